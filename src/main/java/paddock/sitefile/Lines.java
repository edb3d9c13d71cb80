package paddock.sitefile;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paddock.fact.Value;
import paddock.homologation.Condition;
import paddock.homologation.Counter;
import paddock.homologation.Derogation;
import paddock.homologation.Duty;
import paddock.homologation.Law;
import paddock.homologation.Law.Exemption;
import paddock.homologation.Law.Profile;
import paddock.homologation.Law.Taken;
import paddock.homologation.Order;
import paddock.homologation.Rule;
import paddock.homologation.Rule.Relief;
import paddock.kernel.Text;

/** What orders, exemptions, registers and profiles say, line by line, in the words of a site file. */
final class Lines {

    private Lines() {}

    static Map<String, String> exemption(Exemption exemption) {
        Written written = new Written();
        written.line("reason", exemption.reason());
        written.line("cite", exemption.cite());
        written.line("when", exemption.when() == null ? "" : Written.condition(exemption.when()));
        return written.lines();
    }

    static Map<String, String> profile(Profile profile) {
        Written written = new Written();
        written.line("name", profile.name());
        written.line("circuit", profile.circuit());
        profile.facts().forEach((fact, value) -> written.line("facts " + fact, value));
        return written.lines();
    }

    static Map<String, String> register(Law law, String subject) {
        Written written = new Written();
        law.registers().stream()
                .filter(each -> subject.equals("register " + each.order() + " " + each.counter()))
                .findFirst()
                .ifPresent(register -> {
                    written.line("from", register.from());
                    written.line("invented", register.invented());
                    register.used().forEach(taken -> written.line("used " + taken.on(), taken(taken)));
                });
        return written.lines();
    }

    private static String taken(Taken taken) {
        return Stream.of(taken.units(), taken.reference(), taken.note())
                .filter(Objects::nonNull)
                .map(each -> each instanceof Text text ? Written.text(text) : each.toString())
                .collect(Collectors.joining(" "));
    }

    /** The lines of the order itself, without those of its lists. */
    static Map<String, String> order(Order order) {
        Written written = new Written();
        written.line("level", Written.small(order.level()));
        written.line("title", order.title());
        written.line("source", order.source());
        written.line("invented", order.invented());
        written.line("note", order.note());
        written.line("circuit", order.circuit());
        written.line("layouts", Written.list(order.layouts()));
        written.line("from", order.validity().from());
        written.line("until", order.validity().until());
        written.line("lapse", order.lapse());
        order.facts().forEach((fact, name) -> written.line("facts " + fact, name));
        order.values()
                .forEach((fact, value) -> written.line(
                        "values " + fact,
                        value instanceof Value.Amount amount ? Written.number(amount.number()) : value));
        return written.lines();
    }

    static Map<String, String> rule(Rule rule) {
        Written written = new Written();
        written.line("cite", rule.cite());
        written.line("text", rule.text());
        written.line("when", Written.condition(rule.when()));
        written.line("if_stated", rule.ifStated() ? "true" : "");
        written.line("if_stated", Written.list(rule.stated()));
        written.demand(rule.demand());
        return written.lines();
    }

    static Map<String, String> relief(Relief relief) {
        Written written = new Written();
        written.line("cite", relief.cite());
        written.line("text", relief.text());
        written.line("lifts", Written.list(relief.lifts()));
        written.line("when", Written.condition(relief.when()));
        return written.lines();
    }

    static Map<String, String> derogation(Derogation derogation) {
        Written written = new Written();
        written.line("cite", derogation.cite());
        written.line("text", derogation.text());
        written.line("kind", derogation.kind());
        written.line("lifts", Written.list(derogation.lifts()));
        written.line("when", Written.condition(derogation.when()));
        written.line("never", never(derogation.never()));
        written.line("if_stated", Written.list(derogation.stated()));
        written.line("shift", derogation.shift() == null ? "" : Written.minutes(derogation.shift()));
        written.line("counters", Written.list(derogation.counters()));
        written.line("notice", derogation.notice());
        return written.lines();
    }

    /** Nothing where it is left out, which is the other way round than in a condition. */
    private static String never(Condition never) {
        if (never instanceof Condition.Always) {
            return "always";
        }
        return never.equals(new Condition.Not(new Condition.Always())) ? "" : Written.condition(never);
    }

    static Map<String, String> counter(Counter counter) {
        Written written = new Written();
        written.line("name", counter.name());
        written.line("most", counter.most());
        written.line("unit", Written.small(counter.unit()));
        written.line("per", Written.small(counter.per()));
        written.line("reading", counter.reading());
        return written.lines();
    }

    static Map<String, String> duty(Duty duty) {
        Written written = new Written();
        written.line("cite", duty.cite());
        written.line("text", duty.text());
        written.line(
                "due",
                switch (duty.due()) {
                    case Duty.Due.Always always -> "always";
                    case Duty.Due.Yearly yearly -> "yearly " + Written.day(yearly.on());
                    case Duty.Due.Every every -> "every " + every.period() + since(every.since());
                    case Duty.Due.After after -> "after " + after.period() + since(after.since());
                    case Duty.Due.On on -> "on " + on.day();
                    case Duty.Due.BeforeEnd before -> "before_end " + before.period();
                });
        return written.lines();
    }

    private static String since(@Nullable Object day) {
        return day == null ? "" : " since " + day;
    }
}
