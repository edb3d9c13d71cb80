package paddock.map;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import paddock.circuit.Circuit;
import paddock.circuit.Pool;
import paddock.circuit.Site;

/**
 * A pool as it is on one day.
 *
 * @param circuit the circuit it belongs to; empty where the whole site draws from it
 * @param from the day its next units come, where it has none yet
 */
record PoolOn(Pool pool, Optional<Circuit> circuit, int units, Optional<LocalDate> from) {

    /** Those that have units on that day or will have some. */
    static List<PoolOn> of(Site site, Collection<Pool> pools, LocalDate day) {
        return pools.stream()
                .map(pool -> on(site, pool, day))
                .filter(pool -> pool.units() > 0 || pool.from().isPresent())
                .toList();
    }

    private static PoolOn on(Site site, Pool pool, LocalDate day) {
        Optional<Circuit> circuit = Optional.ofNullable(pool.circuit()).flatMap(site::circuit);
        int units = pool.unitsOn(day).size();
        Optional<LocalDate> from = pool.units().stream()
                .map(unit -> unit.exists().from())
                .filter(Objects::nonNull)
                .filter(first -> units == 0 && first.isAfter(day))
                .min(LocalDate::compareTo);
        return new PoolOn(pool, circuit, units, from);
    }

    /** What must stay empty after each use, where the pool says so itself. */
    public Optional<Duration> turnaround() {
        return Optional.ofNullable(pool.turnaround());
    }
}
