package paddock.asking;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import paddock.homologation.Finding;
import paddock.homologation.Hours;
import paddock.homologation.Order;
import paddock.homologation.Outcome;
import paddock.homologation.Rule;
import paddock.homologation.Slice;
import paddock.kernel.Text;
import paddock.web.Formats;

/** Says findings in words, in the reader's language. */
@Component
public class Sentences {

    private static final int MOST_SLICES = 3;

    private final MessageSource texts;

    Sentences(MessageSource texts) {
        this.texts = texts;
    }

    /** What a finding comes to, in a sentence that quotes the paragraph. */
    public String of(Finding finding, Locale locale) {
        String rule = finding.text() == null
                ? text(
                        "finding." + finding.ruleId(),
                        locale,
                        finding.source() == null ? "" : finding.source().title().in(locale))
                : finding.text().in(locale);
        String said = finding.cite().isEmpty() ? rule : pair(finding.cite(), rule, locale);
        String more = more(finding, locale);
        return (more.isEmpty() ? said : said + " " + more) + balances(finding, locale);
    }

    private String more(Finding finding, Locale locale) {
        return switch (finding.outcome()) {
            case Outcome.Kept kept -> "";
            case Outcome.Lifted lifted -> text("outcome.lifted", locale, lifted.cite());
            case Outcome.Unsure unsure
            when unsure.missing().isEmpty() && unsure.gaps().isEmpty() ->
                excess(finding, locale) + text("outcome.doubt", locale);
            case Outcome.Unsure unsure -> excess(finding, locale) + unsure(unsure, finding, locale);
            case Outcome.Wanting wanting ->
                excess(finding, locale)
                        + text("outcome.wanting", locale, when(finding, locale))
                        + " "
                        + wanting.groups().stream()
                                .map(group -> group.stream()
                                        .map(path -> path(path, finding.source(), locale))
                                        .collect(Collectors.joining(text("outcome.or", locale))))
                                .collect(Collectors.joining(text("outcome.and", locale)))
                        + ".";
            case Outcome.Broken broken ->
                excess(finding, locale)
                        + text("outcome.broken", locale, when(finding, locale))
                        + closed(broken, locale);
        };
    }

    private String unsure(Outcome.Unsure unsure, Finding finding, Locale locale) {
        List<String> said = new ArrayList<>();
        if (!unsure.gaps().isEmpty()) {
            said.add(text("outcome.gap", locale, facts(unsure.gaps(), finding, locale)));
        }
        if (!unsure.missing().isEmpty()) {
            said.add(text("outcome.unsure", locale, facts(unsure.missing(), finding, locale)));
        }
        return String.join(" ", said);
    }

    /** What of a table stands in the way: which vehicles, how many are admitted and how many are asked about. */
    private String excess(Finding finding, Locale locale) {
        return new TableWords(new InWords(this, finding.source(), locale), finding).all();
    }

    /** How a quota stands in its periods; nothing where the rule is none, or the use takes nothing of it. */
    String balances(Finding finding, Locale locale) {
        return finding.balances().stream()
                .map(balance -> new QuotaWords(this, locale).of(balance))
                .map(each -> " " + each)
                .collect(Collectors.joining());
    }

    /** A way out, with what is left of its counter. */
    String path(Outcome.Path path, @Nullable Order order, Locale locale) {
        String kind = kindOfPath(path.kind(), locale);
        String left = path.left() == null || path.most() == null
                ? ""
                : text("path.left", locale, path.left(), path.most(), counter(path.counter(), order, locale));
        String latest =
                path.latest() == null ? "" : text("path.latest", locale, new Formats(locale).date(path.latest()));
        return kind + " (" + path.cite() + ")" + left + latest;
    }

    /** What kind of grant it is; one that has no wording is some derogation. */
    String kindOfPath(String kind, Locale locale) {
        return worded("path." + kind, text("path.any", locale), locale);
    }

    private String closed(Outcome.Broken broken, Locale locale) {
        return broken.closed().stream()
                .map(closed -> " "
                        + (closed.left() == null || closed.left() == 0
                                ? text("closed." + code(closed.why()), locale, closed.cite())
                                : text("closed.too-few", locale, closed.cite(), closed.left())))
                .collect(Collectors.joining());
    }

    private static String code(Outcome.Why why) {
        return why.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The hours concerned; nothing where it is the whole use. */
    private String when(Finding finding, Locale locale) {
        Formats formats = new Formats(locale);
        List<String> times = new ArrayList<>();
        for (Slice slice : Slice.merged(finding.slices())) {
            times.add(formats.day(slice.date()) + " " + hours(formats, slice));
        }
        String shown = times.stream().limit(MOST_SLICES).collect(Collectors.joining(", "));
        return times.size() > MOST_SLICES ? shown + "…" : shown;
    }

    private static String hours(Formats formats, Slice slice) {
        return formats.hours(LocalTime.ofSecondOfDay(slice.from()), LocalTime.ofSecondOfDay(slice.until() % Hours.DAY));
    }

    private String facts(Set<String> missing, Finding finding, Locale locale) {
        return missing.stream()
                .sorted()
                .map(fact -> fact(fact, finding.source(), locale))
                .collect(Collectors.joining(", "));
    }

    /** The name of a fact: the order's own, or the common one. */
    String fact(String fact, @Nullable Order order, Locale locale) {
        Text own = order == null ? null : order.facts().get(fact);
        if (own != null) {
            return own.in(locale);
        }
        if (fact.startsWith(USED)) {
            return text("fact.used", locale, counter(fact.substring(USED.length()), order, locale));
        }
        String general = fact.substring(0, fact.indexOf('.') + 1);
        String unnamed = general.isEmpty()
                ? fact
                : worded("fact." + general + "any", fact, locale, fact.substring(general.length()));
        return worded("fact." + fact, unnamed, locale);
    }

    private static final String USED = "used.";

    /** The name of a counter, or the paragraph of a quota. */
    private static String counter(@Nullable String id, @Nullable Order order, Locale locale) {
        if (id == null || order == null) {
            return String.valueOf(id);
        }
        return order.counter(id)
                .map(counter -> counter.name().in(locale))
                .or(() -> order.rule(id).map(Rule::cite))
                .orElse(id);
    }

    /** Whether there are words for a code. */
    boolean isWorded(String code, Locale locale) {
        return texts.getMessage("term." + code, null, null, locale) != null;
    }

    /** What is spoken of, and what is said of it. */
    String pair(String of, String said, Locale locale) {
        return text("words.pair", locale, of, said);
    }

    /** The wording of a code; the code itself where there is none. */
    public String term(String kind, String code, Locale locale) {
        return worded(kind + "." + code, code, locale);
    }

    private String worded(String key, String otherwise, Locale locale, Object... values) {
        String wording = texts.getMessage(key, values, null, locale);
        return wording == null ? otherwise : wording;
    }

    String text(String key, Locale locale, Object... values) {
        return texts.getMessage(key, values, locale);
    }
}
