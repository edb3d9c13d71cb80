package paddock.booking;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import paddock.booking.Booking.State;
import paddock.circuit.Site;
import paddock.permit.Permit;
import paddock.terms.Limits;
import paddock.terms.Terms;

/** How long options last. */
@Component
final class Deadlines {

    private final Terms terms;

    Deadlines(Terms terms) {
        this.terms = terms;
    }

    /** A new one, with the time until which it is good. */
    State of(Site site, Booking draft, Instant now) {
        return switch (draft.state()) {
            case State.Option option -> new State.Option(ofOption(site, draft, now));
            case State.Waiting waiting -> new State.Waiting(begin(draft));
            case State.Booked booked -> booked;
            case State.Ended ended -> ended;
        };
    }

    /**
     * When a new option lapses: in due time, never later than what it is for begins, and while nobody has asked for what
     * it needs not later than that can be asked for.
     */
    Instant ofOption(Site site, Booking booking, Instant now) {
        UUID company = booking.company();
        Limits limits = company == null
                ? Limits.NONE
                : terms.limits(site.id(), company, now.atZone(site.zone()).toLocalDate());
        return capped(site, booking, now.plus(limits.length()));
    }

    /**
     * When one lapses that waits for an answer of the authority: with the last working day before what it is for, or
     * where that is over, as it begins.
     */
    Instant ofAwaited(Site site, Booking booking, Instant now) {
        LocalDate day = begin(booking).atZone(site.zone()).toLocalDate().minusDays(1);
        while (!isWorkingDay(site, day)) {
            day = day.minusDays(1);
        }
        Instant end = day.plusDays(1).atStartOfDay(site.zone()).toInstant();
        return end.isAfter(now) ? earlier(end, begin(booking)) : begin(booking);
    }

    /** By when one has to be confirmed or let go for which another waits. */
    Instant afterChallenge(Site site, Instant now) {
        return now.plus(terms.of(site.id()).timeToAnswer());
    }

    /** At a time, or sooner where it begins sooner or has to be asked for sooner. */
    Instant capped(Site site, Booking booking, Instant usual) {
        Instant lapses = earlier(usual, begin(booking));
        for (Permit permit : booking.permits()) {
            if (permit.latest() != null && permit.progress() instanceof Permit.Progress.Wanted) {
                lapses = earlier(
                        lapses,
                        permit.latest().plusDays(1).atStartOfDay(site.zone()).toInstant());
            }
        }
        return lapses;
    }

    /** When what it is for begins. */
    static Instant begin(Booking booking) {
        return booking.claims().stream()
                .map(claim -> claim.window().start())
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** When one lapses whose turn has come: never before its client had a whole working day to answer. */
    Instant afterPromotion(Site site, Booking booking, Instant now) {
        Instant usual = ofOption(site, booking, now);
        LocalDate day = now.atZone(site.zone()).toLocalDate().plusDays(1);
        while (!isWorkingDay(site, day)) {
            day = day.plusDays(1);
        }
        Instant whole = day.plusDays(1).atStartOfDay(site.zone()).toInstant();
        return whole.isAfter(usual) ? whole : usual;
    }

    private static boolean isWorkingDay(Site site, LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0
                && !site.holidays().include(day);
    }
}
