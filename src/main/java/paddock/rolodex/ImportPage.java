package paddock.rolodex;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import paddock.account.Names;
import paddock.directory.Clients;
import paddock.exhibition.Exhibition;
import paddock.exhibition.Exhibitions;
import paddock.kernel.Acting;
import paddock.web.Asked;
import paddock.web.BadInput;
import paddock.web.Forbidden;
import paddock.web.HomeZone;
import paddock.web.NotFound;

/** A file of cards as a page: what it is, what would become of each card, and what has. */
@Component
@ConditionalOnWebApplication
final class ImportPage {

    private static final int ON_A_PAGE = 100;
    private static final int MOST_LISTED = 100;
    private static final int FIRST_LINES = 5;

    private final Intakes intakes;
    private final CardRows rows;
    private final Clients clients;
    private final Exhibitions exhibitions;
    private final Names names;
    private final MessageSource texts;
    private final HomeZone home;
    private final Drawers drawers;

    ImportPage(
            Intakes intakes,
            CardRows rows,
            Clients clients,
            Exhibitions exhibitions,
            Names names,
            MessageSource texts,
            HomeZone home,
            Drawers drawers) {
        this.intakes = intakes;
        this.rows = rows;
        this.clients = clients;
        this.exhibitions = exhibitions;
        this.names = names;
        this.texts = texts;
        this.home = home;
        this.drawers = drawers;
    }

    /**
     * Which of its cards somebody wants to see.
     *
     * @param outcome empty for all
     * @param after the place of the last one already seen
     */
    record Wanted(String outcome, int after) {

        static final Wanted ALL = new Wanted("", 0);

        static Wanted of(Map<String, String> parameters) {
            String outcome = parameters.getOrDefault("outcome", "");
            List<String> known = Outcome.SHOWN.stream().map(Outcome::key).toList();
            if (!outcome.isEmpty() && !known.contains(outcome)) {
                throw new BadInput("outcome", outcome, known);
            }
            String after = parameters.getOrDefault("after", "");
            if (!after.matches("\\d{0,9}")) {
                throw new BadInput("after", after, List.of("100"));
            }
            return new Wanted(outcome, after.isEmpty() ? 0 : Integer.parseInt(after));
        }

        Set<Outcome> outcomes() {
            return outcome.isEmpty() ? EnumSet.allOf(Outcome.class) : EnumSet.of(Outcome.of(outcome));
        }
    }

    /** How many cards have an outcome. */
    public record Count(String key, int number, boolean chosen) {}

    /** A card as people read it. */
    public record Shown(
            int position,
            int line,
            String text,
            String details,
            Outcome outcome,
            String key,
            List<String> said,
            @Nullable UUID thing,
            List<Clients.Named> candidates) {

        public boolean isOpen() {
            return outcome.fits() || outcome == Outcome.DOUBTFUL || outcome == Outcome.LEFT_OUT;
        }
    }

    /** A column, what it is said to be, and what stands in its first lines. */
    public record Column(String name, String field, List<String> first) {}

    /** The files that somebody may see; where it is said into what the next one goes, the form for that comes first. */
    ModelAndView list(Acting acting, String into) {
        List<Intake.Into> may = Stream.of(Intake.Into.values())
                .filter(each -> acting.may(each.permission()))
                .toList();
        List<Intake.Into> shown =
                may.stream().filter(each -> each.key().equals(into)).toList();
        List<Intake> latest = intakes.latest(may, MOST_LISTED);
        return new ModelAndView("rolodex/imports")
                .addObject("kinds", shown.isEmpty() ? may : shown)
                .addObject("intakes", latest)
                .addObject(
                        "people",
                        names.of(latest.stream()
                                .flatMap(each -> Stream.ofNullable(each.by()))
                                .distinct()
                                .toList()))
                .addObject("mostCards", Reading.MOST_CARDS)
                .addObject("zone", home.zone())
                .addObject("refusal", "")
                .addObject("section", into.equals("leads") ? "leads" : "companies");
    }

    /** One that somebody may see; none is there that they may not enter. */
    Intake seen(Acting acting, String id) {
        Intake intake = intakes.withId(Asked.id("id", id)).orElseThrow(() -> new NotFound("import"));
        if (!acting.may(intake.into().permission())) {
            throw new Forbidden(intake.into().permission());
        }
        return intake;
    }

