package paddock.booking;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.ground.Claim;

/**
 * What somebody would like to have.
 *
 * @param company for whom; absent for a closure
 */
public record Wish(UUID site, @Nullable UUID company, List<Claim> claims, Booking.Said said) {
    public Wish {
        claims = List.copyOf(claims);
        if (claims.isEmpty()) {
            throw new IllegalArgumentException("nothing is wished for");
        }
    }
}
