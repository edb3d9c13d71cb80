package paddock.directory;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import paddock.kernel.Days;

/**
 * What a company is to the operator in a run of days.
 *
 * @param version which writing of it this is
 */
public record Status(UUID id, Kind kind, Days during, int version) {

    /** What a company can be; several at once, each once on a day. */
    public enum Kind {
        /** Has a place here all year. */
        RESIDENT,
        MEMBER,
        CLUB,
        SCHOOL,
        PUBLIC_BODY,
        PROSPECT;

        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Kind> withKey(String key) {
            return Arrays.stream(values())
                    .filter(kind -> kind.key().equals(key))
                    .findFirst();
        }
    }
}
