package paddock.notice;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import paddock.account.Names;
import paddock.booking.Booking;
import paddock.booking.Booking.State;
import paddock.booking.Bookings;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.directory.Clients;
import paddock.ground.ClaimWords;
import paddock.ground.Reach;
import paddock.homologation.Homologations;
import paddock.kernel.Datebook;
import paddock.personal.Suppressions;
import paddock.post.Attachment;
import paddock.post.Letter;
import paddock.post.MailAddress;
import paddock.post.Outbox;
import paddock.post.Stationery;
import paddock.post.Thing;
import paddock.web.Formats;

/** Tells those who book for a company what has become of an option or a booking, each in their language. */
@Component
class BookingMails {

    private final Bookings bookings;
    private final Sites sites;
    private final Homologations homologations;
    private final Clients clients;
    private final Suppressions suppressions;
    private final BookingDates dates;
    private final Stationery stationery;
    private final Outbox outbox;
    private final InstantSource clock;

    BookingMails(
            Bookings bookings,
            Sites sites,
            Homologations homologations,
            Clients clients,
            Suppressions suppressions,
            BookingDates dates,
            Stationery stationery,
            Outbox outbox,
            InstantSource clock) {
        this.bookings = bookings;
        this.sites = sites;
        this.homologations = homologations;
        this.clients = clients;
        this.suppressions = suppressions;
        this.dates = dates;
        this.stationery = stationery;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** In the transaction under way, to everybody concerned; to nobody where nobody books for the company. */
    void send(UUID id, String act) {
        Booking booking = bookings.withId(id).orElseThrow();
        if (booking.company() == null) {
            return;
        }
        Site site = sites.withId(booking.site()).orElseThrow();
        for (Names.Name reader : clients.bookers(booking.company())) {
            if (!suppressions.holds(reader.email())) {
                Locale locale = Locale.of(reader.language());
                outbox.send(stationery
                        .write(letter(site, booking, act, reader))
                        .with(new Attachment(
                                "paddock-" + booking.number() + ".ics",
                                "text/calendar; charset=utf-8; method=PUBLISH",
                                calendar(site, booking, locale).getBytes(StandardCharsets.UTF_8))));
            }
        }
    }

    private Letter letter(Site site, Booking booking, String act, Names.Name reader) {
        Locale locale = Locale.of(reader.language());
        List<String> lines = booking.claims().stream()
                .map(claim -> ClaimWords.of(site, claim, locale))
                .map(BookingMails::line)
                .toList();
        Map<String, Object> values = new HashMap<>();
        values.put("act", act);
        values.put("number", booking.number());
        values.put("site", site.name().in(locale));
        values.put("company", name(booking));
        values.put("reference", booking.said().reference());
        values.put("first", lines.getFirst());
        values.put("lines", lines);
        values.put("until", until(site, booking, locale));
        values.put(
                "renewal",
                booking.lives(clock.instant()) && Reach.awaitsRenewal(site, booking.claims(), homologations.at(site)));
        values.put(
                "link",
                stationery
                        .address()
                        .map(address -> address + "/bookings/" + booking.id())
                        .orElse(""));
        return new Letter(
                "notice/mails/booking",
                new MailAddress(reader.name(), reader.email()),
                locale,
                new Thing(Bookings.KIND, booking.id()),
                values);
    }

    private String name(Booking booking) {
        return booking.company() == null
                ? ""
                : clients.withId(booking.company()).map(Clients.Client::name).orElse("");
    }

    private static String line(ClaimWords words) {
        return words.when() + " – " + (words.much().isEmpty() ? "" : words.much() + " × ") + words.what();
    }

    /** Until when it has to be confirmed; empty where it has not. */
    private String until(Site site, Booking booking, Locale locale) {
        return booking.at(clock.instant()) instanceof State.Option option
                ? new Formats(locale).moment(option.lapsesAt(), site.zone())
                : "";
    }

    private String calendar(Site site, Booking booking, Locale locale) {
        return new Datebook(site.key(), dates.of(site, booking, locale)).asMessage(clock.instant());
    }
}
