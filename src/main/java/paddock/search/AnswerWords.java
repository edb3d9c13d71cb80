package paddock.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import paddock.asking.VerdictWords;
import paddock.booking.Moving;
import paddock.booking.Told;
import paddock.ground.ClaimRows;
import paddock.homologation.Verdict;
import paddock.kernel.Days;
import paddock.kernel.Window;
import paddock.permit.Permit;
import paddock.web.Formats;

/** Answers as a reader is told them. */
@Component
class AnswerWords {

    private final VerdictWords verdicts;
    private final Told told;
    private final MessageSource texts;

    AnswerWords(VerdictWords verdicts, Told told, MessageSource texts) {
        this.verdicts = verdicts;
        this.told = told;
        this.texts = texts;
    }

    /**
     * An answer in words.
     *
     * @param takes what it would take to have it; none where it is free as it is
     * @param onward rows and facts of a form, as its address takes them
     */
    public record View(
            Answer answer,
            String mark,
            String when,
            String hours,
            String layout,
            String length,
            List<String> takes,
            String onward) {

        public LocalDate day() {
            return answer.day();
        }

        public String grade() {
            return answer.grade().name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Who reads.
     *
     * @param isStranger whether they cannot take an option
     */
    record Reader(Locale locale, boolean isStranger) {}

    /** How many stand before is told to whom it is told when they take an option: not to strangers. */
    View of(Need need, Answer answer, Reader reader) {
        Locale locale = reader.locale();
        Formats formats = new Formats(locale);
        int days = need.when().span().days();
        String circuit = need.site().circuits().size() > 1
                ? " (" + answer.circuit().name().in(locale) + ")"
                : "";
        return new View(
                answer,
                mark(answer.grade()),
                days == 1
                        ? formats.day(answer.day())
                        : formats.days(new Days(answer.day(), answer.day().plusDays(days))),
                hours(answer, formats),
                answer.layout().name().in(locale) + circuit,
                formats.wholeMetres(answer.metres()),
                takes(answer, reader),
                onward(need, answer));
    }

    /** Why there is nothing. */
    public record Why(String said, List<String> cites, int days) {}

    List<Why> why(Found.Nothing nothing, Locale locale) {
        return nothing.why().stream()
                .map(each -> new Why(said(each, locale), each.cites(), each.days()))
                .toList();
    }

    private String said(Found.Reason reason, Locale locale) {
        if (reason.refusal() == null) {
            return texts.getMessage("search.why." + reason.kind(), null, locale);
        }
        Told.Words words =
                told.inWords(new Moving.NotHad(reason.refusal()), locale).words();
        return words.title() + ". " + words.help();
    }

    private static String mark(Answer.Grade grade) {
        return switch (grade) {
            case FREE -> "f-free";
            case WANTING, BEHIND -> "f-held";
            case UNSURE -> "f-works";
        };
    }

    /** Those of the first day, and of the others where they differ. */
    private static String hours(Answer answer, Formats formats) {
        Map<LocalDate, List<String>> byDay = new LinkedHashMap<>();
        for (Window window : answer.windows()) {
            byDay.computeIfAbsent(window.from().toLocalDate(), any -> new ArrayList<>())
                    .add(formats.hours(window.from().toLocalTime(), until(window)));
        }
        return byDay.values().stream()
                .map(hours -> String.join(", ", hours))
                .distinct()
                .collect(Collectors.joining(" · "));
    }

    private static LocalTime until(Window window) {
        return window.until().toLocalTime();
    }

    private List<String> takes(Answer answer, Reader reader) {
        Locale locale = reader.locale();
        List<String> takes = new ArrayList<>();
        if (answer.rank() > 1) {
            takes.add(
                    reader.isStranger()
                            ? texts.getMessage("search.takes.behind", null, locale)
                            : texts.getMessage("search.takes.rank", new Object[] {answer.rank()}, locale));
        }
        for (Permit permit : answer.permits()) {
            LocalDate latest = permit.latest();
            takes.add(
                    latest == null
                            ? texts.getMessage("search.takes.permit", new Object[] {permit.cite()}, locale)
                            : texts.getMessage(
                                    "search.takes.permit.by",
                                    new Object[] {permit.cite(), new Formats(locale).date(latest)},
                                    locale));
        }
        if (answer.permits().isEmpty()) {
            answer.judged().stream()
                    .filter(each -> !(each.verdict() instanceof Verdict.Allowed))
                    .flatMap(each -> verdicts.sentences(each.verdict(), locale).stream())
                    .distinct()
                    .limit(3)
                    .forEach(takes::add);
        }
        return takes;
    }

    /** As the form of an option, or of a request, reads its rows and facts. */
    static String onward(Need need, Answer answer) {
        StringBuilder address = new StringBuilder("?");
        for (var row : ClaimRows.of(need.site(), answer.claims()).rows()) {
            add(address, "what", row.what());
            add(address, "units", row.units());
            add(address, "on", row.on());
            add(address, "last", row.last());
            add(address, "mode", row.mode());
            add(address, "from", row.from());
            add(address, "until", row.until());
            add(address, "direction", row.direction());
        }
        new NeedReader(need.site(), answer.day(), need.asked())
                .facts()
                .forEach((name, value) -> add(address, name, value));
        return address.toString();
    }

    static void add(StringBuilder address, String name, String value) {
        address.append(address.length() > 1 ? "&" : "")
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    static String address(Map<String, String> asked) {
        StringBuilder address = new StringBuilder("?");
        asked.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> add(address, each.getKey(), each.getValue()));
        return address.toString();
    }
}
