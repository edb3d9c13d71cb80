package paddock.once;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import paddock.store.Trip;

/**
 * What a transaction locks before it reads what is free: things, and things on a day, as numbers. All are taken in one statement, in
 * the order of the numbers, each once: so whoever waits, waits for somebody who will not wait for them. Two things with
 * the same number only wait where they need not.
 */
public record Locks(Map<Long, Mode> keys) {

    public enum Mode {
        SHARED,
        ALONE
    }

    public Locks {
        keys = new TreeMap<>(keys);
    }

    public static final Locks NONE = new Locks(Map.of());

    /** Something that many read at once and nobody may change meanwhile. */
    public static Locks shared(UUID thing) {
        return new Locks(Map.of(thing.getLeastSignificantBits(), Mode.SHARED));
    }

    /** The same for whoever changes it, beside nobody who reads it. */
    public static Locks alone(UUID thing) {
        return new Locks(Map.of(thing.getLeastSignificantBits(), Mode.ALONE));
    }

    /** A thing whatever the day, beside others who lock some of its days. */
    public Locks sharing(UUID thing) {
        Locks more = new Locks(keys);
        more.add(key(thing, LocalDate.MIN), Mode.SHARED);
        return more;
    }

    /** A thing on a day. */
    public Locks with(UUID thing, LocalDate day) {
        return with(List.of(new OnDay(thing, day)));
    }

    /** One of the things that only one can have at a time, on a day. */
    public record OnDay(UUID thing, LocalDate day) {}

    /** Several things, each on a day. */
    public Locks with(Collection<OnDay> things) {
        Locks more = new Locks(keys);
        things.forEach(each -> more.add(key(each.thing(), each.day()), Mode.ALONE));
        return more;
    }

    /** A thing whatever the day, beside nobody. */
    public Locks withAll(UUID thing) {
        Locks more = new Locks(keys);
        more.add(key(thing, LocalDate.MIN), Mode.ALONE);
        return more;
    }

    public Locks and(Locks others) {
        Locks both = new Locks(keys);
        others.keys.forEach(both::add);
        return both;
    }

    public boolean cover(Locks others) {
        return others.keys.entrySet().stream().allMatch(each -> {
            Mode held = keys.get(each.getKey());
            return held == Mode.ALONE || held == each.getValue();
        });
    }

    /** Whether one of two who take these would wait for the other. */
    public boolean meet(Locks others) {
        if (others.keys.size() < keys.size()) {
            return others.meet(this);
        }
        return keys.entrySet().stream().anyMatch(each -> {
            Mode other = others.keys.get(each.getKey());
            return other != null && (other == Mode.ALONE || each.getValue() == Mode.ALONE);
        });
    }

    private void add(Long key, Mode mode) {
        keys.merge(key, mode, (one, other) -> one == Mode.ALONE ? one : other);
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

    /**
     * Waits for all of them; they last as long as the transaction. What it reads from then on is found by index, in plans
     * that are made once: little is read while others wait, and planning it would take longer than reading it.
     */
    void take(Trip trip) {
        Boolean[] shared =
                keys.values().stream().map(mode -> mode == Mode.SHARED).toArray(Boolean[]::new);
        trip.ask(TAKE, List.of(keys.keySet().toArray(Long[]::new), shared), rows -> {});
    }

    private static final String TAKE = """
            select case when shared
                        then cast(pg_advisory_xact_lock_shared(key) as text)
                        else cast(pg_advisory_xact_lock(key) as text) end
              from (select key, shared from unnest(cast(? as bigint[]), cast(? as boolean[])) with ordinality as wanted (key, shared, place) order by place) as ordered
             union all
            select set_config(setting, value, true)
              from (values ('plan_cache_mode', 'force_generic_plan'), ('enable_seqscan', 'off'), ('enable_hashjoin', 'off'), ('enable_mergejoin', 'off'), ('jit', 'off'))
                   as plans (setting, value)
            """;
}
