package paddock.booking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.ground.Claim;
import paddock.kernel.Acting;
import paddock.once.Attempts;
import paddock.once.Locks;

/** Options of which their client wants one: which go together. */
@Component
public class Choices {

    private final JdbcClient jdbc;
    private final Attempts attempts;
    private final Bookings bookings;
    private final BookingRows rows;

    Choices(JdbcClient jdbc, Attempts attempts, Bookings bookings, BookingRows rows) {
        this.jdbc = jdbc;
        this.attempts = attempts;
        this.bookings = bookings;
        this.rows = rows;
    }

    /** Every way the wish for several options, of which one is wanted, can end. */
    public sealed interface Choosing {

        /** All of them are had, or waited for. */
        record Offered(List<Holding.Held> options) implements Choosing {}

        /**
         * None of them, for one could not be had.
         *
         * @param which of them, counted from 0
         */
        record NotHad(int which, Holding why) implements Choosing {}
    }

    /** One could not be had: those before it are taken back. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Choosing.NotHad outcome;

        private Undone(Choosing.NotHad outcome) {
            super("taken back", null, false, false);
            this.outcome = outcome;
        }
    }

    /**
     * Options of which one is wanted, all of them or none: confirming one frees the others. Those that want the same hours
     * of the same ground stand in rank behind each other; the same twice is refused.
     */
    public Choosing choose(Acting by, List<Wish> wishes) {
        for (int i = 0; i < wishes.size(); i++) {
            List<Claim> claims = wishes.get(i).claims();
            if (wishes.subList(0, i).stream().anyMatch(before -> before.claims().equals(claims))) {
                return new Choosing.NotHad(i, new Holding.Doubled());
            }
        }
        Locks locks = Locks.NONE;
        for (Wish wish : wishes) {
            locks = locks.and(bookings.locks(by, wish));
        }
        try {
            return attempts.run(locks, held -> {
                List<Holding.Held> options = new ArrayList<>();
                for (Wish wish : wishes) {
                    Holding outcome = bookings.hold(by, wish);
                    if (!(outcome instanceof Holding.Held option)) {
                        throw new Undone(new Choosing.NotHad(options.size(), outcome));
                    }
                    options.add(option);
                }
                add(options.stream().map(Holding.Held::id).toList());
                return new Choosing.Offered(options);
            });
        } catch (Undone undone) {
            return undone.outcome;
        }
    }

    private void add(List<UUID> bookings) {
        jdbc.sql("insert into booking.choice (booking, choice) select b, ? from unnest(cast(? as uuid[])) as b")
                .param(UUID.randomUUID())
                .param(bookings.toArray(UUID[]::new))
                .update();
    }

    /** The others of which one is wanted, as far as they still live. */
    List<Booking> others(UUID booking, Instant now) {
        List<UUID> others = jdbc.sql(OTHERS)
                .param(booking)
                .query((row, n) -> Objects.requireNonNull(row.getObject("booking", UUID.class)))
                .list();
        return rows.withIds(others).stream().filter(each -> each.lives(now)).toList();
    }

    private static final String OTHERS = """
            select other.booking
              from booking.choice mine
              join booking.choice other on other.choice = mine.choice and other.booking <> mine.booking
             where mine.booking = ?
            """;
}
