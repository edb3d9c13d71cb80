package paddock.booking;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import paddock.circuit.Contradiction;
import paddock.circuit.Sites;
import paddock.store.Invariant;

/** What must hold of all that is held, booked and closed, whichever way it got there. */
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

    private static List<String> broken(Sites sites, KeptBookings kept) {
        return sites.all().stream()
                .flatMap(site -> kept.broken(site).stream())
                .map(Contradiction::toString)
                .toList();
    }

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
