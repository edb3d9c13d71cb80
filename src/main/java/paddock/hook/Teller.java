package paddock.hook;

import java.util.Optional;
import java.util.UUID;

/**
 * Something besides bookings that endpoints can be told of, where they ask for it by name: declared as a bean by the part
 * that keeps it. Whoever asks for all is not told of it.
 */
public interface Teller {

    /** What deeds about it call it. */
    String kind();

    /** As programs read it, at the moment of the act; nothing where it is there no more. */
    Optional<Told> told(UUID thing);

    /**
     * A thing as programs read it.
     *
     * @param path where they do
     * @param json what they read there
     */
    record Told(String path, String json) {}
}
