package paddock.homologation;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paddock.fact.Value;
import paddock.homologation.Judging.Stray;
import paddock.homologation.Judging.Tally;
import paddock.homologation.Law.Register;
import paddock.homologation.Version.Entry;
import paddock.kernel.Days;

/** What uses take from one counter, period by period. */
final class Units {

    private final Judging judging;
    private final Counter counter;

    private final Reading reading;
    private @Nullable Map<LocalDate, Set<Object>> before;

    /** What of the other uses counts. */
    private enum Reading {
        SURELY,
        POSSIBLY
    }

    Units(Judging judging, Counter counter) {
        this(judging, counter, Reading.SURELY);
    }

    private Units(Judging judging, Counter counter, Reading reading) {
        this.judging = judging;
        this.counter = counter;
        this.reading = reading;
    }

    /** The same, counting also what others possibly take. */
    Units possibly() {
        return new Units(judging, counter, Reading.POSSIBLY);
    }

    /** Units left before this use in the period in which it begins; absent where nobody has said what is used. */
    @Nullable
    Integer left() {
        Slice first = judging.slices().getFirst();
        LocalDate period = period(named(first.date(), first.from()));
        return isOpen(period)
                ? null
                : Math.max(
                        0,
                        counter.most()
                                - used(period)
                                - before().getOrDefault(period, Set.of()).size());
    }

    /** Whether nobody has said what is used in a period: neither the question nor a register. */
    private boolean isOpen(LocalDate period) {
        return !Uses.know(
                        judging.others(),
                        counter.per().around(period, judging.order().validity()))
                && stated(period) == null
                && !isRegistered(period);
    }

    private boolean isRegistered(LocalDate period) {
        Register register = judging.version().register(counter);
        Days validity = judging.order().validity();
        return register != null && register.covers(counter.per().around(period, validity), validity);
    }

    /** What the question says is used, which is so in the period in which the whole use begins. */
    private @Nullable Integer stated(LocalDate period) {
        ZonedDateTime begin = judging.use().from().atZone(judging.calendar().zone());
        LocalDate first = named(begin.toLocalDate(), begin.toLocalTime().toSecondOfDay());
        return period.equals(period(first)) ? judging.use().used().get(counter.id()) : null;
    }

    private int used(LocalDate period) {
        Integer stated = stated(period);
        return stated == null ? 0 : stated;
    }

    /** The day that names the unit of a moment: its evening, its Saturday, else itself. */
    private LocalDate named(LocalDate day, int second) {
        return switch (counter.unit()) {
            case NIGHT -> second < Hours.DAY / 2 ? day.minusDays(1) : day;
            case WEEKEND -> Counter.isWeekend(day) ? Counter.saturdayOf(day) : day;
            case DAY, EVENT, USE, HOUR -> day;
        };
    }

    /** Whether every period has enough left for these slices of the use. */
    boolean enoughFor(List<Slice> lifted) {
        return own(lifted).entrySet().stream().allMatch(each -> {
            LocalDate period = each.getKey();
            Set<Object> taken = new HashSet<>(before().getOrDefault(period, Set.of()));
            taken.addAll(each.getValue());
            return taken.size() + used(period) <= counter.most();
        });
    }

    /** Whether these slices take units in a period of which nobody has said what is used. */
    boolean openFor(List<Slice> lifted) {
        return own(lifted).keySet().stream().anyMatch(this::isOpen);
    }

    /** What these slices take by themselves, period by period. */
    private Map<LocalDate, Set<Object>> own(List<Slice> lifted) {
        Map<LocalDate, Set<Object>> own = new HashMap<>();
        take(judging.use(), lifted, own);
        return own;
    }

    private LocalDate period(LocalDate day) {
        LocalDate from = counter.per().around(day, judging.order().validity()).from();
        return from == null ? LocalDate.EPOCH : from;
    }

    /** Units taken without this use: those of the others, and what the register says where the question does not. */
    private Map<LocalDate, Set<Object>> before() {
        before = before == null ? counted() : before;
        return before;
    }

    private Map<LocalDate, Set<Object>> counted() {
        Map<LocalDate, Set<Object>> taken = new HashMap<>();
        Register register = judging.version().register(counter);
        if (register != null) {
            register.each(counter.unit(), (day, unit) -> {
                if (stated(period(day)) == null) {
                    unit(taken, day, unit);
                }
            });
        }
        Uses others = judging.others();
        if (others != null) {
            for (Use other : others.all()) {
                take(other, needed(other), taken);
            }
        }
        return taken;
    }

