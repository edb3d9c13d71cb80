package paddock.stand;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A phone that takes cards at the stand of a motor show.
 *
 * @param person for whom it takes them; absent once they are forgotten
 * @param seenAt when it was last heard of
 * @param pending so many cards it said it still held
 * @param shutAt since when it is shut out; absent while it is not
 * @param answeredAt when it was first answered that it is; whether the answer has reached it nobody knows; absent until then
 */
record Device(
        UUID id,
        UUID exhibition,
        @Nullable UUID person,
        String name,
        Instant addedAt,
        Instant seenAt,
        int pending,
        @Nullable Instant shutAt,
        @Nullable Instant answeredAt) {

    public boolean isShutOut() {
        return shutAt != null;
    }
}
