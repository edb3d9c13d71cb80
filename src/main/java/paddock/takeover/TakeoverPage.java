package paddock.takeover;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import paddock.asking.RunFields;
import paddock.asking.Uses;
import paddock.circuit.Site;
import paddock.directory.Clients;
import paddock.kernel.Acting;
import paddock.kernel.Permission;

/** A takeover as a page: what the file is, what its columns are, what would become of its lines, and what has. */
@Component
@ConditionalOnWebApplication
final class TakeoverPage {

    static final int ON_A_PAGE = 100;
    private static final int FIRST_LINES = 5;
    private static final int MOST_VALUES = 60;
    private static final int MOST_NAMES = 1000;
    private static final int LONGEST = 160;

    private final Takeovers takeovers;
    private final Lines lines;
    private final Guessing guessing;
    private final Uses uses;
    private final Clients clients;
    private final MessageSource texts;
    private final InstantSource clock;

    TakeoverPage(
            Takeovers takeovers,
            Lines lines,
            Guessing guessing,
            Uses uses,
            Clients clients,
            MessageSource texts,
            InstantSource clock) {
        this.takeovers = takeovers;
        this.lines = lines;
        this.guessing = guessing;
        this.uses = uses;
        this.clients = clients;
        this.texts = texts;
        this.clock = clock;
    }

    /** Who reads which takeover of which site. */
    record Reader(Acting acting, Site site, Locale locale) {}

    /**
     * Which of its lines somebody wants to see.
     *
     * @param outcome empty for all
     * @param after the place of the last one already seen
     * @param as by what name something was said of such columns before
     */
    record Wanted(String outcome, int after, String as) {

        Set<Outcome> outcomes() {
            return outcome.isEmpty() ? EnumSet.allOf(Outcome.class) : EnumSet.of(Outcome.of(outcome));
        }
    }

    /** How many lines have an outcome. */
    public record Count(String key, int number, boolean chosen) {}

    /** A line as people read it. */
    public record Row(
            int line,
            String text,
            String outcome,
            String said,
            @Nullable UUID booking,
            @Nullable Integer before) {}

    /** How far something is that takes a while. */
    public record Progress(int done, int all) {}

    /** A value of a column, and what it is said to mean. */
    public record Value(String value, String meant) {}

    /** A column that can be one of several things for each line. */
    public record Values(String field, List<Value> values, boolean tooMany) {}

    ModelAndView page(Reader reader, Takeover takeover, Wanted wanted) {
        Map<Outcome, Integer> counts = lines.counts(takeover.id());
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        List<Lines.Line> found = lines.of(takeover.id(), wanted.outcomes(), wanted.after(), ON_A_PAGE + 1);
        List<Lines.Line> shown = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        Instant now = clock.instant();
        ModelAndView page = new ModelAndView("takeover/takeover")
                .addObject("site", reader.site())
                .addObject("t", takeover)
                .addObject("address", "/sites/" + reader.site().key() + "/takeovers/" + takeover.id())
                .addObject("notes", said(takeover, reader.locale()))
                .addObject("all", all)
                .addObject("counts", counts(counts, wanted))
                .addObject("fits", counts.getOrDefault(Outcome.FITS, 0))
                .addObject("created", counts.getOrDefault(Outcome.CREATED, 0))
                .addObject("inTheWay", inTheWay(counts))
                .addObject("mostTogether", Running.MOST_TOGETHER)
                .addObject("open", takeover.stage().isOpen())
                .addObject("canBeUndone", takeover.canBeUndone(now) && counts.containsKey(Outcome.CREATED))
                .addObject(
                        "undoneUntil",
                        takeover.endedAt() == null ? now : takeover.endedAt().plus(Takeover.UNDONE_FOR))
                .addObject("progress", progress(takeover, counts, all))
                .addObject("outcome", wanted.outcome())
                .addObject(
                        "rows",
                        shown.stream().map(each -> row(each, reader.locale())).toList())
                .addObject("next", found.size() > ON_A_PAGE ? shown.getLast().position() : 0)
                .addObject("section", "bookings");
        if (takeover.stage().isOpen()) {
            Map<String, Matching> remembered =
                    takeovers.remembered(takeover.site(), takeover.file().columns());
            page.addObject("remembered", List.copyOf(remembered.keySet()));
            form(page, reader, takeover, matching(takeover, new Before(remembered, wanted.as())));
        }
        return page;
    }

