package paddock.booking;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.circuit.Contradiction;
import paddock.circuit.Sites;
import paddock.kernel.Acting;
import paddock.personal.Sheet;
import paddock.personal.Subject;
import paddock.store.Invariant;

/**
 * What must hold of all that is held, booked and closed, whichever way it got there; and what bookings hold on people, which is
 * who asked for them: a booking is the company's and stays.
 */
@Configuration(proxyBeanMethods = false)
class SoundBookings {

    @Bean
    Invariant nothingIsSoldTwice() {
        return new Invariant.Query("sold-once", TWICE);
    }

    @Bean
    Invariant stateAndGroundGoTogether() {
        return new Invariant.Query("ground-by-state", BY_STATE);
    }

    @Bean
    Invariant claimsHaveWhatTheyAskFor() {
        return new Invariant.Query("units-as-asked", UNITS);
    }

    @Bean
    Invariant claimsThatAskAreCounted() {
        return new Invariant.Query("claims-that-ask", ASKING);
    }

    @Bean
    Invariant clocksShowTheHoursThatAreKept() {
        return new Invariant.Query("hours-on-the-clock", CLOCK);
    }

    @Bean
    Invariant groundIsThatOfTheSite(Sites sites, KeptBookings kept) {
        return new Invariant.Reading("ground-of-the-site", () -> broken(sites, kept));
    }

    @Bean
    static paddock.personal.Holding bookingHolding(JdbcClient jdbc) {
        return new OfPeople(jdbc);
    }

    private record OfPeople(JdbcClient jdbc) implements paddock.personal.Holding {

        @Override
        public List<Sheet> on(Subject subject) {
            return subject.person() == null ? List.of() : List.of(Sheet.of("bookings", jdbc, ASKED, subject.person()));
        }

        @Override
        public List<String> addresses() {
            return List.of();
        }

        @Override
        public void forget(Acting by, Subject subject) {
            if (subject.person() != null) {
                jdbc.sql("update booking.booking set asked_by = null where asked_by = ?")
                        .param(subject.person())
                        .update();
            }
        }
    }

    private static List<String> broken(Sites sites, KeptBookings kept) {
        return sites.all().stream()
                .flatMap(site -> kept.broken(site).stream())
                .map(Contradiction::toString)
                .toList();
    }

    private static final String ASKED = """
            select b.number as request, b.asked_at as at, c.name as company
              from booking.booking b
              left join directory.company c on c.id = b.company
             where b.asked_by = :person
             order by b.number desc
             limit 10000
            """;

    /** The constraint says so too; an index that has been damaged would not. */
    private static final String TWICE = """
            select a.resource || ': ' || a.booking || ' ' || a.during || ' – ' || b.booking || ' ' || b.during
              from booking.occupancy a
              join booking.occupancy b on b.resource = a.resource and b.ctid > a.ctid and b.during && a.during
             where a.blocks and b.blocks
            """;

    private static final String BY_STATE = """
            select b.id || ': ' || b.state || case when o.blocks then ' keeps others out' else ' waits' end
              from booking.booking b
              join booking.occupancy o on o.booking = b.id
             where b.state = 'ended' or o.blocks = (b.state = 'waiting')
             union
            select b.id || ': ' || b.state || ' has nothing of claim ' || c.position
              from booking.booking b
              join booking.claim c on c.booking = b.id
             where b.state in ('option', 'booked')
               and not exists (select 1 from booking.occupancy o where o.booking = c.booking and o.claim = c.position)
            """;

    private static final String UNITS = """
            select c.booking || ': ' || c.units || ' asked for, ' || count(o.resource)
              from booking.claim c
              join booking.booking b on b.id = c.booking
              left join booking.occupancy o on o.booking = c.booking and o.claim = c.position
             where c.units is not null and b.state in ('option', 'booked')
             group by c.booking, c.position, c.units
            having count(o.resource) <> c.units
            """;

    private static final String ASKING = """
            select c.booking || ': claim ' || c.position || ' asks for nothing, its booking does'
              from booking.claim c
             where not c.asks and exists (select 1 from booking.permit p where p.booking = c.booking)
            """;

    private static final String CLOCK = """
            select booking || ': ' || begins || ' – ' || ends || ' ' || zone || ', ' || during
              from booking.claim
             where lower(during) at time zone zone <> begins or upper(during) at time zone zone <> ends
            """;
}
