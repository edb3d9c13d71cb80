package paddock.search;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import paddock.booking.Holding;

/** What comes of a search. */
sealed interface Found {

    /**
     * Dates, the best first.
     *
     * @param isMore whether there are others after these
     */
    record Dates(List<Answer> answers, boolean isMore) implements Found {}

    /**
     * No date.
     *
     * @param why what stands in the way, the most frequent first
     * @param easings what could be given up, each with the first date that it would bring
     */
    record Nothing(List<Reason> why, List<Easing> easings) implements Found {

        /** The sign for what stands in the way most often. */
        public String mark() {
            return why.isEmpty()
                    ? "f-works"
                    : switch (why.getFirst().kind()) {
                        case HOURS, ORDER, LATE, TERMS, BARRED -> "f-forbid";
                        case TAKEN, UNITS -> "f-booked";
                        case NO_LAYOUT, PAST, TOO_WIDE -> "f-works";
                    };
        }
    }

    /**
     * Why days are none.
     *
     * @param days on how many days of how many layouts
     * @param cites paragraphs that are in the way, the most frequent first
     * @param refusal how an option would be refused, where that says more
     */
    record Reason(
            Kind kind,
            int days,
            List<String> cites,
            @Nullable Holding refusal) {

        Reason(Kind kind) {
            this(kind, 0, List.of(), null);
        }

        /** What stands in the way. */
        enum Kind {
            /** No layout is like that: so long, of that surface. */
            NO_LAYOUT,
            /** The order closes so much of the day that too little is left. */
            HOURS,
            /** Others have it. */
            TAKEN,
            /** Not enough units of a pool are free. */
            UNITS,
            /** Beside what others have, or for as long as that, the order does not allow it. */
            ORDER,
            /** What would have to be granted had to be asked for by a day that is past. */
            LATE,
            /** The company may not hold that: as many as that, so soon, so far ahead. */
            TERMS,
            /** Nothing is sold to the company. */
            BARRED,
            /** The days asked for are over. */
            PAST,
            /** More would have to be looked through than is: nobody knows. */
            TOO_WIDE
        }
    }

    /**
     * Something to give up.
     *
     * @param what its name in the texts
     * @param value how much of it, as the texts say it
     * @param asked what to ask for instead
     */
    record Easing(String what, String value, Map<String, String> asked, Answer first) {}
}
