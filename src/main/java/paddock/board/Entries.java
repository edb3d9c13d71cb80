package paddock.board;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import paddock.circuit.Circuit;
import paddock.circuit.Holidays;
import paddock.ground.Claim;
import paddock.ground.Ground;
import paddock.template.Markup;

/** All that the board shows as a list, day by day, with the hours that the order closes in words. */
final class Entries {

    private static final int DAY = 86_400;

    private final Scene scene;
    private final Words words;

    Entries(Scene scene) {
        this.scene = scene;
        this.words = scene.words();
    }

    /**
     * One day.
     *
     * @param rows what is had and waited for, as rows of a table
     * @param shut what the order closes, as entries of a list
     */
    record Day(LocalDate date, String title, String holiday, String address, Markup rows, Markup shut) {}

    List<Day> days() {
        Map<LocalDate, String> holidays =
                scene
                        .site()
                        .holidays()
                        .between(scene.view().first(), scene.view().until(), words.locale())
                        .stream()
                        .collect(Collectors.toMap(Holidays.Holiday::date, Holidays.Holiday::name, (one, other) -> one));
        return scene.view().days().stream()
                .map(day -> new Day(
                        day, words.day(day), holidays.getOrDefault(day, ""), address(day), rows(day), shut(day)))
                .toList();
    }

    private String address(LocalDate day) {
        return scene.view()
                .over(BoardView.Span.DAY)
                .at(day)
                .address(scene.site().key());
    }

    private Markup rows(LocalDate day) {
        Markup rows = new Markup();
        for (Agenda.Line line : scene.lines()) {
            LocalDate from = line.claim().window().from().toLocalDate();
            LocalDate last = line.claim().window().until().minusNanos(1).toLocalDate();
            if (!day.isBefore(from) && !day.isAfter(last)) {
                row(rows, line);
            }
        }
        return rows;
    }

    private void row(Markup rows, Agenda.Line line) {
        rows.element("tr").element("th").with("scope", "row").element("a").with("href", "/bookings/" + line.booking());
        rows.text(words.hours(line.claim().window())).end("a").end("th");
        cell(rows, "booking.what").said("bdi", what(line)).end("td");
        cell(rows, "booking.company").said("bdi", words.who(line)).end("td");
        cell(rows, "booking.state")
                .element("span")
                .with("class", "state")
                .element("svg")
                .with("class", "mark")
                .with("viewBox", "0 0 12 12")
                .with("aria-hidden", "true")
                .element("use")
                .with("href", "#" + Words.flag(line))
                .end("use")
                .end("svg")
                .element("span")
                .text(words.state(line));
        String lapse = words.lapse(line);
        if (!lapse.isEmpty()) {
            rows.element("span").with("class", "why").text(lapse).end("span");
        }
        rows.end("span").end("span").end("td").end("tr");
    }

    private Markup cell(Markup rows, String label) {
        return rows.element("td").with("data-label", words.text(label));
    }

    private String what(Agenda.Line line) {
        String name = words.what(line.claim());
        return line.claim() instanceof Claim.Units units ? units.number() + " × " + name : name;
    }

    /** Circuit by circuit; layout by layout only where they differ. */
    private Markup shut(LocalDate day) {
        Markup entries = new Markup();
        for (Circuit circuit : scene.site().circuits()) {
            List<Ground.Place> places = circuit.on(day).stream()
                    .map(each -> new Ground.Place(circuit, each.layout()))
                    .toList();
            Map<Ground.Place, List<Shut>> closed = places.stream()
                    .collect(Collectors.toMap(
                            Function.identity(), place -> scene.law().of(place, day)));
            if (Set.copyOf(closed.values()).size() == 1) {
                entry(entries, circuit.name().in(words.locale()), closed.getOrDefault(places.getFirst(), List.of()));
            } else {
                places.forEach(place -> entry(
                        entries, place.layout().name().in(words.locale()), closed.getOrDefault(place, List.of())));
            }
        }
        return entries;
    }

    private void entry(Markup entries, String name, List<Shut> closed) {
        if (closed.isEmpty()) {
            return;
        }
        entries.element("li").said("strong", name).element("ul");
        List<String> said = new ArrayList<>();
        closed.forEach(shut -> said.add(why(shut, words)));
        said.forEach(each -> entries.said("li", each));
        entries.end("ul").end("li");
    }

    /** The hours, whom they are closed to, and by which paragraph. */
    static String why(Shut shut, Words words) {
        String hours = words.formats()
                .hours(LocalTime.ofSecondOfDay(shut.from()), LocalTime.ofSecondOfDay(shut.until() % DAY));
        String why = shut.why(words.locale());
        return words.text(
                shut.whom() == Shut.Whom.EVERYBODY ? "board.shut" : "board.shut.some",
                hours,
                why.isEmpty() ? words.text("board.shut.unsaid") : why);
    }
}
