package paddock.request;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.booking.Booking;
import paddock.booking.Wish;
import paddock.ground.Claim;

/**
 * What somebody asks for who cannot hold it by themselves. It blocks nothing and has no rank.
 *
 * @param asker who asks
 * @param company for which somebody who acts for it asks; absent for a stranger
 */
record Request(
        UUID id,
        long number,
        UUID site,
        Asker asker,
        @Nullable UUID company,
        List<Claim> claims,
        Booking.Said said,
        Instant askedAt,
        State state,
        int version) {

    Request {
        claims = List.copyOf(claims);
    }

    /**
     * Who asks, as they have said it.
     *
     * @param firm what their company is called
     * @param phone empty where they have not said it
     * @param language of the mails they get
     */
    record Asker(String name, String firm, String email, String phone, String message, String language) {}

    /** How it stands. */
    sealed interface State {

        /** Whoever reads that mailbox has not said yet that it was they. */
        record Unconfirmed(Instant until) implements State {}

        /** To be decided. */
        record Open() implements State {}

        /**
         * There is an option for it.
         *
         * @param booking absent where that one is gone
         */
        record Granted(@Nullable UUID booking, Instant at) implements State {}

        record Declined(String why, Instant at) implements State {}
    }

    /** Whether it is there at all: one that nobody confirmed in time is not. */
    boolean isThere(Instant now) {
        return !(state instanceof State.Unconfirmed unconfirmed) || now.isBefore(unconfirmed.until());
    }

    Wish wish(UUID forCompany) {
        return new Wish(site, forCompany, claims, said);
    }

    /** How it stands, as the interface writes it. */
    String word() {
        return switch (state) {
            case State.Unconfirmed unconfirmed -> "unconfirmed";
            case State.Open open -> "open";
            case State.Granted granted -> "granted";
            case State.Declined declined -> "declined";
        };
    }
}
