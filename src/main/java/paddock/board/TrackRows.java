package paddock.board;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import paddock.circuit.Layout;
import paddock.ground.Claim;
import paddock.ground.Ground;
import paddock.kernel.Window;
import paddock.template.Markup;

/** The rows of the board that are layouts, circuit by circuit: what the order closes, what is taken and what is free. */
final class TrackRows {

    private static final int DAY = 86_400;
    private static final int HIGH = 48;

    private final Scene scene;
    private final Bars bars;
    private final List<Agenda.Line> tracks;

    TrackRows(Scene scene) {
        this.scene = scene;
        this.bars = new Bars(scene);
        this.tracks = scene.lines().stream()
                .filter(line -> line.claim() instanceof Claim.Track)
                .toList();
    }

    /** A circuit and its layouts. */
    record Group(String key, String name, List<Row> rows) {}

    /**
     * One layout.
     *
     * @param about its length
     */
    record Row(String key, UUID id, String name, String about, Markup drawn) {}

    /** Of the circuits, those that have a layout on some of the days shown. */
    List<Group> groups() {
        return scene.site().circuits().stream()
                .map(circuit -> new Group(
                        circuit.key(),
                        circuit.name().in(scene.words().locale()),
                        circuit.layouts().stream()
                                .filter(layout -> scene.view().days().stream()
                                        .anyMatch(
                                                day -> layout.courses().on(day).isPresent()))
                                .map(layout -> row(new Ground.Place(circuit, layout)))
                                .toList()))
                .filter(group -> !group.rows().isEmpty())
                .toList();
    }

    private Row row(Ground.Place place) {
        Layout layout = place.layout();
        String length = scene.view().days().stream()
                .flatMap(day -> layout.courses().on(day).stream())
                .findFirst()
                .map(course -> scene.words().formats().kilometres(course.length()))
                .orElse("");
        return new Row(layout.key(), layout.id(), layout.name().in(scene.words().locale()), length, drawn(place));
    }

    private Markup drawn(Ground.Place place) {
        Layout layout = place.layout();
        List<Agenda.Line> own = tracks.stream()
                .filter(line -> Words.thing(line.claim()).equals(layout.id()))
                .toList();
        List<Agenda.Line> others = tracks.stream()
                .filter(line -> !line.waits())
                .filter(line -> scene.clash(layout.id(), Words.thing(line.claim()), scene.day(line)))
                .toList();
        Markup row = new Markup();
        for (LocalDate day : scene.view().days()) {
            day(row, place, day);
        }
        free(row, place, own, others);
        via(row, others);
        bars(row, own);
        now(row);
        return row;
    }

    /** The hours of a day that the order closes, and where the next day begins. */
    private void day(Markup row, Ground.Place place, LocalDate day) {
        if (place.layout().courses().on(day).isEmpty()) {
            hatch(
                    row,
                    "absent",
                    new Stretch(x(day, 0), x(day, DAY)),
                    scene.words().text("board.absent"));
        } else {
            for (Shut shut : scene.law().of(place, day)) {
                Stretch stretch = new Stretch(x(day, shut.from()), x(day, shut.until()));
                hatch(row, shut.whom() == Shut.Whom.EVERYBODY ? "hatch" : "hatch-some", stretch, why(shut));
            }
        }
        if (!day.equals(scene.view().first())) {
            upright(row, "day-line", x(day, 0));
        }
    }

    /** Part of the width, in hundredths. */
    private record Stretch(double from, double until) {
        double width() {
            return until - from;
        }
    }

    private String why(Shut shut) {
        return Entries.why(shut, scene.words());
    }

    private static void hatch(Markup row, String look, Stretch stretch, String why) {
        if (stretch.width() > 0) {
            row.element("rect")
                    .with("class", look)
                    .with("x", Axis.percent(stretch.from()))
                    .with("width", Axis.percent(stretch.width()))
                    .with("height", HIGH - 1)
                    .said("title", why)
                    .end("rect");
        }
    }

    /** What nobody has, of the hours to come that the order leaves open; where there is no order, nobody knows. */
    private void free(Markup row, Ground.Place place, List<Agenda.Line> own, List<Agenda.Line> others) {
        List<Window> busy = new ArrayList<>();
        own.stream().filter(line -> !line.waits()).forEach(line -> busy.add(taken(line)));
        others.forEach(line -> busy.add(taken(line)));
        busy.sort(Comparator.comparing(Window::start));
        for (LocalDate day : scene.view().days()) {
            if (place.layout().courses().on(day).isPresent() && scene.law().isWritten(place, day)) {
                int from = 0;
                for (Shut shut : scene.law().of(place, day)) {
                    open(row, day, new Span(from, shut.from()), busy);
                    from = shut.until();
                }
                open(row, day, new Span(from, DAY), busy);
            }
        }
    }

    private Window taken(Agenda.Line line) {
        return Window.between(
                line.claim().window().start(), line.clears(), scene.site().zone());
    }

