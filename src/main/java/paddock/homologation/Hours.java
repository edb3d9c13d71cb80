package paddock.homologation;

/**
 * Hours of a day, half-open, in seconds since its midnight. They go across midnight where they end before they begin.
 *
 * @param from 0 to 86 399
 * @param until 1 to 86 400, the midnight that ends the day
 */
public record Hours(int from, int until) {

    public static final int DAY = 86_400;

    public Hours {
        if (from < 0 || from >= DAY || until < 1 || until > DAY || from == until) {
            throw new IllegalArgumentException(from + " to " + until);
        }
    }

    boolean acrossMidnight() {
        return until < from;
    }

    boolean contains(int second) {
        return acrossMidnight() ? second >= from || second < until : second >= from && second < until;
    }

    boolean startedYesterday(int second) {
        return acrossMidnight() && second < until;
    }
}
