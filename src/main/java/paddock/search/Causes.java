package paddock.search;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paddock.booking.Holding;
import paddock.homologation.Counter;
import paddock.homologation.Demand;
import paddock.homologation.Finding;
import paddock.homologation.Order;
import paddock.homologation.Outcome;
import paddock.search.Found.Reason;
import paddock.terms.Beyond;

/** What stands in the way, counted day by day of each layout. */
final class Causes {

    private static final int MOST_CITES = 3;

    /** Of these a day has what it has, at whatever hour. */
    private static final Set<Counter.Unit> DAYS =
            EnumSet.of(Counter.Unit.DAY, Counter.Unit.WEEKEND, Counter.Unit.EVENT);

    private final Map<Reason.Kind, Integer> days = new EnumMap<>(Reason.Kind.class);
    private final Map<Reason.Kind, Map<String, Integer>> cites = new EnumMap<>(Reason.Kind.class);

    private final Map<Reason.Kind, Holding> refusals = new EnumMap<>(Reason.Kind.class);

    void add(Reason.Kind kind, List<String> paragraphs) {
        days.merge(kind, 1, Integer::sum);
        paragraphs.forEach(
                cite -> cites.computeIfAbsent(kind, any -> new HashMap<>()).merge(cite, 1, Integer::sum));
    }

    void add(Holding why) {
        switch (why) {
            case Holding.Taken taken -> add(Reason.Kind.TAKEN, List.of());
            case Holding.TooFew few -> add(Reason.Kind.UNITS, List.of());
            case Holding.TooLate late ->
                add(Reason.Kind.LATE, List.of(late.permit().cite()));
            case Holding.Past past -> add(Reason.Kind.PAST, List.of());
            case Holding.Unlawful unlawful ->
                add(
                        Reason.Kind.ORDER,
                        broken(unlawful).map(Finding::cite).distinct().toList());
            case Holding.Missing missing -> add(Reason.Kind.NO_LAYOUT, List.of());
            case Holding.Held held -> throw new IllegalArgumentException(held + " is had");
            case Holding.Doubled doubled -> throw new IllegalArgumentException("one track at a time is asked for");
            case Holding.Barred barred -> refused(Reason.Kind.BARRED, barred);
            case Holding.BeyondTerms beyond -> refused(Reason.Kind.TERMS, beyond);
        }
    }

    private void refused(Reason.Kind kind, Holding why) {
        add(kind, List.of());
        refusals.putIfAbsent(kind, why);
    }

    /** Rules that are broken. */
    static Stream<Finding> broken(Holding.Unlawful unlawful) {
        return unlawful.judged().stream()
                .flatMap(each -> each.verdict().findings().stream())
                .filter(finding -> finding.outcome() instanceof Outcome.Broken);
    }

    /** Whether a rule or a term counts days or the like, so that no other hour of the day would help. */
    static boolean isHopeless(@Nullable Holding why) {
        if (why instanceof Holding.BeyondTerms terms) {
            return !(terms.beyond() instanceof Beyond.Notice);
        }
        if (why instanceof Holding.Barred) {
            return true;
        }
        return why instanceof Holding.Unlawful unlawful
                && broken(unlawful).anyMatch(finding -> {
                    Order source = finding.source();
                    return source != null
                            && source.rule(finding.ruleId())
                                    .filter(rule -> rule.demand() instanceof Demand.InARow
                                            || (rule.demand() instanceof Demand.Quota quota
                                                    && DAYS.contains(
                                                            quota.amount().unit())))
                                    .isPresent();
                });
    }

    /** The most frequent first. */
    List<Reason> all() {
        return days.entrySet().stream()
                .sorted(Map.Entry.<Reason.Kind, Integer>comparingByValue().reversed())
                .map(each -> new Reason(
                        each.getKey(), each.getValue(), mostCited(each.getKey()), refusals.get(each.getKey())))
                .toList();
    }

    private List<String> mostCited(Reason.Kind kind) {
        return cites.getOrDefault(kind, Map.of()).entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(MOST_CITES)
                .map(Map.Entry::getKey)
                .toList();
    }
}
