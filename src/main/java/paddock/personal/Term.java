package paddock.personal;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * For how long something is kept: declared as a bean, looked after once a day by one of the nodes.
 *
 * @param key what it is: the text {@code personal.term.<key>}
 * @param setting the property that says how many days; absent where that is fixed
 * @param days how many where the setting does not say
 * @param sweep how what had its time is forgotten
 */
public record Term(String key, @Nullable String setting, int days, Sweep sweep) {

    /** One whose time no setting changes. */
    public static Term fixed(String key, int days, Sweep sweep) {
        return new Term(key, null, days, sweep);
    }

    /** Forgets, in the transaction under way, some of what had its time before an instant. */
    @FunctionalInterface
    public interface Sweep {

        /** At most so much; how much it was. Less than that means that there is no more. */
        int before(Instant time, int most);
    }

    /** As an operator writes it: {@code PADDOCK_TRAIL_DAYS}. */
    public @Nullable String variable() {
        return setting == null ? null : setting.toUpperCase(Locale.ROOT).replace('.', '_');
    }
}
