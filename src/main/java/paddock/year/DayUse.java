package paddock.year;

import java.util.Locale;

/** What a day of a circuit came to: the first of these that is true of any of its hours. */
enum DayUse {
    /** A use of it was sold, to one client or by places in a session. */
    SOLD("f-booked"),
    /** Somebody has an option on it, or waits for one. */
    HELD("f-held"),
    /** The operator has it, in a session of which no place is sold. */
    OWN("f-yours"),
    CLOSED("f-closed"),
    FREE("f-free");

    private final String mark;

    DayUse(String mark) {
        this.mark = mark;
    }

    /** Its flag. */
    String mark() {
        return mark;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