    private static int inTheWay(Map<Outcome, Integer> counts) {
        return counts.entrySet().stream()
                .filter(each -> each.getKey().isInTheWay())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private List<String> said(Takeover takeover, Locale locale) {
        return takeover.notes().stream().map(note -> note.in(locale, texts)).toList();
    }

    private static List<Count> counts(Map<Outcome, Integer> counts, Wanted wanted) {
        return Outcome.SHOWN.stream()
                .filter(counts::containsKey)
                .map(each -> new Count(
                        each.key(), counts.getOrDefault(each, 0), each.key().equals(wanted.outcome())))
                .toList();
    }

    private static Progress progress(Takeover takeover, Map<Outcome, Integer> counts, int all) {
        int left = switch (takeover.stage()) {
            case REHEARSING -> counts.getOrDefault(Outcome.READ, 0);
            case UNDOING -> counts.getOrDefault(Outcome.CREATED, 0);
            case READ, REHEARSED, RUNNING, STOPPED, REFUSED, DONE, UNDONE -> counts.getOrDefault(Outcome.FITS, 0);
        };
        return new Progress(all - left, all);
    }

    Row row(Lines.Line line, Locale locale) {
        String text =
                line.cells().cells().stream().filter(cell -> !cell.isBlank()).collect(Collectors.joining(" · "));
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        String said = line.said().getOrDefault(locale.getLanguage(), line.said().getOrDefault("fr", ""));
        if (said.isEmpty() && line.cells().flaw() != null) {
            said = line.cells().flaw().in(locale, texts);
        }
        return new Row(line.cells().line(), shown, line.outcome().key(), said, line.booking(), line.before());
    }

    /** What was said before of such files, and by which name it is wanted. */
    private record Before(Map<String, Matching> remembered, String as) {}

    private Matching matching(Takeover takeover, Before before) {
        Matching wanted = before.remembered().get(before.as());
        Matching own = takeover.matching();
        if (wanted != null) {
            return wanted;
        }
        if (own != null) {
            return own;
        }
        return before.remembered().values().stream()
                .findFirst()
                .orElseGet(() -> guessing.of(takeover.file().columns()));
    }

    /** The form about its columns, filled in. */
    ModelAndView form(ModelAndView page, Reader reader, Takeover takeover, Matching matching) {
        List<Values> values = new ArrayList<>();
        for (String field : Matching.CHOSEN) {
            Integer column = matching.column(field);
            if (column != null) {
                values.add(values(reader.site(), takeover, matching, field));
            }
        }
        RunFields fields = uses.fields(reader.site(), guessing.where(reader.site()), facts(matching), reader.locale());
        return page.addObject("matching", matching)
                .addObject("columns", columns(takeover, reader.locale()))
                .addObject(
                        "first",
                        lines.after(takeover.id(), 0, FIRST_LINES).stream()
                                .map(line -> line.cells())
                                .toList())
                .addObject("values", values)
                .addObject("asked", facts(matching))
                .addObject("fields", fields)
                .addObject("terms", uses.terms())
                .addObject("names", clients.choices(reader.acting(), Permission.SELL, MOST_NAMES))
                .addObject("mistaken", "")
                .addObject("lack", "");
    }

    private static Map<String, String> facts(Matching matching) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (String fact : List.of("activity", "count", "category", "powertrain", "noise", "method")) {
            facts.put(fact, matching.same(fact));
        }
        return facts;
    }

    private Values values(Site site, Takeover takeover, Matching matching, String field) {
        Integer column = matching.column(field);
        List<String> found = lines.values(takeover.id(), column == null ? 0 : column, MOST_VALUES + 1);
        List<Value> values = found.stream()
                .limit(MOST_VALUES)
                .map(value -> {
                    String meant = matching.meant(field, value);
                    return new Value(value, meant.isEmpty() ? guessing.meant(site, field, value) : meant);
                })
                .toList();
        return new Values(field, values, found.size() > MOST_VALUES);
    }

    /** What columns are called: those of a calendar by us, those of a table by whoever wrote it. */
    private List<String> columns(Takeover takeover, Locale locale) {
        List<String> called = new ArrayList<>();
        for (String column : takeover.file().columns()) {
            String name =
                    takeover.file().isCalendar() ? texts.getMessage("takeover.ics." + column, null, locale) : column;
            called.add(
                    name.isEmpty()
                            ? texts.getMessage("takeover.column", new Object[] {called.size() + 1}, locale)
                            : name);
        }
        return called;
    }
}
