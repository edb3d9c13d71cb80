package paddock.followup;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done about a lead.
 *
 * @param owner absent where nobody looks after it
 */
record Due(
        UUID lead,
        String name,
        String firm,
        String grade,
        String step,
        Instant dueAt,
        @Nullable UUID owner) {

    /** What it is called in lists. */
    public String called() {
        return firm.isEmpty() ? name : firm;
    }

    public boolean isOverdue(Instant now) {
        return dueAt.isBefore(now);
    }
}
