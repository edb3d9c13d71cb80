package paddock.asking;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import paddock.circuit.Site;
import paddock.homologation.Condition;
import paddock.homologation.Demand;
import paddock.homologation.Duty;
import paddock.homologation.Finding;
import paddock.homologation.Homologation;
import paddock.homologation.Homologations;
import paddock.homologation.Hours;
import paddock.homologation.LawfulHours;
import paddock.homologation.Order;
import paddock.homologation.Outcome;
import paddock.homologation.Rule;
import paddock.homologation.Use;
import paddock.web.Formats;

/** What the texts say of a use to those who run the track on its day: when it may run, how loud, which vehicles. */
@Component
public class DayRules {

    private static final String NOISE = "noise.";

    private final Homologations homologations;
    private final Sentences sentences;

    DayRules(Homologations homologations, Sentences sentences) {
        this.homologations = homologations;
        this.sentences = sentences;
    }

    /**
     * A use that was judged.
     *
     * @param layout its key
     * @param use with its hours
     * @param findings how it stands to each rule
     */
    public record Judged(Site site, String layout, Use use, List<Finding> findings) {}

    /**
     * What is to be kept on the day, in the reader's language.
     *
     * @param hours that are lawful for it, with what is granted to it
     * @param noise each limit that concerns it, with how it is measured and the paragraph
     * @param vehicles what is said of which vehicles may run, and how many
     */
    public record Kept(List<String> hours, List<String> noise, List<String> vehicles) {}

    public Kept of(Judged judged, LocalDate day, Locale locale) {
        Homologation law = homologations.of(judged.site(), judged.layout());
        List<String> noise = new ArrayList<>();
        List<String> vehicles = new ArrayList<>();
        for (Finding finding : judged.findings()) {
            Order order = finding.source();
            Rule rule = order == null ? null : order.rule(finding.ruleId()).orElse(null);
            if (order == null || rule == null || !rule.concerns(judged.use(), order, law)) {
                continue;
            }
            Set<String> facts = facts(rule.demand());
            if (facts.stream().anyMatch(fact -> fact.startsWith(NOISE))) {
                noise.add(limit(finding, rule, locale));
            } else if (aboutVehicles(rule.demand(), facts)) {
                vehicles.add(sentences.pair(rule.cite(), rule.text().in(locale), locale));
            }
        }
        return new Kept(hours(law, judged.use(), day, locale), distinct(noise), distinct(vehicles));
    }

    private static List<String> distinct(List<String> said) {
        return said.stream().distinct().toList();
    }

    /** What the operator owes on a day: all the time, or just then. */
    public List<String> duties(Site site, String layout, LocalDate day, Locale locale) {
        return homologations.of(site, layout).on(day).stream()
                .flatMap(order -> order.duties().stream()
                        .filter(duty -> duty.due() instanceof Duty.Due.Always
                                || duty.dates(order.validity()).contains(day))
                        .map(duty -> sentences.pair(duty.cite(), duty.text().in(locale), locale)))
                .distinct()
                .toList();
    }

    private static List<String> hours(Homologation law, Use use, LocalDate day, Locale locale) {
        Formats formats = new Formats(locale);
        return new LawfulHours(law, use)
                .between(day, day.plusDays(1)).getFirst().that("allowed").stream()
                        .map(window -> formats.hours(
                                LocalTime.ofSecondOfDay(window.hours().from()),
                                LocalTime.ofSecondOfDay(window.hours().until() % Hours.DAY)))
                        .toList();
    }

    private String limit(Finding finding, Rule rule, Locale locale) {
        if (finding.outcome() instanceof Outcome.Lifted) {
            return sentences.of(finding, locale);
        }
        List<Condition.Within> limits = new ArrayList<>();
        if (rule.demand() instanceof Demand.Require require) {
            limits(require.that(), limits);
        }
        Double most = limits.size() == 1 ? limits.getFirst().bound().most() : null;
        if (most == null) {
            return sentences.pair(rule.cite(), rule.text().in(locale), locale);
        }
        String method = limits.getFirst().fact().substring(NOISE.length());
        String number = new InWords(sentences, finding.source(), locale).number(most);
        return sentences.text("day.limit", locale, number, sentences.term("method", method, locale), rule.cite());
    }

    private static void limits(Condition condition, List<Condition.Within> into) {
        switch (condition) {
            case Condition.Within within when within.fact().startsWith(NOISE) -> into.add(within);
            case Condition.All all -> all.of().forEach(each -> limits(each, into));
            case Condition.Any any -> any.of().forEach(each -> limits(each, into));
            default -> {
                // whatever else is asked of the use is no limit of noise
            }
        }
    }

    private static boolean aboutVehicles(Demand demand, Set<String> facts) {
        return demand instanceof Demand.Numbers
                || demand instanceof Demand.Unmixed
                || Stream.of("category", "powertrain").anyMatch(facts::contains);
    }

    private static Set<String> facts(Demand demand) {
        Set<String> facts = new HashSet<>();
        switch (demand) {
            case Demand.Require require -> facts(require.that(), facts);
            case Demand.Forbid forbid -> facts(forbid.what(), facts);
            default -> {
                // the others are about hours and numbers
            }
        }
        return facts;
    }

    private static void facts(Condition condition, Set<String> into) {
        switch (condition) {
            case Condition.Is is -> into.add(is.fact());
            case Condition.Within within -> into.add(within.fact());
            case Condition.Flagged flagged -> into.add(flagged.fact());
            case Condition.All all -> all.of().forEach(each -> facts(each, into));
            case Condition.Any any -> any.of().forEach(each -> facts(each, into));
            case Condition.Not not -> facts(not.of(), into);
            case Condition.Always always -> {}
            case Condition.Clock clock -> {}
            case Condition.On on -> {}
        }
    }
}
