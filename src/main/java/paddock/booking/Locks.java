package paddock.booking;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.circuit.Site;
import paddock.kernel.Window;

/**
 * What a transaction locks before it reads what is free: things and days, as numbers. All are taken in one statement, in
 * the order of the numbers, each once: so whoever waits, waits for somebody who will not wait for them. Two things with
 * the same number only wait where they need not.
 */
record Locks(Map<Long, Mode> keys) {

    /** Beyond so many days of sections, one lock on the circuit stands for all of them. */
    private static final int MOST_SINGLE = 100;

    enum Mode {
        SHARED,
        ALONE
    }

    Locks {
        keys = new TreeMap<>(keys);
    }

    static final Locks NONE = new Locks(Map.of());

    /** The site as it is read: an import waits, and those who book do not wait for each other. */
    static Locks on(Site site) {
        return new Locks(Map.of(site.id().getLeastSignificantBits(), Mode.SHARED));
    }

    /** What pieces of a circuit take, day by day. */
    Locks with(UUID circuit, Collection<Piece> pieces, ZoneId zone) {
        Map<Long, Mode> single = new TreeMap<>();
        for (Piece piece : pieces) {
            days(piece, zone).forEach(day -> single.put(key(piece.resource(), day), Mode.ALONE));
        }
        Locks more = new Locks(keys);
        if (single.size() > MOST_SINGLE) {
            more.add(key(circuit, LocalDate.MIN), Mode.ALONE);
        } else {
            more.add(key(circuit, LocalDate.MIN), Mode.SHARED);
            single.forEach(more::add);
        }
        return more;
    }

    /** A thing on a day, for rules about all that is there on that day. */
    Locks with(UUID thing, LocalDate day) {
        Locks more = new Locks(keys);
        more.add(key(thing, day), Mode.ALONE);
        return more;
    }

    /** A whole circuit, whatever the day. */
    Locks withAll(UUID circuit) {
        Locks more = new Locks(keys);
        more.add(key(circuit, LocalDate.MIN), Mode.ALONE);
        return more;
    }

    Locks and(Locks others) {
        Locks both = new Locks(keys);
        others.keys.forEach(both::add);
        return both;
    }

    boolean cover(Locks others) {
        return others.keys.entrySet().stream().allMatch(each -> {
            Mode held = keys.get(each.getKey());
            return held == Mode.ALONE || held == each.getValue();
        });
    }

    private void add(Long key, Mode mode) {
        keys.merge(key, mode, (one, other) -> one == Mode.ALONE ? one : other);
    }

    private static List<LocalDate> days(Piece piece, ZoneId zone) {
        LocalDate first = piece.from().atZone(zone).toLocalDate();
        LocalDate last = piece.clears().minusNanos(1).atZone(zone).toLocalDate();
        return first.datesUntil(last.plusDays(1)).toList();
    }

    /** The days on which a unit is taken, or must stay empty. */
    static List<LocalDate> days(Window window, Duration turnaround) {
        return new Window(window.from(), window.until().plus(turnaround)).days();
    }

    /** Spread over all numbers, so that different things hardly ever have the same. */
    static long key(UUID thing, LocalDate day) {
        long mixed = thing.getMostSignificantBits() * 0x9E3779B97F4A7C15L
                ^ thing.getLeastSignificantBits()
                ^ day.toEpochDay() * 0xC2B2AE3D27D4EB4FL;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** Waits for all of them; they last as long as the transaction. */
    void take(JdbcClient jdbc) {
        jdbc.sql(TAKE)
                .param(keys.keySet().toArray(Long[]::new))
                .param(keys.values().stream().map(mode -> mode == Mode.SHARED).toArray(Boolean[]::new))
                .query((row, n) -> n)
                .list();
    }

    private static final String TAKE = """
            select case when shared
                        then cast(pg_advisory_xact_lock_shared(key) as text)
                        else cast(pg_advisory_xact_lock(key) as text) end
              from (select key, shared from unnest(cast(? as bigint[]), cast(? as boolean[])) with ordinality as wanted (key, shared, place) order by place) as ordered
            """;
}
