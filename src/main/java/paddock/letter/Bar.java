package paddock.letter;

import java.util.Locale;

/** Why somebody gets no letter. */
enum Bar {
    /** Nobody has written down where they get mail. */
    NO_ADDRESS,
    /** They have said that they want none. */
    REFUSED,
    /** Nothing reaches that mailbox. */
    UNREACHABLE,
    /** A person of no company, who has not said that they may be written to. */
    NO_CONSENT,
    /** Somebody before them on the list has the same mailbox. */
    TWICE,
    /** The text says nothing once what is not known of them is left out. */
    NOTHING_TO_SAY;

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
