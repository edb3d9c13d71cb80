package paddock.exchange;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import paddock.booking.Booking;
import paddock.booking.Desk;
import paddock.circuit.Sites;
import paddock.kernel.Datebook;
import paddock.notice.BookingDates;
import paddock.session.PlaceDates;

/** All that a company has, at all sites: its options, its bookings, its places in open sessions. */
@Component
final class CompanyFeed {

    private final Desk desk;
    private final BookingDates bookings;
    private final PlaceDates places;
    private final Sites sites;
    private final InstantSource clock;

    CompanyFeed(Desk desk, BookingDates bookings, PlaceDates places, Sites sites, InstantSource clock) {
        this.desk = desk;
        this.bookings = bookings;
        this.places = places;
        this.sites = sites;
        this.clock = clock;
    }

    Datebook of(UUID company, Locale locale) {
        Span span = Span.around(LocalDate.ofInstant(clock.instant(), sites.zone()), sites.zone());
        List<Datebook.Entry> entries = new ArrayList<>();
        for (Booking booking : desk.ofCompany(new Desk.Theirs(company, span.from(), span.until(), span.late()))) {
            entries.addAll(bookings.of(sites.withId(booking.site()).orElseThrow(), booking, locale));
        }
        entries.addAll(places.of(new PlaceDates.Wanted(company, span.from(), span.until(), span.late()), locale));
        return new Datebook("company", entries);
    }
}
