package paddock.asking;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.util.UriComponentsBuilder;
import paddock.asking.Remedies.Remedy;
import paddock.fact.FactName;
import paddock.fact.Value;
import paddock.homologation.Finding;
import paddock.homologation.Order;
import paddock.homologation.Verdict;
import paddock.web.Formats;

/** A verdict as the page shows it. */
public final class RunView {

    private final Verdict verdict;
    private final Sentences sentences;
    private final Locale locale;
    private final List<Remedy> remedies;
    private final Map<String, String> parameters;

    RunView(
            Verdict verdict,
            List<Remedy> remedies,
            Map<String, String> parameters,
            Sentences sentences,
            Locale locale) {
        this.verdict = verdict;
        this.remedies = remedies;
        this.parameters = parameters;
        this.sentences = sentences;
        this.locale = locale;
    }

    /** One rule: what it says, and how the use stands to it. */
    public record Row(String cite, String text, String outcome, String mark, String level) {}

    /** A change that helps, and the address of the same page with it. */
    public record Way(String text, String href) {}

    public String word() {
        return verdict.word();
    }

    /** The flag that says the verdict. */
    public String mark() {
        return markOf(verdict.word());
    }

    private static String markOf(String word) {
        return switch (word) {
            case "allowed", "kept", "lifted" -> "f-free";
            case "needs" -> "f-held";
            case "undetermined" -> "f-works";
            default -> "f-forbid";
        };
    }

    /** The paragraphs in the way, each once. */
    public String paragraphs() {
        return verdict.reasons().stream()
                .filter(finding -> finding.outcome().weight()
                        == verdict.findings().getFirst().outcome().weight())
                .map(Finding::cite)
                .filter(cite -> !cite.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** Why, a sentence for each rule in the way. */
    public List<String> why() {
        return verdict.reasons().stream()
                .map(finding -> sentences.of(finding, locale))
                .distinct()
                .toList();
    }

    /** All rules asked, the country's first, the house's last. */
    public Map<String, List<Row>> levels() {
        Map<String, List<Row>> levels = new LinkedHashMap<>();
        for (Order.Level level : Order.Level.values()) {
            List<Row> rows = verdict.findings().stream()
                    .filter(finding ->
                            finding.source() != null && finding.source().level() == level)
                    .map(this::row)
                    .toList();
            if (!rows.isEmpty()) {
                levels.put(level.name().toLowerCase(Locale.ROOT), rows);
            }
        }
        return levels;
    }

    private Row row(Finding finding) {
        String outcome = VerdictJson.ReasonJson.word(finding.outcome());
        String text = finding.text() == null
                ? sentences.of(finding, locale)
                : finding.text().in(locale) + sentences.balances(finding, locale);
        return new Row(finding.cite(), text, outcome, markOf(outcome), "");
    }

    /** What would make it lawful, each by itself. */
    public List<Way> ways() {
        List<Way> ways = new ArrayList<>();
        remedies.forEach(remedy -> ways.add(way(remedy)));
        return ways;
    }

    private Way way(Remedy remedy) {
        Formats formats = new Formats(locale);
        return switch (remedy) {
            case Remedy.Move move ->
                new Way(
                        formats.day(move.day()) + ", " + formats.hours(move.from(), move.until()),
                        href(Map.of(
                                "on", move.day().toString(),
                                "from", clock(move.from()),
                                "until", clock(move.until()))));
            case Remedy.Granted granted ->
                new Way(
                        granted.all().stream()
                                .map(grant -> sentences.path(grant.path(), grant.order(), locale))
                                .collect(Collectors.joining(" + ")),
                        href(Map.of("granted", granted(granted))));
            case Remedy.Fewer fewer ->
                new Way(
                        sentences.text("way.fewer", locale, fewer.count()),
                        href(Map.of("count", String.valueOf(fewer.count()))));
            case Remedy.Change change ->
                new Way(
                        sentences.pair(sentences.term("fact", change.fact(), locale), said(change), locale),
                        href(Map.of(parameter(change.fact()), written(change.value()))));
        };
    }

    /** With what is said to be granted already. */
    private String granted(Remedy.Granted more) {
        Stream<String> before = Stream.of(parameters.getOrDefault("granted", "").split(",", -1))
                .map(String::strip)
                .filter(one -> !one.isEmpty());
        Stream<String> ids = more.all().stream().map(grant -> grant.path().id());
        return Stream.concat(before, ids).distinct().collect(Collectors.joining(","));
    }

    private static String parameter(String fact) {
        return fact.equals("noise." + FactName.NOISE_METHODS.getFirst()) ? "noise" : fact;
    }

    private String said(Remedy.Change change) {
        return change.value() instanceof Value.Codes codes
                ? codes.codes().stream()
                        .map(code -> sentences.term("term", code, locale))
                        .collect(Collectors.joining(", "))
                : written(change.value()) + (change.fact().startsWith("noise.") ? " dB(A)" : "");
    }

    private static String written(Value value) {
        return switch (value) {
            case Value.Codes codes -> String.join(",", codes.codes());
            case Value.Amount amount ->
                amount.number() == Math.rint(amount.number())
                        ? String.valueOf(Math.round(amount.number()))
                        : String.valueOf(amount.number());
            case Value.Flag flag -> String.valueOf(flag.yes());
            case Value.Compliant vouched -> "compliant";
        };
    }

    private static String clock(LocalTime time) {
        return time.toString().substring(0, 5);
    }

    private String href(Map<String, String> changed) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        all.putAll(changed);
        return address(all);
    }

    /** What is said, as the end of an address. */
    static String address(Map<String, String> said) {
        UriComponentsBuilder address = UriComponentsBuilder.newInstance();
        said.forEach((name, value) -> address.queryParam(name, value));
        return Optional.ofNullable(address.encode().build().toUriString()).orElse("?");
    }

    /** The day that is asked about, for its picture. */
    public LocalDate day() {
        return LocalDate.parse(parameters.getOrDefault("on", ""));
    }
}
