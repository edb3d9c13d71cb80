package paddock.circuit;

import java.time.LocalDate;

/** Why a site file cannot replace what is stored: it would unsay something that others already rely on. */
public sealed interface Contradiction {

    /** Local times are kept in the zone; another one would move them all. */
    record OtherZone(String before, String after) implements Contradiction {}

    /** Something that was there before the day of the import is missing from the file instead of ended in it. */
    record Vanished(String what, String key) implements Contradiction {}

    /** A layout would have gone another way in the past. */
    record PastRewritten(String layout, LocalDate day) implements Contradiction {}

    /** Something that is to go is still referred to; the constraint that guards it is named. */
    record InUse(String constraint) implements Contradiction {}
}
