package paddock.homologation;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import paddock.circuit.Holidays;
import paddock.fact.Vehicles;
import paddock.homologation.Rule.Relief;
import paddock.kernel.Days;
import paddock.kernel.Text;

/** Orders of a rule or two, and uses in Paris of which little is said. */
final class SmallLaw {

    static final Calendar PARIS = new Calendar(ZoneId.of("Europe/Paris"), new Holidays("FR"));
    static final Condition ALWAYS = new Condition.Always();

    private SmallLaw() {}

    static Rule rule(Demand demand) {
        return new Rule("rule", "art. 1", Text.of("fr", "…"), ALWAYS, demand);
    }

    static Rule open(DayTest days, Hours... hours) {
        return rule(new Demand.Require(new Condition.Clock(days, List.of(hours))));
    }

    static Hours hours(int from, int until) {
        return new Hours(from * 3600, until * 3600);
    }

    static Use use(String from, String until) {
        return new Use(
                LocalDateTime.parse(from).atZone(PARIS.zone()).toInstant(),
                LocalDateTime.parse(until).atZone(PARIS.zone()).toInstant(),
                Set.of("x"),
                Map.of(),
                List.of(),
                Set.of(),
                Map.of(),
                null);
    }

    /** The same use beside others; null where nobody knows them. */
    static Use beside(Use use, @Nullable List<Use> others) {
        return new Use(
                use.from(),
                use.until(),
                use.layouts(),
                use.facts(),
                use.vehicles(),
                use.authorised(),
                use.used(),
                others);
    }

    static Use with(Use use, List<Vehicles> vehicles) {
        return new Use(
                use.from(),
                use.until(),
                use.layouts(),
                use.facts(),
                vehicles,
                use.authorised(),
                use.used(),
                use.others());
    }

    static Use on(Use use, String layout) {
        return new Use(
                use.from(),
                use.until(),
                Set.of(layout),
                use.facts(),
                use.vehicles(),
                use.authorised(),
                use.used(),
                use.others());
    }

    static Order order(Days validity, List<Rule> rules, List<Derogation> derogations, List<Counter> counters) {
        return new Order(
                "o",
                "v",
                Order.Level.ORDER,
                Text.of("fr", "…"),
                null,
                null,
                null,
                null,
                Set.of(),
                validity,
                "art. 9",
                rules,
                List.of(),
                derogations,
                counters,
                List.of(),
                Map.of(),
                Map.of());
    }

    /** Exceptions that all lift one rule. */
    static Order lifting(List<Relief> reliefs, Rule rule) {
        return new Order(
                "o",
                "v",
                Order.Level.ORDER,
                Text.of("fr", "…"),
                null,
                null,
                null,
                null,
                Set.of(),
                Days.ALWAYS,
                "art. 9",
                List.of(rule),
                reliefs.stream()
                        .map(each -> new Relief(each.id(), each.cite(), each.text(), Set.of(rule.id()), each.when()))
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                Map.of());
    }

    static Verdict verdict(Order order, Use use) {
        return new Homologation(PARIS, List.of(order), null).verdict(use);
    }

    static Verdict verdict(Rule rule, Use use) {
        return verdict(order(Days.ALWAYS, List.of(rule), List.of(), List.of()), use);
    }

    static String word(Rule rule, String from, String until) {
        return verdict(rule, use(from, until)).word();
    }

    /** A ban on everything, lifted by a granted derogation that draws on the counter. */
    static String counted(Counter counter, Use use) {
        Derogation derogation = new Derogation(
                "way",
                "art. 2",
                Text.of("fr", "…"),
                "event",
                Set.of("rule"),
                ALWAYS,
                new Condition.Not(ALWAYS),
                null,
                List.of(counter.id()),
                null);
        Order order =
                order(Days.ALWAYS, List.of(rule(new Demand.Forbid(ALWAYS))), List.of(derogation), List.of(counter));
        return verdict(order, beside(use.authorised(Set.of("event")), List.of()))
                .word();
    }

    static Counter counter(int most, Counter.Unit unit, Counter.Period per) {
        return new Counter("units", Text.of("fr", "…"), most, unit, per, null);
    }
}
