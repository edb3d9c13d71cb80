package paddock.terms;

import java.time.LocalDate;

/** Every way an option can go beyond what its company may hold. */
public sealed interface Beyond {

    /** It holds as many options already. */
    record Options(int most) implements Beyond {}

    /** With it, it would hold more days. */
    record Days(int most) implements Beyond {}

    /** It begins too soon. */
    record Notice(int hours) implements Beyond {}

    /** It is too far ahead. */
    record Ahead(int days) implements Beyond {}

    /** That year cannot be held yet. */
    record NotOpen(int year, LocalDate opens) implements Beyond {}
}
