package paddock.hook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to an endpoint, without what it says.
 *
 * @param event the id under which it is sent
 * @param act what has happened
 * @param thing the booking it happened to
 * @param at when it happened
 * @param state {@code waiting}, {@code delivered} or {@code given-up}
 * @param fault why the last attempt failed, by the name of the text that says it; absent where it did not
 * @param status what the last attempt was answered; absent where it was not
 * @param said the beginning of that answer
 */
record DeliveryLine(
        UUID id,
        UUID event,
        UUID endpoint,
        String act,
        UUID thing,
        Instant at,
        String state,
        int attempts,
        Instant dueAt,
        @Nullable Instant endedAt,
        @Nullable String fault,
        @Nullable Integer status,
        @Nullable String said) {

    public boolean waits() {
        return state.equals("waiting");
    }

    /** Whether something has happened; a test is about nothing. */
    public boolean isReal() {
        return !act.equals(Happenings.TEST);
    }
}
