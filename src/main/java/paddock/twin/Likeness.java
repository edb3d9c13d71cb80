package paddock.twin;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Whether two companies may be one, and why. */
record Likeness(List<Sign> signs) {

    /** From here on somebody is asked. */
    static final int PROPOSED = 40;

    /** From here on they are shown to whoever is just writing one of them down. */
    static final int MENTIONED = 20;

    private static final int CERTAIN = 100;

    Likeness {
        signs = List.copyOf(signs);
    }

    static Likeness of(Face one, Face other) {
        List<Sign> signs = new ArrayList<>();
        if (share(one.numbers(), other.numbers())) {
            signs.add(Sign.SAME_NUMBER);
        } else if (one.isNumberedAsIn(other)) {
            signs.add(Sign.OTHER_NUMBER);
        }
        name(one.called(), other.called(), signs);
        if (share(one.mailboxes(), other.mailboxes())) {
            signs.add(Sign.SAME_MAILBOX);
        } else if (share(one.domains(), other.domains())) {
            signs.add(Sign.SAME_DOMAIN);
        }
        if (share(one.phones(), other.phones())) {
            signs.add(Sign.SAME_PHONE);
        }
        place(one, other, signs);
        return new Likeness(signs);
    }

    private static void name(Called one, Called other, List<Sign> signs) {
        if (one.isSameAs(other)) {
            signs.add(Sign.SAME_NAME);
        } else if (one.isLike(other)) {
            signs.add(Sign.NAME_ALIKE);
        } else if (one.isPartOf(other) || other.isPartOf(one)) {
            signs.add(Sign.NAME_IN_PART);
        }
    }

    private static void place(Face one, Face other, List<Sign> signs) {
        if (share(one.streets(), other.streets())) {
            signs.add(Sign.SAME_STREET);
        } else if (share(one.towns(), other.towns())) {
            signs.add(Sign.SAME_TOWN);
        }
        boolean both = !one.countries().isEmpty() && !other.countries().isEmpty();
        if (both && !share(one.countries(), other.countries())) {
            signs.add(Sign.OTHER_COUNTRY);
        }
    }

    private static boolean share(Set<String> some, Set<String> others) {
        return !Collections.disjoint(some, others);
    }

    /** From nothing to certain. */
    public int score() {
        return Math.clamp(signs.stream().mapToInt(Sign::points).sum(), 0, CERTAIN);
    }

    List<String> keys() {
        return signs.stream().map(Sign::key).toList();
    }
}
