package paddock.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** What a calendar tells of: three months back, so that last quarter can be looked up, and eighteen ahead. */
record Span(Instant from, Instant until, Instant late) {

    private static final int MONTHS_BACK = 3;
    private static final int MONTHS_AHEAD = 18;

    /** For how long whoever subscribes is told that something has ended, so that it is struck out and not just gone. */
    private static final int DAYS_AFTER_THE_END = 30;

    static Span around(LocalDate today, ZoneId zone) {
        return new Span(
                today.minusMonths(MONTHS_BACK).atStartOfDay(zone).toInstant(),
                today.plusMonths(MONTHS_AHEAD).atStartOfDay(zone).toInstant(),
                today.minusDays(DAYS_AFTER_THE_END).atStartOfDay(zone).toInstant());
    }
}
