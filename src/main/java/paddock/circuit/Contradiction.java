package paddock.circuit;

import java.time.LocalDate;

/** Why a site file cannot replace what is stored: it would unsay something that others already rely on. */
public sealed interface Contradiction {

    /** Local times are kept in the zone; another one would move them all. */
    record OtherZone(String before, String after) implements Contradiction {}

    /** Something that was there before the day of the import is missing from the file instead of ended in it. */
    record Vanished(String what, String key) implements Contradiction {}

    /** A layout would have gone another way in the past, in other directions, or with its finish elsewhere. */
    record PastRewritten(String layout, LocalDate day) implements Contradiction {}

    /** A section that was there before the day of the import gets another line, stated length or surface. */
    record SectionRewritten(String key) implements Contradiction {}

    /** A pair of layouts would have been excluded on other days of the past than it was. */
    record ExclusionRewritten(String first, String second) implements Contradiction {}

    /** What a text that was in force said, or what a register says was used, would be another thing than it was. */
    record LawRewritten(String subject) implements Contradiction {}

    /** A layout or a pool that somebody has from some day on would not be there, or go over other ground. */
    record Promised(String key, LocalDate day) implements Contradiction {}

    /** Something that is to go is still referred to; the constraint that guards it is named. */
    record InUse(String constraint) implements Contradiction {}
}
