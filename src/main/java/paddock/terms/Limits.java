package paddock.terms;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much companies of one status may hold, and when.
 *
 * @param status as companies have it; empty for whoever has none of the others
 * @param lasting hours until an option lapses
 * @param options held at once; absent for as many as one likes
 * @param days held at once; absent for as many as one likes
 * @param notice hours before its use begins by which an option has to be taken
 * @param ahead days ahead for which it can be taken; absent for any
 */
public record Limits(
        String status,
        int lasting,
        @Nullable Integer options,
        @Nullable Integer days,
        int notice,
        @Nullable Integer ahead) {

    /** What holds where the operator has set nothing. */
    public static final Limits NONE = new Limits("", 7 * 24, null, null, 0, null);

    /** How long an option lasts. */
    public Duration length() {
        return Duration.ofHours(lasting);
    }

    /** Of two, in each the one that allows more: who is a member and a resident has the better of both. */
    Limits or(Limits other) {
        return new Limits(
                status,
                Math.max(lasting, other.lasting),
                more(options, other.options),
                more(days, other.days),
                Math.min(notice, other.notice),
                more(ahead, other.ahead));
    }

    private static @Nullable Integer more(@Nullable Integer one, @Nullable Integer other) {
        return one == null || other == null ? null : Integer.valueOf(Math.max(one, other));
    }
}
