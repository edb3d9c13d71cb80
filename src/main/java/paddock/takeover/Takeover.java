package paddock.takeover;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that is taken over, and how far that has come.
 *
 * @param notes what there is to say of the file as a whole
 * @param matching absent until somebody has said what its columns are
 * @param acting who has it done what is being done, or was done last
 * @param version which writing of it this is
 */
public record Takeover(
        UUID id,
        UUID site,
        File file,
        List<Note> notes,
        @Nullable Matching matching,
        Stage stage,
        Manner manner,
        boolean loud,
        Instant addedAt,
        @Nullable UUID acting,
        @Nullable Instant begunAt,
        @Nullable Instant endedAt,
        int version) {

    /** What was created can be taken back for so long. */
    static final Duration UNDONE_FOR = Duration.ofDays(7);

    /**
     * A file as it came.
     *
     * @param separator of a table; empty for a calendar
     */
    public record File(String name, String format, String encoding, String separator, List<String> columns) {

        public boolean isCalendar() {
            return format.equals("ics");
        }
    }

    /** How far it has come. */
    public enum Stage {
        READ,
        REHEARSING,
        REHEARSED,
        RUNNING,
        STOPPED,
        /** As a whole, for some of it could not be had: nothing was created. */
        REFUSED,
        DONE,
        UNDOING,
        UNDONE;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether something is being done. */
        public boolean isAtWork() {
            return this == REHEARSING || this == RUNNING || this == UNDOING;
        }

        /** Whether what its columns are can be said anew: nothing was created yet. */
        boolean isOpen() {
            return this == READ || this == REHEARSED || this == REFUSED;
        }
    }

    /** How its lines are booked. */
    public enum Manner {
        /** One by one: what cannot be had is told, and the others go on. */
        EACH,
        /** Together or not at all. */
        ALL;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether what it created can still be taken back. */
    boolean canBeUndone(Instant now) {
        boolean ended = stage == Stage.DONE || stage == Stage.STOPPED;
        return ended && endedAt != null && now.isBefore(endedAt.plus(UNDONE_FOR));
    }
}
