package paddock.hook;

import java.util.Locale;

/** Why an attempt has failed, or why there will be none. */
enum Fault {
    /** Answered, but not that it was taken. */
    STATUS,
    /** Answered that it is elsewhere: nobody is followed. */
    REDIRECT,
    /** Answered that it is gone for good. */
    GONE,
    SLOW,
    UNKNOWN_HOST,
    UNREACHABLE,
    /** No line that is encrypted as it must be: the certificate, as a rule. */
    ENCRYPTION,
    /** The name leads into the operator's own network. */
    INSIDE,
    /** Nothing leaves a demonstration that others can reach. */
    DEMONSTRATION,
    /** Its secret cannot be read any more. */
    SECRET,
    /** The endpoint was disabled or removed meanwhile. */
    STOPPED,
    /** A backup was brought back, and nobody knows what had arrived by then. */
    RESTORED;

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
