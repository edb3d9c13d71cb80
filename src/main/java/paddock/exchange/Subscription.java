package paddock.exchange;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The calendar of a company at its secret address, which whoever knows it can read.
 *
 * @param madeAt absent while there is none
 * @param readAt when it was last read, to the hour; absent where it never was
 * @param version which of its addresses it is at; whoever renews it says which one they have seen
 */
record Subscription(@Nullable Instant madeAt, @Nullable Instant readAt, int version) {

    /** Nobody has asked for it yet. */
    static final Subscription NONE = new Subscription(null, null, 0);

    public boolean isThere() {
        return madeAt != null;
    }

    /** Every way the wish for another address, or for none, can end. */
    sealed interface Keeping {

        /**
         * There is an address; the one before leads nowhere any more.
         *
         * @param secret never to be had again
         */
        record Made(String secret) implements Keeping {}

        /** There is none any more. */
        record Withdrawn() implements Keeping {}

        /** Somebody was faster. */
        record Overtaken() implements Keeping {}
    }
}
