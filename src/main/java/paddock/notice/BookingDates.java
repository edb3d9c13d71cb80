package paddock.notice;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import paddock.booking.Booking;
import paddock.booking.Booking.State;
import paddock.circuit.Site;
import paddock.ground.Claim;
import paddock.ground.ClaimWords;
import paddock.kernel.Datebook;
import paddock.post.Stationery;
import paddock.web.Formats;

/** An option or a booking as whoever has it writes it into a calendar: the same in a mail and in what they subscribe to. */
@Component
public final class BookingDates {

    private final Stationery stationery;
    private final MessageSource texts;
    private final InstantSource clock;

    BookingDates(Stationery stationery, MessageSource texts, InstantSource clock) {
        this.stationery = stationery;
        this.texts = texts;
        this.clock = clock;
    }

    /** Each claim as an entry that replaces the one before. */
    public List<Datebook.Entry> of(Site site, Booking booking, Locale locale) {
        State state = booking.at(clock.instant());
        List<Datebook.Entry> entries = new ArrayList<>();
        for (Claim claim : booking.claims()) {
            entries.add(new Datebook.Entry(
                    booking.id() + "-" + entries.size(),
                    booking.version(),
                    since(booking, state),
                    standing(state),
                    words(site, booking, ClaimWords.of(site, claim, locale), locale),
                    new Datebook.Span.Hours(
                            claim.window().start(), claim.window().end())));
        }
        return entries;
    }

    private static Instant since(Booking booking, State state) {
        return state instanceof State.Ended ended ? ended.at() : booking.askedAt();
    }

    private static Datebook.Standing standing(State state) {
        return switch (state) {
            case State.Waiting waiting -> Datebook.Standing.TENTATIVE;
            case State.Option option -> Datebook.Standing.TENTATIVE;
            case State.Booked booked -> Datebook.Standing.CONFIRMED;
            case State.Ended ended -> Datebook.Standing.CANCELLED;
        };
    }

    private Datebook.Words words(Site site, Booking booking, ClaimWords claim, Locale locale) {
        State state = booking.at(clock.instant());
        String place = site.name().in(locale);
        String what = (claim.much().isEmpty() ? "" : claim.much() + " × ") + claim.what();
        String summary = place + " – " + what;
        List<String> details = new ArrayList<>();
        details.add(said(state, site, locale));
        details.add(texts.getMessage("notice.request", new Object[] {Long.toString(booking.number())}, locale));
        if (!booking.said().reference().isEmpty()) {
            details.add(booking.said().reference());
        }
        if (!booking.said().orderNumber().isEmpty()) {
            details.add(booking.said().orderNumber());
        }
        return new Datebook.Words(
                state instanceof State.Booked
                        ? summary
                        : texts.getMessage("notice.date.with", new Object[] {word(state, locale), summary}, locale),
                String.join("\n", details),
                place,
                stationery
                        .address()
                        .map(address -> address + "/bookings/" + booking.id())
                        .orElse(""));
    }

    private String word(State state, Locale locale) {
        String key = switch (state) {
            case State.Waiting waiting -> "waiting";
            case State.Option option -> "option";
            case State.Booked booked -> "booked";
            case State.Ended ended -> "ended";
        };
        return texts.getMessage("notice.date." + key, null, locale);
    }

    /** How far it has come, and until when it has to be confirmed. */
    private String said(State state, Site site, Locale locale) {
        return state instanceof State.Option option
                ? texts.getMessage(
                        "notice.date.until",
                        new Object[] {new Formats(locale).moment(option.lapsesAt(), site.zone())},
                        locale)
                : word(state, locale);
    }
}
