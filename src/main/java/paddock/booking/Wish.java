package paddock.booking;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.ground.Claim;

/**
 * What somebody would like to have.
 *
 * @param company for whom; absent for what is the operator's own
 */
public record Wish(UUID site, Booking.Kind kind, @Nullable UUID company, List<Claim> claims, Booking.Said said) {
    public Wish {
        if ((kind == Booking.Kind.RENTAL) == (company == null)) {
            throw new IllegalArgumentException(kind + " for " + company);
        }
        claims = List.copyOf(claims);
        if (claims.isEmpty()) {
            throw new IllegalArgumentException("nothing is wished for");
        }
    }

    /** Time for a company; a closure where there is none. */
    public Wish(UUID site, @Nullable UUID company, List<Claim> claims, Booking.Said said) {
        this(site, company == null ? Booking.Kind.CLOSURE : Booking.Kind.RENTAL, company, claims, said);
    }

    /** What is wished for, before anybody has judged it. */
    Booking draft(Booking.State state, Instant now) {
        return new Booking(UUID.randomUUID(), 0, site, kind, company, state, claims, List.of(), said, now, 1);
    }

    /** An open session of the operator's own. */
    public static Wish session(UUID site, List<Claim> claims, Booking.Said said) {
        return new Wish(site, Booking.Kind.SESSION, null, claims, said);
    }
}