    ModelAndView page(Intake intake, Wanted wanted, Locale locale) {
        Map<Outcome, Integer> counts = rows.counts(intake.id());
        List<Row> found = rows.of(intake.id(), wanted.outcomes(), wanted.after(), ON_A_PAGE + 1);
        List<Row> shown = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        Map<UUID, String> called = clients.names(shown.stream()
                .flatMap(row -> row.verdict().candidates().stream())
                .toList());
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        int fits = Outcome.FITTING.stream()
                .mapToInt(each -> counts.getOrDefault(each, 0))
                .sum();
        ModelAndView page = new ModelAndView("rolodex/import")
                .addObject("i", intake)
                .addObject("address", "/imports/" + intake.id())
                .addObject(
                        "notes",
                        intake.notes().stream()
                                .map(each -> each.in(locale, texts))
                                .toList())
                .addObject("all", all)
                .addObject("fits", fits)
                .addObject("counts", counts(counts, wanted))
                .addObject("outcome", wanted.outcome())
                .addObject(
                        "rows",
                        shown.stream().map(row -> shown(row, called, locale)).toList())
                .addObject("next", found.size() > ON_A_PAGE ? shown.getLast().position() : 0)
                .addObject("people", names.of(intake.by() == null ? List.of() : List.of(intake.by())))
                .addObject("zone", home.zone())
                .addObject("section", intake.into().key());
        if (intake.into() == Intake.Into.LEADS) {
            page.addObject("exhibitions", exhibitions.all()).addObject("met", drawers.metOn(intake.met()));
        }
        return intake.file().isTable()
                ? page.addObject("columns", columns(intake)).addObject("fields", Columns.FIELDS)
                : page;
    }

    private static List<Count> counts(Map<Outcome, Integer> counts, Wanted wanted) {
        return Outcome.SHOWN.stream()
                .filter(counts::containsKey)
                .map(each -> new Count(
                        each.key(), counts.getOrDefault(each, 0), each.key().equals(wanted.outcome())))
                .toList();
    }

    private Shown shown(Row row, Map<UUID, String> called, Locale locale) {
        Card card = row.card();
        String details = String.join(
                " · ",
                Stream.of(
                                card.person().function(),
                                card.person().email(),
                                card.person().phone(),
                                card.firm().siren(),
                                (card.firm().place().postcode() + " "
                                                + card.firm().place().town())
                                        .strip())
                        .filter(each -> !each.isEmpty())
                        .toList());
        return new Shown(
                row.position(),
                row.line(),
                card.called(),
                details,
                row.verdict().outcome(),
                row.verdict().outcome().key(),
                row.verdict().said().stream()
                        .map(each -> each.in(locale, texts))
                        .toList(),
                row.verdict().thing(),
                row.verdict().candidates().stream()
                        .filter(called::containsKey)
                        .map(id -> new Clients.Named(id, called.getOrDefault(id, "")))
                        .toList());
    }

    private List<Column> columns(Intake intake) {
        List<Row> first = rows.of(intake.id(), EnumSet.allOf(Outcome.class), 0, FIRST_LINES);
        List<Column> columns = new ArrayList<>();
        for (int n = 0; n < intake.file().columns().size(); n++) {
            int column = n;
            columns.add(new Column(
                    intake.file().columns().get(n),
                    n < intake.fields().size() ? intake.fields().get(n) : "",
                    first.stream()
                            .filter(row -> column < row.cells().size())
                            .map(row -> row.cells().get(column))
                            .filter(cell -> !cell.isBlank())
                            .limit(2)
                            .toList()));
        }
        return columns;
    }

    /** What each column is said to be. */
    List<String> fields(Intake intake, Map<String, String> given) {
        List<String> fields = new ArrayList<>();
        for (int n = 0; n < intake.file().columns().size(); n++) {
            String said = given.getOrDefault("column." + n, "");
            if (!Columns.FIELDS.contains(said)) {
                throw new BadInput("column." + n, said, Columns.FIELDS);
            }
            fields.add(said);
        }
        return fields;
    }

    /** What a form says of where and when those on its cards were met; the usual day of before is no other than the usual one. */
    Optional<Intake.Met> met(Intake intake, Map<String, String> given) {
        if (intake.into() != Intake.Into.LEADS) {
            return Optional.of(Intake.Met.UNSAID);
        }
        String day = given.getOrDefault("met", "").strip();
        boolean isUsual = intake.met().on() == null
                && day.equals(drawers.metOn(intake.met()).toString());
        return met(given.getOrDefault("exhibition", "").strip(), isUsual ? "" : day);
    }

    /** Where and when they were met, each empty where that is not said; empty where that is no day, or none of that show. */
    Optional<Intake.Met> met(String exhibition, String day) {
        UUID show = exhibition.isEmpty()
                ? null
                : exhibitions
                        .withId(Asked.id("exhibition", exhibition))
                        .map(Exhibition::id)
                        .orElseThrow(() -> new NotFound("exhibition"));
        try {
            return Optional.of(new Intake.Met(show, day.isEmpty() ? null : LocalDate.parse(day)))
                    .filter(drawers::canBe);
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
