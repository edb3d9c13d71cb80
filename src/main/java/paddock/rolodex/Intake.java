package paddock.rolodex;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.kernel.Permission;

/**
 * A file of cards that somebody has sent, and how far it has come.
 *
 * @param met where and when those on its cards were met
 * @param fields for each column of a table what it is; empty for vCards
 * @param by who sent it; absent once they are forgotten
 * @param acting who has it entered
 * @param version which writing of it this is
 */
record Intake(
        UUID id,
        Into into,
        File file,
        Met met,
        List<String> fields,
        List<Said> notes,
        Stage stage,
        Instant addedAt,
        @Nullable UUID by,
        @Nullable UUID acting,
        int version) {

    /**
     * A file as it came.
     *
     * @param columns of a table; empty for vCards
     */
    record File(String name, String format, String encoding, List<String> columns) {

        File {
            columns = List.copyOf(columns);
        }

        public boolean isTable() {
            return format.equals("csv");
        }
    }

    /**
     * Where and when people were met.
     *
     * @param exhibition absent for elsewhere, and for companies
     * @param on the day; absent where nobody has said another than the usual one
     */
    record Met(@Nullable UUID exhibition, @Nullable LocalDate on) {

        static final Met UNSAID = new Met(null, null);
    }

    Intake {
        fields = List.copyOf(fields);
        notes = List.copyOf(notes);
    }

    /** Into what its cards go. */
    enum Into {
        COMPANIES(Permission.KEEP_COMPANIES),
        LEADS(Permission.KEEP_LEADS);

        private final Permission permission;

        Into(Permission permission) {
            this.permission = permission;
        }

        Permission permission() {
            return permission;
        }

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Into of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }

    /** How far it has come. */
    enum Stage {
        /** What would become of each card is said; nothing is entered. */
        TRIED,
        ENTERING,
        DONE;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Stage of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }

    public boolean isAtWork() {
        return stage == Stage.ENTERING;
    }
}