    /** Where another use needs what draws on the counter, by the versions of the text in force on its own days. */
    private List<Slice> needed(Use other) {
        List<Slice> needed = new ArrayList<>();
        for (Judging its : judging.of(other)) {
            for (Derogation each : its.order().derogations()) {
                if (each.counters().contains(counter.id())) {
                    needed(its, each, needed);
                }
            }
        }
        return needed;
    }

    /** Where it needs one of them. What has been granted to it is what it says; without that, anything may be. */
    private void needed(Judging its, Derogation derogation, List<Slice> needed) {
        Use other = its.use();
        boolean granted = derogation.granted(other);
        if (granted && isCountedAsSuch(its, derogation)) {
            needed.addAll(its.slices());
            return;
        }
        if (!granted && (reading == Reading.SURELY || !other.authorised().isEmpty())) {
            return;
        }
        for (Entry entry : its.version().entries()) {
            boolean alone = !Sets.concern(entry.rule().demand());
            if (entry.derogations().contains(derogation) && (alone || granted)) {
                Tally tally = its.tallied(entry);
                Stream.concat(tally.broken.stream(), granted ? unsure(tally) : Stream.empty())
                        .filter(stray -> needs(new Lifting(its), derogation, entry, stray))
                        .map(Stray::slice)
                        .forEach(needed::add);
            }
        }
    }

    /** An event that was granted is one of those events, even if it keeps to the hours; a day of it need not be. */
    private boolean isCountedAsSuch(Judging its, Derogation derogation) {
        boolean whole = counter.unit() == Counter.Unit.EVENT || counter.unit() == Counter.Unit.USE;
        return whole
                && (its.use().authorised().contains(derogation.id())
                        || its.order().derogations().stream()
                                .noneMatch(each ->
                                        !each.equals(derogation) && each.kind().equals(derogation.kind())));
    }

    private Stream<Stray> unsure(Tally tally) {
        return reading == Reading.POSSIBLY ? tally.unsure.stream() : Stream.empty();
    }

    /** Whether the derogation lifts a rule there, and surely no other that draws on another counter. */
    private boolean needs(Lifting its, Derogation derogation, Entry entry, Stray stray) {
        return its.mayLift(derogation, entry.rule(), stray)
                && (reading == Reading.POSSIBLY
                        || entry.derogations().stream()
                                .filter(each -> !each.counters().contains(counter.id()) && its.isGranted(each))
                                .noneMatch(each -> its.mayLift(each, entry.rule(), stray)));
    }

    /** Names each unit, so that what two uses share is counted once. */
    private void take(Use use, List<Slice> slices, Map<LocalDate, Set<Object>> taken) {
        LocalDate first = slices.isEmpty() ? LocalDate.EPOCH : firstDay(slices);
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
                case EVENT -> unit(taken, first, event(use));
                case USE -> unit(taken, first, new One(use));
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
        return slices.stream().map(Slice::date).min(LocalDate::compareTo).orElseThrow();
    }

    /** A use as a unit: two uses of which the same is said are two. */
    private record One(Use use) {

        @Override
        @SuppressWarnings("ReferenceEquality")
        public boolean equals(@Nullable Object other) {
            return other instanceof One one && one.use == use;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(use);
        }
    }

    /** Uses of one event say its name; one that does not is an event of its own. */
    private static Object event(Use use) {
        return use.facts().get("event-name") instanceof Value.Codes named ? named.codes() : new One(use);
    }

    /** Each hour begun is one of its own: two uses do not share it. */
    private void hours(Map<LocalDate, Set<Object>> taken, Slice slice) {
        long seconds = Duration.between(slice.start(), slice.end()).toSeconds();
        for (long hour = 0; hour * 3600 < seconds; hour++) {
            unit(taken, slice.date(), new Object());
        }
    }

    /** Of a counter that starts anew with each version, nothing is taken outside this one. */
    private void unit(Map<LocalDate, Set<Object>> taken, LocalDate day, Object unit) {
        if (counter.per() == Counter.Period.VALIDITY
                && !judging.order().validity().contain(day)) {
            return;
        }
        taken.computeIfAbsent(period(day), first -> new HashSet<>()).add(unit);
    }
}
