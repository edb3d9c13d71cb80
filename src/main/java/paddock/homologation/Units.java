package paddock.homologation;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import paddock.homologation.Law.Register;
import paddock.kernel.Days;

/** What uses take from one counter, period by period. */
final class Units {

    private final Judging judging;
    private final Counter counter;
    private final Derogation derogation;

    Units(Judging judging, Counter counter, Derogation derogation) {
        this.judging = judging;
        this.counter = counter;
        this.derogation = derogation;
    }

    /** Units left before this use in the period in which it begins; absent where nobody has said what is used. */
    @Nullable
    Integer left() {
        LocalDate first = named(judging.slices().getFirst());
        if (stated() == null && judging.others() == null && !registered(first)) {
            return null;
        }
        int taken = before().getOrDefault(period(first), Set.of()).size();
        return Math.max(0, counter.most() - used() - taken);
    }

    /** What the question says is used, which counts before any register. */
    private @Nullable Integer stated() {
        return judging.use().used().get(counter.id());
    }

    private int used() {
        Integer stated = stated();
        return stated == null ? 0 : stated;
    }

    private boolean registered(LocalDate day) {
        Register register = judging.version().register(counter);
        Days validity = judging.order().validity();
        return register != null && register.covers(counter.per().around(day, validity), validity);
    }

    /** The day that names the unit of a slice: its evening, its Saturday, else itself. */
    private LocalDate named(Slice slice) {
        LocalDate day = slice.date();
        return switch (counter.unit()) {
            case NIGHT -> slice.from() < Hours.DAY / 2 ? day.minusDays(1) : day;
            case WEEKEND -> Counter.isWeekend(day) ? Counter.saturdayOf(day) : day;
            case DAY, EVENT, USE, HOUR -> day;
        };
    }

    /** Whether every period has enough left for these slices of the use. */
    boolean enoughFor(List<Slice> lifted) {
        Map<LocalDate, Set<Object>> taken = before();
        Map<LocalDate, Set<Object>> own = new HashMap<>();
        take(judging.use(), lifted, taken);
        take(judging.use(), lifted, own);
        return own.keySet().stream()
                .allMatch(period -> taken.getOrDefault(period, Set.of()).size() + used() <= counter.most());
    }

    private LocalDate period(LocalDate day) {
        LocalDate from = counter.per().around(day, judging.order().validity()).from();
        return from == null ? LocalDate.EPOCH : from;
    }

    /** Units taken without this use: what the register says unless the question does, and those of the others. */
    private Map<LocalDate, Set<Object>> before() {
        Map<LocalDate, Set<Object>> taken = new HashMap<>();
        Register register = judging.version().register(counter);
        if (register != null && stated() == null) {
            register.each(counter.unit(), (day, unit) -> unit(taken, day, unit));
        }
        List<Use> others = judging.others();
        if (others != null) {
            for (Use other : others) {
                if (derogation.granted(other)) {
                    take(
                            other,
                            judging.calendar().slices(other.from(), other.until(), new int[] {Hours.DAY / 2}),
                            taken);
                }
            }
        }
        return taken;
    }

    /** Names each unit, so that what two uses share is counted once. */
    private void take(Use use, List<Slice> slices, Map<LocalDate, Set<Object>> taken) {
        for (Slice slice : Slice.merged(slices)) {
            LocalDate day = slice.date();
            switch (counter.unit()) {
                case DAY -> unit(taken, day, day);
                case NIGHT -> nights(taken, slice);
                case WEEKEND -> {
                    if (Counter.isWeekend(day)) {
                        unit(taken, Counter.saturdayOf(day), Counter.saturdayOf(day));
                    }
                }
                case EVENT -> unit(taken, firstDay(slices), event(use));
                case USE -> unit(taken, firstDay(slices), use);
                case HOUR -> hours(taken, slice);
            }
        }
    }

    /** Before noon it is still the night that began the evening before. */
    private void nights(Map<LocalDate, Set<Object>> taken, Slice slice) {
        if (slice.from() < Hours.DAY / 2) {
            unit(taken, slice.date().minusDays(1), slice.date().minusDays(1));
        }
        if (slice.until() > Hours.DAY / 2) {
            unit(taken, slice.date(), slice.date());
        }
    }

    private static LocalDate firstDay(List<Slice> slices) {
        return slices.getFirst().date();
    }

    /** Uses of one event say its name; one that does not is an event of its own. */
    private static Object event(Use use) {
        return use.facts().get("event-name") instanceof Value.Codes named ? named.codes() : use;
    }

    /** Each hour begun is one of its own: two uses do not share it. */
    private void hours(Map<LocalDate, Set<Object>> taken, Slice slice) {
        long seconds = Duration.between(slice.start(), slice.end()).toSeconds();
        for (long hour = 0; hour * 3600 < seconds; hour++) {
            unit(taken, slice.date(), new Object());
        }
    }

    private void unit(Map<LocalDate, Set<Object>> taken, LocalDate day, Object unit) {
        taken.computeIfAbsent(period(day), first -> new HashSet<>()).add(unit);
    }
}
