package paddock.takeover;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What becomes, or would become, of a line. */
enum Outcome {
    /** Nobody has looked yet. */
    READ,
    FITS,
    /** Somebody has it, or another line of the file. */
    CONFLICT,
    UNLAWFUL,
    /** It cannot be had for another reason. */
    REFUSED,
    UNREADABLE,
    /** It begins before now. */
    PAST,
    /** Nobody wants it: cancelled, replaced, of no account. */
    LEFT_OUT,
    CREATED,
    /** It was created and is cancelled again. */
    UNDONE,
    /** It was created and somebody has done something with it since: it stays. */
    KEPT;

    /** In the order in which they are shown. */
    static final List<Outcome> SHOWN =
            List.of(CREATED, FITS, CONFLICT, UNLAWFUL, REFUSED, UNREADABLE, PAST, LEFT_OUT, UNDONE, KEPT);

    private static final Set<String> NOT_WANTED =
            Set.of("cancelled", "same-uid", "no-end-of-rule", "too-many-times", "never", "value-left-out");

    static Outcome of(Note flaw) {
        if (flaw.code().equals("past-times")) {
            return PAST;
        }
        return NOT_WANTED.contains(flaw.code()) ? LEFT_OUT : UNREADABLE;
    }

    /** Whether such a line keeps a file from being taken over as a whole. */
    boolean isInTheWay() {
        return this == CONFLICT || this == UNLAWFUL || this == REFUSED || this == UNREADABLE;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Outcome of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
