package paddock.homologation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import paddock.fact.Value;
import paddock.fact.Vehicles;

/**
 * A use of a track that somebody thinks of, in facts. What is not given is not known; it is never taken for harmless.
 *
 * @param layouts keys of the layouts it runs on, all at once
 * @param facts what is known of the use as a whole, such as {@code activity}, {@code customer}, {@code direction}
 * @param vehicles by kind; one entry of nothing known where nobody has said
 * @param authorised what has been granted: derogations by their id or their kind, steps by their id
 * @param used units of each counter already used in the period, this use and the others listed not included
 * @param others the other uses; absent where nobody knows them
 * @param reach of which periods they are all
 */
public record Use(
        Instant from,
        Instant until,
        Set<String> layouts,
        Map<String, Value> facts,
        List<Vehicles> vehicles,
        Set<String> authorised,
        Map<String, Integer> used,
        @Nullable List<Use> others,
        Reach reach) {

    /** Of which periods the other uses that are named are all there are. */
    public enum Reach {
        /** Of every period that rules look at. */
        EVERY_PERIOD,
        /** Of the days of the use, whenever it takes place; of what was before and comes after, nobody has said anything. */
        ITS_DAYS
    }

    public Use(
            Instant from,
            Instant until,
            Set<String> layouts,
            Map<String, Value> facts,
            List<Vehicles> vehicles,
            Set<String> authorised,
            Map<String, Integer> used,
            @Nullable List<Use> others) {
        this(from, until, layouts, facts, vehicles, authorised, used, others, Reach.EVERY_PERIOD);
    }

    public Use {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("until " + until + " is not after from " + from);
        }
        layouts = Set.copyOf(layouts);
        facts = Map.copyOf(facts);
        vehicles = vehicles.isEmpty() ? List.of(Vehicles.UNSAID) : List.copyOf(vehicles);
        authorised = Set.copyOf(authorised);
        used = Map.copyOf(used);
        others = others == null ? null : List.copyOf(others);
    }

    boolean overlaps(Use other) {
        return from.isBefore(other.until) && other.from.isBefore(until);
    }

    Use beside(List<Use> newOthers) {
        return new Use(from, until, layouts, facts, vehicles, authorised, used, newOthers, reach);
    }

    /** The same, longer at either end. */
    Use widened(Duration by) {
        return during(from.minus(by), until.plus(by));
    }

    public Use during(Instant newFrom, Instant newUntil) {
        return new Use(newFrom, newUntil, layouts, facts, vehicles, authorised, used, others, reach);
    }

    public Use with(Map<String, Value> newFacts) {
        return new Use(from, until, layouts, newFacts, vehicles, authorised, used, others, reach);
    }

    public Use authorised(Set<String> granted) {
        return new Use(from, until, layouts, facts, vehicles, granted, used, others, reach);
    }

    /** The same, where the other uses are only known to be all of its days. */
    public Use knowingItsDays() {
        return new Use(from, until, layouts, facts, vehicles, authorised, used, others, Reach.ITS_DAYS);
    }
}
