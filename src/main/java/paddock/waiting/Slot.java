package paddock.waiting;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import paddock.ground.Claim;

/**
 * One way to have what is wanted: on one day, at some hours.
 *
 * @param begins and {@code ends}: the hours that it is known by, on the clock of the site
 */
record Slot(LocalDateTime begins, LocalDateTime ends, List<Claim> claims) {

    Slot {
        claims = List.copyOf(claims);
    }

    /** When the first of it begins: from then on it is past. */
    Instant start() {
        return claims.stream()
                .map(claim -> claim.window().start())
                .min(Instant::compareTo)
                .orElseThrow();
    }

    boolean isAt(Hours hours) {
        return begins.equals(hours.from()) && ends.equals(hours.until());
    }

    /** Which of several: by the clock of the site. */
    record Hours(LocalDateTime from, LocalDateTime until) {}
}
