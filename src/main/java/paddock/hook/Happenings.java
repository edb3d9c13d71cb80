package paddock.hook;

import java.util.List;
import java.util.stream.Stream;

/** What an endpoint can ask to be told of, as the trail calls it. */
final class Happenings {

    /** Sent to try an endpoint out; nothing has happened. */
    static final String TEST = "webhook-test";

    private static final List<String> ALL = List.of(
            "option-taken",
            "option-queued",
            "option-first-in-rank",
            "option-challenged",
            "option-confirmed",
            "option-lapsed",
            "option-unlawful",
            "booked",
            "booking-moved",
            "booking-released",
            "booking-cancelled",
            "booking-not-granted",
            "booking-not-chosen",
            "booking-closed",
            "session-opened",
            "booking-restated",
            "booking-described",
            "permit-filed",
            "permit-granted",
            "permit-refused",
            "closed",
            "booking-lifted");

    /** They tell of people, so that nobody is told who has not asked for them one by one. */
    private static final List<String> NAMED =
            List.of("lead-captured", "lead-met-again", "lead-changed", "lead-moved", "lead-forgotten");

    private Happenings() {}

    /** All that can be asked for. */
    static List<String> all() {
        return Stream.concat(ALL.stream(), NAMED.stream()).toList();
    }

    /** Of that what is told only to those who ask for it by name. */
    static List<String> named() {
        return NAMED;
    }

    /** Whether what was told of it before is to be forgotten as well. */
    static boolean forgets(String act) {
        return act.equals("lead-forgotten");
    }
}
