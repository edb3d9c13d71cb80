package paddock.homologation;

import paddock.fact.Truth;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paddock.homologation.Demand.InARow;
import paddock.homologation.Demand.Quota.Amount;
import paddock.kernel.Days;

/** Rules about what is on the circuit beside a use, before it and after it. */
final class Alongside {

    private final Judging judging;
    private @Nullable Rows rows;
    private @Nullable List<Span> stretches;
    private final Map<Days, Truth> hours = new HashMap<>();

    Alongside(Judging judging) {
        this.judging = judging;
    }

    Truth inARow(InARow row, LocalDate day) {
        rows = rows == null ? new Rows(judging, row) : rows;
        return rows.truth(day);
    }

    /**
     * Time from one instant until another.
     *
     * @param driven how much of it somebody drives
     */
    private record Span(Instant from, Instant until, Duration driven) {

        static Span of(Instant from, Instant until) {
            return new Span(from, until, Duration.between(from, until));
        }

        /** Those with less than a gap between them as one; what overlaps is driven once. */
        static List<Span> joined(List<Span> spans, Duration gap) {
            List<Span> joined = new ArrayList<>();
            for (Span span :
                    spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
                Span last = joined.isEmpty() ? null : joined.getLast();
                if (last == null || !span.from.isBefore(last.until.plus(gap))) {
                    joined.add(span);
                } else if (span.until.isAfter(last.until)) {
                    Instant fresh = span.from.isAfter(last.until) ? span.from : last.until;
                    Duration driven = last.driven.plus(Duration.between(fresh, span.until));
                    joined.set(joined.size() - 1, new Span(last.from, span.until, driven));
                }
            }
            return joined;
        }

        /** How long somebody drives in all. */
        static Duration driven(List<Span> spans) {
            return joined(spans, Duration.ZERO).stream().map(Span::driven).reduce(Duration.ZERO, Duration::plus);
        }
    }

    /** Broken where what is driven without a rest, before, with and after the use, is too much. */
    Truth rest(Demand.Rest rest, Slice slice) {
        List<Use> others = judging.beside();
        if (stretches == null) {
            List<Span> spans = Stream.concat(
                            Stream.of(judging.use()), others == null ? Stream.empty() : others.stream())
                    .map(use -> Span.of(use.from(), use.until()))
                    .toList();
            stretches = Span.joined(spans, rest.length());
        }
        boolean tooMuch = stretches.stream()
                .anyMatch(stretch -> stretch.driven().compareTo(rest.after()) > 0
                        && stretch.from().isBefore(slice.end())
                        && slice.start().isBefore(stretch.until()));
        return tooMuch ? Truth.FALSE : others == null ? Truth.UNKNOWN : Truth.TRUE;
    }

    /** Hours driven in the period around a slice, by whomever; what two drive at once is driven once. */
    Truth hours(Rule rule, Demand.Quota quota, Slice slice) {
        Days period = quota.per().around(slice.date(), judging.order().validity());
        if (counts(quota, judging.use(), slice) == Truth.FALSE) {
            return Truth.TRUE;
        }
        long most = quota.amount() instanceof Amount.AtMost atMost ? atMost.units() : 0;
        return hours.computeIfAbsent(period, any -> {
            LocalDate begun =
                    judging.use().from().atZone(judging.calendar().zone()).toLocalDate();
            Integer used = period.contain(begun) ? judging.use().used().get(rule.id()) : null;
            Duration left = Duration.ofHours(most - (used == null ? 0L : used));
            boolean known = used != null || judging.others() != null;
            if (Span.driven(driven(quota, period, Truth.TRUE)).compareTo(left) > 0) {
                return Truth.FALSE;
            }
            return known && Span.driven(driven(quota, period, Truth.UNKNOWN)).compareTo(left) <= 0
                    ? Truth.TRUE
                    : Truth.UNKNOWN;
        });
    }

    /** When somebody drives what counts, or at least may do so. */
    private List<Span> driven(Demand.Quota quota, Days period, Truth atLeast) {
        List<Use> others = judging.others();
        List<Use> uses = new ArrayList<>(others == null ? List.of() : others);
        uses.add(judging.use());
        List<Span> spans = new ArrayList<>();
        for (Use use : uses) {
            for (Slice slice : judging.calendar()
                    .slices(use.from(), use.until(), judging.version().cuts())) {
                if (period.contain(slice.date()) && counts(quota, use, slice).compareTo(atLeast) >= 0) {
                    spans.add(Span.of(slice.start(), slice.end()));
                }
            }
        }
        return spans;
    }

    private Truth counts(Demand.Quota quota, Use use, Slice slice) {
        return use.vehicles().stream()
                .map(vehicles -> quota.of().at(judging.moment(slice, vehicles).of(use)))
                .reduce(Truth.FALSE, Truth::or);
    }

    /** Vehicles of one use at one time, and of which kinds they are. */
    private record Group(Vehicles vehicles, List<Truth> kinds) {

        /** Whether these and those are of two kinds that do not go together. */
        Truth clash(Group other) {
            Truth clash = Truth.FALSE;
            for (int i = 0; i < kinds.size(); i++) {
                for (int j = 0; j < kinds.size(); j++) {
                    clash = i == j ? clash : clash.or(kinds.get(i).and(other.kinds.get(j)));
                }
            }
            return clash;
        }

