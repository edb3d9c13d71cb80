package paddock.oracle;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** When options lapse, and what clients who serve themselves may hold: the terms as the test sets them. */
final class Deadline {

    /** Hours that whoever is first in rank has once the second asks for an answer. */
    static final int ANSWER = 20;

    static final int NOTICE = 2;
    static final int AHEAD = 12;
    private static final int WORKS_BEFORE = 1;

    private Deadline() {}

    static int hours(Step.Client client) {
        return client == Step.Client.CLUB ? 36 : 60;
    }

    static int mostOptions(Step.Client client) {
        return client == Step.Client.CLUB ? 4 : 2;
    }

    static int mostDays(Step.Client client) {
        return client == Step.Client.CLUB ? 5 : 3;
    }

    static Instant ofOption(Entry entry, Instant now) {
        return capped(entry, now.plus(Duration.ofHours(hours(entry.client))));
    }

    /** Not later than its use begins, and while nobody has asked for what it needs, than that can be asked for. */
    static Instant capped(Entry entry, Instant usual) {
        Instant lapses = sooner(usual, Place.begin(entry.wants));
        return entry.grant == Entry.Grant.WANTED ? sooner(lapses, Place.endOf(entry.latest)) : lapses;
    }

    /** The client has a whole working day to answer. */
    static Instant afterPromotion(Entry entry, Instant now) {
        LocalDate day = Place.day(now).plusDays(1);
        while (!Place.isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        Instant usual = ofOption(entry, now);
        return usual.isBefore(Place.endOf(day)) ? Place.endOf(day) : usual;
    }

    /** While the authority is awaited: until the end of the last working day before, or, once that is over, its use. */
    static Instant ofAwaited(Entry entry, Instant now) {
        Instant begin = Place.begin(entry.wants);
        LocalDate day = Place.day(begin).minusDays(WORKS_BEFORE);
        while (!Place.isWorkingDay(day)) {
            day = day.minusDays(1);
        }
        Instant end = Place.endOf(day);
        return end.isAfter(now) ? end : begin;
    }

    private static Instant sooner(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
