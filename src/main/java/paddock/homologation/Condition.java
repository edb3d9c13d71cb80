package paddock.homologation;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import paddock.fact.FactName;
import paddock.fact.Terms;
import paddock.fact.Truth;
import paddock.fact.Value;
import paddock.homologation.DayTest.DayKind;

/** Something that facts make true or false, or leave open. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
public sealed interface Condition {

    /** Days beside hours across midnight are those on which the hours began, however they are nested. */
    default Truth at(Moment moment) {
        return on(moment.day(), moment);
    }

    /** The same, where a day without hours of its own is not that of the moment but that of the hours beside it. */
    Truth on(DayKind day, Moment moment);

    /** Whether facts may leave it open, whichever of the two days is meant. */
    default boolean isOpen(Moment moment) {
        return on(moment.day(), moment) == Truth.UNKNOWN || on(moment.before(), moment) == Truth.UNKNOWN;
    }

    /** Names the facts that would have decided it; called only where they left it open. */
    default void missing(Moment moment, Set<String> into) {
        missing(List.of(moment.day()), moment, into);
    }

    /** The same, on whichever of these days is meant. */
    default void missing(List<DayKind> days, Moment moment, Set<String> into) {}

    /** Names the facts that would decide it; none where it is decided. */
    default void deciding(Moment moment, Set<String> into) {
        if (at(moment) == Truth.UNKNOWN) {
            missing(moment, into);
        }
    }

    /** Holds whatever the facts. */
    record Always() implements Condition {
        @Override
        public Truth on(DayKind day, Moment moment) {
            return Truth.TRUE;
        }
    }

    /** Between certain hours of certain days. Hours that go across midnight belong to the day on which they begin. */
    record Clock(DayTest days, List<Hours> hours) implements Condition {
        public Clock {
            hours = List.copyOf(hours);
        }

        @Override
        public Truth on(DayKind day, Moment moment) {
            if (hours.isEmpty()) {
                return days.passes(day) ? Truth.TRUE : Truth.FALSE;
            }
            return begunToday(moment) || begunYesterday(moment) ? Truth.TRUE : Truth.FALSE;
        }

        boolean begunToday(Moment moment) {
            int now = moment.second();
            return days.passes(moment.day())
                    && hours.stream().anyMatch(each -> each.contains(now) && !each.startedYesterday(now));
        }

        boolean begunYesterday(Moment moment) {
            return days.passes(moment.before())
                    && hours.stream().anyMatch(each -> each.startedYesterday(moment.second()));
        }
    }

    /** On one of these layouts. */
    record On(Set<String> layouts) implements Condition {
        public On {
            layouts = Set.copyOf(layouts);
        }

        @Override
        public Truth on(DayKind day, Moment moment) {
            return moment.use().layouts().stream().anyMatch(layouts::contains) ? Truth.TRUE : Truth.FALSE;
        }
    }

    /** A fact is one of these codes, or a kind of one of them. */
    record Is(String fact, Set<String> codes) implements Condition {
        public Is {
            codes = Set.copyOf(codes);
        }

        @Override
        public Truth on(DayKind day, Moment moment) {
            if (!(moment.value(fact) instanceof Value.Codes known)) {
                return Truth.UNKNOWN;
            }
            Truth found = Truth.FALSE;
            for (String code : known.codes()) {
                found = found.or(Terms.among(code, codes));
            }
            return found;
        }

        @Override
        public void missing(List<DayKind> days, Moment moment, Set<String> into) {
            into.add(fact);
        }
    }

    /** A fact is a number within a range. */
    record Within(String fact, Bound bound) implements Condition {
        @Override
        public Truth on(DayKind day, Moment moment) {
            if (moment.gaps().contains(fact)) {
                return Truth.UNKNOWN;
            }
            return switch (moment.value(fact)) {
                case Value.Amount amount when bound.mostFact() != null -> against(amount, moment);
                case Value.Amount amount -> bound.contains(amount.number()) ? Truth.TRUE : Truth.FALSE;
                case Value.Flag flag
                when FactName.counts(fact) && bound.mostFact() == null ->
                    flag.yes() ? bound.containsSome() : bound.contains(0) ? Truth.TRUE : Truth.FALSE;
                case Value.Compliant vouched when bound.isLimit() -> Truth.TRUE;
                case null, default -> Truth.UNKNOWN;
            };
        }

        private Truth against(Value.Amount amount, Moment moment) {
            return moment.value(String.valueOf(bound.mostFact())) instanceof Value.Amount limit
                    ? (bound.contains(amount.number()) && bound.below(amount.number(), limit.number())
                            ? Truth.TRUE
                            : Truth.FALSE)
                    : Truth.UNKNOWN;
        }

        @Override
        public void missing(List<DayKind> days, Moment moment, Set<String> into) {
            boolean measured = moment.value(fact) instanceof Value.Amount;
            into.add(measured && bound.mostFact() != null ? bound.mostFact() : fact);
        }
    }

    /** A fact is yes, or no. */
    record Flagged(String fact, boolean yes) implements Condition {
        @Override
        public Truth on(DayKind day, Moment moment) {
            return switch (moment.value(fact)) {
                case Value.Flag flag -> flag.yes() == yes ? Truth.TRUE : Truth.FALSE;
                case Value.Amount amount
                when FactName.counts(fact) -> amount.number() > 0 == yes ? Truth.TRUE : Truth.FALSE;
                case null, default -> Truth.UNKNOWN;
            };
        }

        @Override
        public void missing(List<DayKind> days, Moment moment, Set<String> into) {
            into.add(fact);
        }
    }

    /** All of them hold. */
    record All(List<Condition> of) implements Condition {
        public All {
            of = List.copyOf(of);
        }

        @Override
        public Truth on(DayKind day, Moment moment) {
            for (int i = 0; i < of.size(); i++) {
                if (of.get(i) instanceof All inner && hasHours(inner)) {
                    return with(i, inner.of()).on(day, moment);
                }
                if (of.get(i) instanceof Any any && hasHours(any)) {
                    Truth some = Truth.FALSE;
                    for (Condition each : any.of()) {
                        some = some.or(with(i, List.of(each)).on(day, moment));
                    }
                    return some;
                }
            }
            List<Clock> hours = of.stream()
                    .filter(Condition::hasHours)
                    .map(Clock.class::cast)
                    .toList();
            if (hours.isEmpty()) {
                return all(day, moment);
            }
            Truth today =
                    hours.stream().allMatch(each -> each.begunToday(moment)) ? all(moment.day(), moment) : Truth.FALSE;
            return hours.stream().anyMatch(each -> each.begunYesterday(moment))
                    ? today.or(all(moment.before(), moment))
                    : today;
        }

        private Truth all(DayKind day, Moment moment) {
            Truth all = Truth.TRUE;
            for (Condition each : of) {
                all = all.and(each.on(day, moment));
                if (all == Truth.FALSE) {
                    return all;
                }
            }
            return all;
        }

        private All with(int place, List<Condition> instead) {
            List<Condition> changed = new ArrayList<>(of);
            changed.remove(place);
            changed.addAll(place, instead);
            return new All(changed);
        }

        @Override
        public void missing(List<DayKind> days, Moment moment, Set<String> into) {
            List<DayKind> meant = hasHours(this) ? List.of(moment.day(), moment.before()) : days;
            of.forEach(each -> open(each, meant, moment, into));
        }
    }

    /** One of them holds at least. */
    record Any(List<Condition> of) implements Condition {
        public Any {
            of = List.copyOf(of);
        }

        @Override
        public Truth on(DayKind day, Moment moment) {
            Truth any = Truth.FALSE;
            for (Condition each : of) {
                any = any.or(each.on(day, moment));
                if (any == Truth.TRUE) {
                    return any;
                }
            }
            return any;
        }

        @Override
        public void missing(List<DayKind> days, Moment moment, Set<String> into) {
            of.forEach(each -> open(each, days, moment, into));
        }
    }

    /** It does not hold. */
    record Not(Condition of) implements Condition {
        @Override
        public Truth on(DayKind day, Moment moment) {
            return of.on(day, moment).not();
        }

        @Override
        public void missing(List<DayKind> days, Moment moment, Set<String> into) {
            of.missing(days, moment, into);
        }
    }

    /** Whether hours are among what has to hold, or may have to. */
    private static boolean hasHours(Condition condition) {
        return switch (condition) {
            case Clock clock -> !clock.hours().isEmpty();
            case All all -> all.of().stream().anyMatch(Condition::hasHours);
            case Any any -> any.of().stream().anyMatch(Condition::hasHours);
            default -> false;
        };
    }

    private static void open(Condition each, List<DayKind> days, Moment moment, Set<String> into) {
        if (days.stream().anyMatch(day -> each.on(day, moment) == Truth.UNKNOWN)) {
            each.missing(days, moment, into);
        }
    }
}
