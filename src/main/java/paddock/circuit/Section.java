package paddock.circuit;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.kernel.Days;
import paddock.kernel.Text;

/**
 * A piece of track never divided further and never given to two users together; exists on some days, known by its line
 * or its length alone.
 *
 * @param stated length in metres as somebody states it; absent where only the geometry speaks
 */
public record Section(
        UUID id,
        String key,
        @Nullable Text name,
        Days exists,
        @Nullable Line line,
        @Nullable Double stated,
        @Nullable Width width,
        @Nullable Surface surface) {

    public Section {
        if (line == null && stated == null) {
            throw new IllegalArgumentException("section " + key + " has neither geometry nor length");
        }
    }

    /** Metres as measured on the geometry, else as stated. */
    public double length() {
        return line != null ? line.length() : stated != null ? stated : 0;
    }

    public Optional<Line> geometry() {
        return Optional.ofNullable(line);
    }
}