    /** Seconds of a day, as its clock shows them. */
    private record Span(int from, int until) {}

    private void open(Markup row, LocalDate day, Span span, List<Window> busy) {
        Instant at = at(day, span.from());
        Instant end = at(day, span.until());
        at = at.isBefore(scene.now()) ? scene.now() : at;
        for (Window window : busy) {
            if (window.end().isAfter(at) && window.start().isBefore(end)) {
                rule(row, at, window.start());
                at = window.end();
            }
        }
        rule(row, at, end);
    }

    private Instant at(LocalDate day, int second) {
        return day.atStartOfDay()
                .plusSeconds(second)
                .atZone(scene.site().zone())
                .toInstant();
    }

    private void rule(Markup row, Instant from, Instant until) {
        double x = scene.axis().x(from);
        double width = scene.axis().x(until) - x;
        if (from.isBefore(until) && width > 0) {
            row.element("rect")
                    .with("class", "go")
                    .with("x", Axis.percent(x))
                    .with("y", HIGH - 3)
                    .with("width", Axis.percent(width))
                    .with("height", 2)
                    .end("rect");
        }
    }

    /** Taken by layouts that share track with this one; those that run at once are said together. */
    private void via(Markup row, List<Agenda.Line> others) {
        List<Agenda.Line> together = new ArrayList<>();
        Instant until = Instant.MIN;
        for (Agenda.Line line : others) {
            if (!line.claim().window().start().isBefore(until)) {
                hidden(row, together);
                together.clear();
            }
            together.add(line);
            until = line.clears().isAfter(until) ? line.clears() : until;
        }
        hidden(row, together);
    }

    private void hidden(Markup row, List<Agenda.Line> together) {
        if (together.isEmpty()) {
            return;
        }
        Words words = scene.words();
        double from = scene.axis().x(together.getFirst().claim().window().start());
        double until = together.stream()
                .mapToDouble(line -> scene.axis().x(line.clears()))
                .max()
                .orElse(from);
        String names = together.stream()
                .map(line -> words.what(line.claim()))
                .distinct()
                .collect(Collectors.joining(", "));
        row.element("svg")
                .with("class", "via")
                .with("x", Axis.percent(from))
                .with("width", Axis.percent(Math.max(0, until - from)))
                .with("height", HIGH)
                .said("title", together.stream().map(words::label).collect(Collectors.joining(" · ")))
                .element("line")
                .with("x2", "100%")
                .with("y1", 7)
                .with("y2", 7)
                .end("line");
        if (scene.view().span() != BoardView.Span.MONTH) {
            row.element("text")
                    .with("x", 4)
                    .with("y", 22)
                    .text(words.text("board.via", names))
                    .end("text");
        }
        row.end("svg");
    }

    private void bars(Markup row, List<Agenda.Line> own) {
        List<Agenda.Line> waiting = own.stream().filter(Agenda.Line::waits).toList();
        for (Agenda.Line line : own) {
            if (line.waits()) {
                continue;
            }
            boolean wanted = waiting.stream()
                    .anyMatch(other ->
                            other.claim().window().overlaps(line.claim().window()));
            row.and(bars.bar(line, wanted ? Bars.Lane.UPPER : Bars.Lane.WHOLE));
        }
        waiting(row, waiting);
    }

    /** There is room for one of those that wait at a time: of others at the same hours it is said how many there are. */
    private void waiting(Markup row, List<Agenda.Line> waiting) {
        Map<Agenda.Line, Integer> shown = new LinkedHashMap<>();
        for (Agenda.Line line : waiting) {
            shown.keySet().stream()
                    .filter(first ->
                            first.claim().window().overlaps(line.claim().window()))
                    .findFirst()
                    .ifPresentOrElse(first -> shown.merge(first, 1, Integer::sum), () -> shown.put(line, 0));
        }
        shown.forEach((line, others) -> {
            row.and(bars.bar(line, others > 0 ? Bars.Lane.CROWDED : Bars.Lane.LOWER));
            if (others > 0) {
                row.and(bars.more(line, others));
            }
        });
    }

    private void now(Markup row) {
        LocalDate today = scene.now().atZone(scene.site().zone()).toLocalDate();
        int hour = scene.now().atZone(scene.site().zone()).getHour();
        boolean shown = hour >= scene.axis().from() && hour < scene.axis().until();
        if (shown
                && !today.isBefore(scene.view().first())
                && today.isBefore(scene.view().until())) {
            upright(row, "now", scene.axis().x(scene.now()));
        }
    }

    private static void upright(Markup row, String look, double x) {
        row.element("line")
                .with("class", look)
                .with("x1", Axis.percent(x))
                .with("x2", Axis.percent(x))
                .with("y2", HIGH)
                .end("line");
    }

    private double x(LocalDate day, int second) {
        return scene.axis().x(day, second);
    }
}
