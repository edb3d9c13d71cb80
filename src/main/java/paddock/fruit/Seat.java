package paddock.fruit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Places that a company took in a session after it was met at an exhibition, and still has.
 *
 * @param lead the card by which its company was first met there
 */
record Seat(UUID place, Session session, UUID company, long vehicles, Instant takenAt, UUID lead, Instant metAt) {

    /**
     * Where the places are.
     *
     * @param day absent where it has no tarmac
     * @param confidential whether its clients are named to few
     */
    record Session(
            UUID id, UUID site, String title, @Nullable LocalDate day, boolean confidential) {}
}
