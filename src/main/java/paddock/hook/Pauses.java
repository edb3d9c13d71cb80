package paddock.hook;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** How long to wait after a failure: about three days altogether. */
final class Pauses {

    private static final List<Duration> AFTER = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofHours(16),
            Duration.ofHours(24),
            Duration.ofHours(24));

    /** An endpoint that fails is left alone for a moment, whatever else is due for it. */
    private static final Duration LONGEST_REST = Duration.ofMinutes(5);

    static final int MOST_ATTEMPTS = AFTER.size() + 1;

    private Pauses() {}

    /** Until a message is tried again that has failed so often, a tenth more or less: not everybody comes back at once. */
    static Duration after(int attempts, RandomGenerator chance) {
        return AFTER.get(Math.min(attempts, AFTER.size()) - 1)
                .multipliedBy(chance.nextInt(900, 1101))
                .dividedBy(1000);
    }

    /** Until an endpoint is tried again, with whatever message, that has failed so often in a row. */
    static Duration rest(int failures, RandomGenerator chance) {
        Duration pause = after(failures, chance);
        return pause.compareTo(LONGEST_REST) < 0 ? pause : LONGEST_REST;
    }
}
