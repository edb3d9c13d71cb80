package paddock.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Objects;
import paddock.kernel.CannotStart;

/**
 * How many requests a minute each may make: a person, and ten times as many a network, behind which many may sit. Kept by
 * each node for itself.
 */
final class Allowances {

    private static final int NETWORK = 10;
    private static final int MOST_KNOWN = 50_000;

    private final int perMinute;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_KNOWN)
            .expireAfterAccess(Duration.ofMinutes(2))
            .build();

    private Allowances(int perMinute) {
        this.perMinute = perMinute;
    }

    /** @throws CannotStart when the setting is neither a number nor {@code off} */
    static Allowances of(String setting) {
        if (!setting.strip().matches("off|[1-9][0-9]{0,5}")) {
            throw new CannotStart(
                    "PADDOCK_RATE=" + setting + " is no number of requests a minute", "Give one up to 999999, or off");
        }
        return new Allowances(setting.strip().equals("off") ? 0 : Integer.parseInt(setting.strip()));
    }

    /** @throws TooFast when they ask more than they may */
    void person(String id) throws TooFast {
        take("person " + id, perMinute);
    }

    /** @throws TooFast when from there more is asked than may be */
    void network(String network) throws TooFast {
        take("network " + network, perMinute * NETWORK);
    }

    private void take(String who, int allowed) throws TooFast {
        if (perMinute == 0) {
            return;
        }
        Bucket bucket = Objects.requireNonNull(buckets.get(
                who,
                unknown -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(allowed).refillGreedy(allowed, Duration.ofMinutes(1)))
                        .build()));
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new TooFast(1 + probe.getNanosToWaitForRefill() / 1_000_000_000);
        }
    }

    /** More was asked than may be; after so many seconds it may be asked again. */
    static final class TooFast extends Exception {

        private static final long serialVersionUID = 1L;

        private final long seconds;

        private TooFast(long seconds) {
            super("again in " + seconds + " s", null, false, false);
            this.seconds = seconds;
        }

        long seconds() {
            return seconds;
        }
    }
}
