package paddock.board;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.web.util.UriComponentsBuilder;
import paddock.kernel.Window;
import paddock.web.Asked;
import paddock.web.BadInput;

/**
 * What the address of the board asks to see.
 *
 * @param on a day that is shown
 * @param as how: {@code grid}, {@code list}, or empty for whichever fits the window
 */
record BoardView(Span span, LocalDate on, String as) {

    private static final List<String> FORMS = List.of("grid", "list");

    /** How long a time is shown. */
    enum Span {
        DAY,
        WEEK,
        MONTH;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static Span of(String key) {
            return Stream.of(values())
                    .filter(span -> span.key().equals(key))
                    .findFirst()
                    .orElseThrow(() -> new BadInput(
                            "view", key, Stream.of(values()).map(Span::key).toList()));
        }
    }

    /** @throws BadInput what cannot be read */
    static BoardView of(Map<String, String> asked, LocalDate today) {
        String view = asked.getOrDefault("view", "");
        String on = asked.getOrDefault("on", "");
        String as = asked.getOrDefault("as", "");
        if (!as.isEmpty() && !FORMS.contains(as)) {
            throw new BadInput("as", as, FORMS);
        }
        return new BoardView(
                view.isEmpty() ? Span.WEEK : Span.of(view), on.isEmpty() ? today : Asked.date("on", on), as);
    }

    LocalDate first() {
        return switch (span) {
            case DAY -> on;
            case WEEK -> on.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> on.withDayOfMonth(1);
        };
    }

    /** The day after the last. */
    LocalDate until() {
        return switch (span) {
            case DAY -> on.plusDays(1);
            case WEEK -> first().plusWeeks(1);
            case MONTH -> first().plusMonths(1);
        };
    }

    int length() {
        return (int) ChronoUnit.DAYS.between(first(), until());
    }

    List<LocalDate> days() {
        return first().datesUntil(until()).toList();
    }

    Window time(ZoneId zone) {
        return new Window(first().atStartOfDay(zone), until().atStartOfDay(zone));
    }

    BoardView before() {
        return new BoardView(span, move(-1), as);
    }

    BoardView after() {
        return new BoardView(span, move(1), as);
    }

    private LocalDate move(int by) {
        return switch (span) {
            case DAY -> on.plusDays(by);
            case WEEK -> on.plusWeeks(by);
            case MONTH -> on.plusMonths(by);
        };
    }

    BoardView at(LocalDate day) {
        return new BoardView(span, day, as);
    }

    BoardView over(Span other) {
        return new BoardView(other, on, as);
    }

    BoardView shownAs(String form) {
        return new BoardView(span, on, form);
    }

    /** Where this view of a site is. */
    String address(String site) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/sites/" + site + "/board")
                .queryParam("view", span.key())
                .queryParam("on", on);
        return (as.isEmpty() ? address : address.queryParam("as", as)).build().toUriString();
    }
}
