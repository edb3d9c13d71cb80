package paddock.homologation;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Set;

/** Something that facts make true or false, or leave open. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
public sealed interface Condition {

    Truth at(Moment moment);

    /** Names the facts that would have decided it; called only where they left it open. */
    default void missing(Moment moment, Set<String> into) {}

    /** Holds whatever the facts. */
    record Always() implements Condition {
        @Override
        public Truth at(Moment moment) {
            return Truth.TRUE;
        }
    }

    /** Between certain hours of certain days. Hours that go across midnight belong to the day on which they begin. */
    record Clock(DayTest days, List<Hours> hours) implements Condition {
        public Clock {
            hours = List.copyOf(hours);
        }

        @Override
        public Truth at(Moment moment) {
            if (hours.isEmpty()) {
                return days.passes(moment.day()) ? Truth.TRUE : Truth.FALSE;
            }
            for (Hours each : hours) {
                if (each.contains(moment.second())
                        && days.passes(each.startedYesterday(moment.second()) ? moment.before() : moment.day())) {
                    return Truth.TRUE;
                }
            }
            return Truth.FALSE;
        }
    }

    /** On one of these layouts. */
    record On(Set<String> layouts) implements Condition {
        public On {
            layouts = Set.copyOf(layouts);
        }

        @Override
        public Truth at(Moment moment) {
            return moment.use().layouts().stream().anyMatch(layouts::contains) ? Truth.TRUE : Truth.FALSE;
        }
    }

    /** A fact is one of these codes, or a kind of one of them. */
    record Is(String fact, Set<String> codes) implements Condition {
        public Is {
            codes = Set.copyOf(codes);
        }

        @Override
        public Truth at(Moment moment) {
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
        public void missing(Moment moment, Set<String> into) {
            into.add(fact);
        }
    }

    /** A fact is a number within a range. */
    record Within(String fact, Bound bound) implements Condition {
        @Override
        public Truth at(Moment moment) {
            if (moment.gaps().contains(fact)) {
                return Truth.UNKNOWN;
            }
            return switch (moment.value(fact)) {
                case Value.Amount amount when bound.mostFact() != null -> against(amount, moment);
                case Value.Amount amount -> bound.contains(amount.number()) ? Truth.TRUE : Truth.FALSE;
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
        public void missing(Moment moment, Set<String> into) {
            boolean measured = moment.value(fact) instanceof Value.Amount;
            into.add(measured && bound.mostFact() != null ? bound.mostFact() : fact);
        }
    }

    /** A fact is yes, or no. */
    record Flagged(String fact, boolean yes) implements Condition {
        @Override
        public Truth at(Moment moment) {
            return moment.value(fact) instanceof Value.Flag flag
                    ? (flag.yes() == yes ? Truth.TRUE : Truth.FALSE)
                    : Truth.UNKNOWN;
        }

        @Override
        public void missing(Moment moment, Set<String> into) {
            into.add(fact);
        }
    }

    /** All of them hold. */
    record All(List<Condition> of) implements Condition {
        public All {
            of = List.copyOf(of);
        }

        @Override
        public Truth at(Moment moment) {
            Truth all = Truth.TRUE;
            for (Condition each : of) {
                all = all.and(each.at(moment));
                if (all == Truth.FALSE) {
                    return all;
                }
            }
            return all;
        }

        @Override
        public void missing(Moment moment, Set<String> into) {
            of.forEach(each -> open(each, moment, into));
        }
    }

    /** One of them holds at least. */
    record Any(List<Condition> of) implements Condition {
        public Any {
            of = List.copyOf(of);
        }

        @Override
        public Truth at(Moment moment) {
            Truth any = Truth.FALSE;
            for (Condition each : of) {
                any = any.or(each.at(moment));
                if (any == Truth.TRUE) {
                    return any;
                }
            }
            return any;
        }

        @Override
        public void missing(Moment moment, Set<String> into) {
            of.forEach(each -> open(each, moment, into));
        }
    }

    /** It does not hold. */
    record Not(Condition of) implements Condition {
        @Override
        public Truth at(Moment moment) {
            return of.at(moment).not();
        }

        @Override
        public void missing(Moment moment, Set<String> into) {
            of.missing(moment, into);
        }
    }

    private static void open(Condition each, Moment moment, Set<String> into) {
        if (each.at(moment) == Truth.UNKNOWN) {
            each.missing(moment, into);
        }
    }
}
