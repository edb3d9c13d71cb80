package paddock.rolodex;

import java.util.List;
import java.util.Locale;

/** What becomes, or would become, of a card. */
enum Outcome {
    /** It makes a company, or a lead, that was not there. */
    NEW,
    /** It adds a contact to a company that is there. */
    ADDED,
    /** It fills in what was not known of a company, a contact or a lead. */
    FILLED,
    /** It may be one that is there: somebody says whether it is. */
    DOUBTFUL,
    /** All that it says is there. */
    KNOWN,
    REFUSED,
    /** Somebody did not want it. */
    LEFT_OUT,
    ENTERED;

    /** In the order in which they are shown. */
    static final List<Outcome> SHOWN = List.of(ENTERED, NEW, ADDED, FILLED, DOUBTFUL, REFUSED, KNOWN, LEFT_OUT);

    /** What is entered at once, where nobody has to be asked. */
    static final List<Outcome> FITTING = List.of(NEW, ADDED, FILLED);

    public boolean fits() {
        return FITTING.contains(this);
    }

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Outcome of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
