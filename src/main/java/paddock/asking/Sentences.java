package paddock.asking;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import paddock.homologation.Finding;
import paddock.homologation.Hours;
import paddock.homologation.Outcome;
import paddock.homologation.Slice;
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
        String said = finding.cite().isEmpty() ? rule : finding.cite() + " : " + rule;
        String more = more(finding, locale);
        return more.isEmpty() ? said : said + " " + more;
    }

    private String more(Finding finding, Locale locale) {
        return switch (finding.outcome()) {
            case Outcome.Kept kept -> "";
            case Outcome.Lifted lifted -> text("outcome.lifted", locale, lifted.cite());
            case Outcome.Unsure unsure when unsure.missing().isEmpty() -> text("outcome.doubt", locale);
            case Outcome.Unsure unsure -> text("outcome.unsure", locale, facts(unsure.missing(), finding, locale));
            case Outcome.Wanting wanting ->
                text("outcome.wanting", locale, when(finding, locale))
                        + " "
                        + wanting.paths().stream()
                                .map(path -> path(path, locale))
                                .collect(Collectors.joining(text("outcome.or", locale)))
                        + ".";
            case Outcome.Broken broken ->
                text("outcome.broken", locale, when(finding, locale)) + closed(broken, locale);
        };
    }

    String path(Outcome.Path path, Locale locale) {
        String kind = term("path", path.kind(), locale);
        String left =
                path.left() == null || path.most() == null ? "" : text("path.left", locale, path.left(), path.most());
        String latest =
                path.latest() == null ? "" : text("path.latest", locale, new Formats(locale).date(path.latest()));
        return kind + " (" + path.cite() + ")" + left + latest;
    }

    private String closed(Outcome.Broken broken, Locale locale) {
        return broken.closed().stream()
                .map(closed -> " " + text("closed." + code(closed.why()), locale, closed.cite()))
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
                .map(fact -> fact(fact, finding, locale))
                .collect(Collectors.joining(", "));
    }

    /** The name of a fact: the order's own, or the common one. */
    private String fact(String fact, Finding finding, Locale locale) {
        if (finding.source() != null && finding.source().facts().containsKey(fact)) {
            return finding.source().facts().get(fact).in(locale);
        }
        return term("fact", fact, locale);
    }

    /** The wording of a code; the code itself where there is none. */
    public String term(String kind, String code, Locale locale) {
        String wording = texts.getMessage(kind + "." + code, new Object[0], code, locale);
        return wording == null ? code : wording;
    }

    String text(String key, Locale locale, Object... values) {
        return texts.getMessage(key, values, locale);
    }
}