        /** Vehicles of which one may be of this kind and one of that; nobody knows what each of them is. */
        Truth clashWithin() {
            return Objects.equals(vehicles.count(), 1)
                    ? Truth.FALSE
                    : clash(this).and(Truth.UNKNOWN);
        }

        boolean concerned() {
            return kinds.stream().anyMatch(kind -> kind != Truth.FALSE);
        }
    }

    Truth unmixed(Demand.Unmixed demand, Slice slice) {
        List<Group> own = groups(demand, judging.use(), slice);
        List<Use> others = judging.beside();
        Truth clash = others == null && own.stream().anyMatch(Group::concerned) ? Truth.UNKNOWN : Truth.FALSE;
        for (int i = 0; i < own.size(); i++) {
            clash = clash.or(own.get(i).clashWithin());
            for (Group beside : own.subList(i + 1, own.size())) {
                clash = clash.or(own.get(i).clash(beside));
            }
        }
        for (Use other : others == null ? List.<Use>of() : others) {
            for (Group beside : Sets.at(other, slice) ? groups(demand, other, slice) : List.<Group>of()) {
                for (Group each : own) {
                    clash = clash.or(each.clash(beside));
                }
            }
        }
        return clash.not();
    }

    private List<Group> groups(Demand.Unmixed demand, Use use, Slice slice) {
        List<Group> groups = new ArrayList<>();
        for (Vehicles vehicles : use.vehicles()) {
            Moment moment = judging.moment(slice, vehicles).of(use);
            groups.add(new Group(
                    vehicles,
                    demand.kinds().stream().map(kind -> kind.at(moment)).toList()));
        }
        return groups;
    }

    /** The other uses, and what would have told of which kind vehicles are. */
    void missing(Demand.Unmixed demand, Moment moment, Set<String> into) {
        List<Use> uses = new ArrayList<>(List.of(judging.use()));
        List<Use> others = judging.beside();
        if (others == null) {
            into.add("others");
        } else {
            others.stream().filter(judging.use()::overlaps).forEach(uses::add);
        }
        for (Use use : uses) {
            for (Vehicles vehicles : use.vehicles()) {
                Moment about = moment.of(vehicles).of(use);
                demand.kinds().stream()
                        .filter(kind -> kind.at(about) == Truth.UNKNOWN)
                        .forEach(kind -> kind.missing(about, into));
            }
        }
    }

    /** Days, or weekends, used one after the other, on both sides of a use. */
    private static final class Rows {

        /** The longest way from a day that counts to the next: from a first Sunday of a month to that of the next. */
        private static final int FARTHEST = 35;

        private final Judging judging;
        private final InARow row;
        private final @Nullable List<Use> others;
        private final Used used = new Used(new HashSet<>(), new HashSet<>());

        Rows(Judging judging, InARow row) {
            this.judging = judging;
            this.row = row;
            this.others = judging.others();
            add(judging.use());
            if (others != null) {
                others.forEach(this::add);
            }
        }

        Truth truth(LocalDate day) {
            LocalDate unit = unit(day);
            if (counts(judging.use(), day) == Truth.FALSE) {
                return Truth.TRUE;
            }
            if (used.certain.contains(unit) && run(unit, used.certain) > row.most()) {
                return Truth.FALSE;
            }
            return others != null && run(unit, used.possible) <= row.most() ? Truth.TRUE : Truth.UNKNOWN;
        }

        /** Units that certainly are used, and those that possibly are as well. */
        private record Used(Set<LocalDate> certain, Set<LocalDate> possible) {}

        private void add(Use use) {
            for (Slice slice : judging.calendar().slices(use.from(), use.until(), new int[0])) {
                Truth counts = counts(use, slice.date());
                if (counts == Truth.TRUE) {
                    used.certain.add(unit(slice.date()));
                }
                if (counts != Truth.FALSE) {
                    used.possible.add(unit(slice.date()));
                }
            }
        }

        private int run(LocalDate unit, Set<LocalDate> used) {
            int length = 1;
            for (int step : new int[] {-1, 1}) {
                Optional<LocalDate> next = next(unit, step);
                while (next.filter(used::contains).isPresent() && length <= row.most()) {
                    length++;
                    next = next(next.get(), step);
                }
            }
            return length;
        }

        /** The nearest unit before or after that would count, if this use took place on it. */
        private Optional<LocalDate> next(LocalDate unit, int step) {
            return Stream.iterate(1, away -> away + 1)
                    .limit(FARTHEST + 1)
                    .map(away -> unit.plusDays((long) step * away))
                    .filter(day -> !unit(day).equals(unit) && counts(judging.use(), day) != Truth.FALSE)
                    .map(this::unit)
                    .findFirst();
        }

        private LocalDate unit(LocalDate day) {
            return row.unit() == Counter.Unit.WEEKEND && Counter.isWeekend(day) ? Counter.saturdayOf(day) : day;
        }

        private Truth counts(Use use, LocalDate day) {
            if (row.unit() == Counter.Unit.WEEKEND && !Counter.isWeekend(day)) {
                return Truth.FALSE;
            }
            return use.vehicles().stream()
                    .map(vehicles -> row.of()
                            .at(judging.moment(day, Hours.DAY / 2, vehicles).of(use)))
                    .reduce(Truth.FALSE, Truth::or);
        }
    }
}
