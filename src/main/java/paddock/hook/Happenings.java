package paddock.hook;

import java.util.List;

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

    private Happenings() {}

    static List<String> all() {
        return ALL;
    }
}
