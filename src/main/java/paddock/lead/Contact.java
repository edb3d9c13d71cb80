package paddock.lead;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something done about a lead, or come from it.
 *
 * @param by absent for whom it came from, and for Paddock itself
 * @param reached whether they had a part in it themselves: a call that nobody took is none that came from them
 */
public record Contact(
        UUID id, Kind kind, Instant at, @Nullable UUID by, String note, boolean reached) {

    /** What it was. */
    public enum Kind {
        CALL,
        MEETING,
        MAIL,
        /** Came from them. */
        REPLY,
        /** They followed a link in a mail. */
        CLICK,
        VISIT,
        NOTE,
        /** A machine has answered: they are away. */
        AUTO,
        /** A mail did not reach them. */
        BOUNCE,
        /** They want no more letters. */
        REFUSAL;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> of(String key) {
            return Stream.of(values()).filter(one -> one.key().equals(key)).findFirst();
        }

        /** Whether they have heard of the operator by it. */
        boolean answers() {
            return this == CALL || this == MEETING || this == MAIL || this == VISIT;
        }
    }

    /** Where it stood from when on. */
    public record Step(
            Lead.Stage stage, Instant at, @Nullable UUID by, String why) {}
}
