package paddock.board;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import paddock.template.Markup;

/** The head of the board: days, each a link to itself, and hours. */
final class Ticks {

    private static final int HIGH = 44;
    private static final int HOUR = 3600;
    private static final int EVERY = 3;

    private final Scene scene;
    private final Map<LocalDate, String> holidays;

    Ticks(Scene scene, Map<LocalDate, String> holidays) {
        this.scene = scene;
        this.holidays = holidays;
    }

    Markup drawn() {
        Markup head = new Markup();
        for (LocalDate day : scene.view().days()) {
            day(head, day);
            if (scene.view().span() != BoardView.Span.MONTH) {
                hours(head, day);
            }
        }
        return head;
    }

    private void day(Markup head, LocalDate day) {
        String holiday = holidays.getOrDefault(day, "");
        String name = scene.words().day(day) + (holiday.isEmpty() ? "" : ", " + holiday);
        BoardView there = scene.view().over(BoardView.Span.DAY).at(day);
        head.element("a")
                .with("href", there.address(scene.site().key()))
                .with("class", "day" + look(day))
                .with("aria-label", name)
                .said("title", name)
                .element("svg")
                .with("x", Axis.percent(scene.axis().x(day, 0)))
                .with("width", Axis.percent(100.0 / scene.axis().days()))
                .with("height", 22)
                .element("rect")
                .with("width", "100%")
                .with("height", 22)
                .end("rect")
                .element("text")
                .with("x", 5)
                .with("y", 16)
                .with("class", "b")
                .text(written(day))
                .end("text");
        if (scene.view().span() != BoardView.Span.MONTH && !holiday.isEmpty()) {
            head.element("text")
                    .with("x", "98%")
                    .with("y", 16)
                    .with("text-anchor", "end")
                    .text(holiday)
                    .end("text");
        }
        head.end("svg").end("a");
    }

    private String look(LocalDate day) {
        boolean free = holidays.containsKey(day) || day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
        return day.equals(scene.now().atZone(scene.site().zone()).toLocalDate()) ? " today" : free ? " free-day" : "";
    }

    private String written(LocalDate day) {
        String pattern = switch (scene.view().span()) {
            case DAY -> "EEEE d MMMM";
            case WEEK -> "EEE d";
            case MONTH -> "d";
        };
        return DateTimeFormatter.ofPattern(pattern, scene.words().locale()).format(day);
    }

    private void hours(Markup head, LocalDate day) {
        int every = scene.view().span() == BoardView.Span.DAY ? 1 : EVERY;
        for (int hour = scene.axis().from() + 1; hour < scene.axis().until(); hour++) {
            if (hour % every == 0) {
                String x = Axis.percent(scene.axis().x(day, hour * HOUR));
                head.element("text")
                        .with("x", x)
                        .with("y", 36)
                        .with("text-anchor", "middle")
                        .with("class", "q")
                        .text(Integer.toString(hour))
                        .end("text")
                        .element("line")
                        .with("x1", x)
                        .with("x2", x)
                        .with("y1", 39)
                        .with("y2", HIGH)
                        .with("class", "tick")
                        .end("line");
            }
        }
    }
}
