package paddock.twin;

import java.util.Arrays;
import java.util.Locale;

/** Something that two companies have in common or in which they differ, and what it weighs: the table of {@code docs/rules/duplicates.md}. */
enum Sign {
    /** The number of the company, whichever of its numbers holds it. */
    SAME_NUMBER(70),
    /** Both have one, and they differ: by law these are two. */
    OTHER_NUMBER(-100),
    SAME_NAME(50),
    /** But for a letter or two. */
    NAME_ALIKE(40),
    /** All the words of one are in the other, or one goes on where the other ends. */
    NAME_IN_PART(20),
    /** A mailbox of one person's own. */
    SAME_MAILBOX(40),
    /** A domain of the company's own, where they share no mailbox. */
    SAME_DOMAIN(30),
    SAME_PHONE(30),
    SAME_STREET(25),
    /** Where they share no street. */
    SAME_TOWN(5),
    OTHER_COUNTRY(-20);

    private final int points;

    Sign(int points) {
        this.points = points;
    }

    public int points() {
        return points;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Sign of(String key) {
        return Arrays.stream(values())
                .filter(sign -> sign.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no sign is called " + key));
    }
}
