package paddock.series;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;
import paddock.account.Mistakes;
import paddock.circuit.Site;
import paddock.ground.ClaimRows;

/**
 * What somebody typed to have something again and again.
 *
 * @param said everything besides what is claimed, the facts of the use among it
 * @param weekdays on which it is wanted, where it comes by the week
 * @param leftOut dates that are not wanted
 */
record SeriesForm(Map<String, String> said, ClaimRows rows, Set<String> weekdays, Set<LocalDate> leftOut) {

    static final List<String> UNITS = List.of("week", "month-weekday", "month-day");
    static final List<String> WEEKDAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

    private static final Set<String> NO_FACTS = Set.of(
            "company", "reference", "every", "unit", "byday", "ends", "out", "act", "cycle", "seen", "lang", "_csrf");
    private static final String TO = "to-";
    private static final int LONGEST = 200;

    static SeriesForm of(MultiValueMap<String, String> given) {
        Map<String, String> said = new LinkedHashMap<>();
        given.forEach((name, values) ->
                said.put(name, values.stream().filter(value -> !value.isEmpty()).collect(Collectors.joining(","))));
        said.keySet().removeAll(ClaimRows.FIELDS);
        Set<LocalDate> leftOut = new HashSet<>();
        given.getOrDefault("out", List.of()).forEach(day -> day(day).ifPresent(leftOut::add));
        return new SeriesForm(
                said, ClaimRows.of(given), new TreeSet<>(given.getOrDefault("byday", List.of())), leftOut);
    }

    /** Where nothing is said yet. */
    static SeriesForm blank(Site site) {
        return new SeriesForm(Map.of("every", "1"), ClaimRows.asked(site, Map.of()), Set.of(), Set.of());
    }

    SeriesForm withRoom() {
        return new SeriesForm(said, rows.withRoom(), weekdays, leftOut);
    }

    public String of(String name) {
        return said.getOrDefault(name, "");
    }

    public boolean isOn(String weekday) {
        return weekdays.contains(weekday);
    }

    public boolean isLeftOut(LocalDate day) {
        return leftOut.contains(day);
    }

    /** Whether it says enough to be looked through. */
    boolean isComplete() {
        return !of("ends").isEmpty();
    }

    /** What is said of the use. */
    Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>(said);
        facts.keySet().removeIf(name -> NO_FACTS.contains(name) || name.startsWith(TO));
        return facts;
    }

    /** On which day each of those is wanted that are wanted on another. */
    Map<LocalDate, LocalDate> moved() {
        Map<LocalDate, LocalDate> moved = new HashMap<>();
        said.forEach((name, value) -> {
            if (name.startsWith(TO)) {
                day(name.substring(TO.length()))
                        .ifPresent(planned -> day(value).ifPresent(other -> moved.put(planned, other)));
            }
        });
        return moved;
    }

    /** What is missing or cannot be read. */
    Mistakes mistakes(Site site) {
        Mistakes mistakes = rows.rows().isEmpty() ? Mistakes.NONE.and("rows", "no-rows") : Mistakes.NONE;
        for (Map.Entry<Integer, String> wrong : rows.wrong(site).entrySet()) {
            mistakes = mistakes.and("row-" + wrong.getKey(), wrong.getValue());
        }
        if (!of("every").matches("[1-9]\\d?")) {
            mistakes = mistakes.and("every", "no-every");
        }
        if (day(of("ends")).isEmpty()) {
            mistakes = mistakes.and("ends", "no-ends");
        }
        boolean isKnown = (of("unit").isEmpty() || UNITS.contains(of("unit"))) && WEEKDAYS.containsAll(weekdays);
        if (!isKnown) {
            mistakes = mistakes.and("every", "no-unit");
        }
        return of("reference").length() > LONGEST ? mistakes.and("reference", "too-long") : mistakes;
    }

    /** Only where nothing is mistaken. */
    Recurrence rule(LocalDate first) {
        String until = ";UNTIL=" + day(of("ends")).orElseThrow().format(DateTimeFormatter.BASIC_ISO_DATE);
        String every = ";INTERVAL=" + of("every");
        return Recurrence.read(
                switch (of("unit")) {
                    case "month-day" -> "FREQ=MONTHLY" + every + ";BYMONTHDAY=" + first.getDayOfMonth() + until;
                    case "month-weekday" -> "FREQ=MONTHLY" + every + ";BYDAY=" + position(first) + until;
                    default -> "FREQ=WEEKLY" + every + ";BYDAY=" + days(first) + until;
                });
    }

    private String days(LocalDate first) {
        return weekdays.isEmpty()
                ? weekday(first.getDayOfWeek())
                : WEEKDAYS.stream().filter(weekdays::contains).collect(Collectors.joining(","));
    }

    /** The fifth of a month is its last: not every month has a fifth. */
    private static String position(LocalDate first) {
        int week = (first.getDayOfMonth() + 6) / 7;
        return (week == 5 ? "-1" : Integer.toString(week)) + weekday(first.getDayOfWeek());
    }

    private static String weekday(DayOfWeek day) {
        return WEEKDAYS.get(day.getValue() - 1);
    }

    private static Optional<LocalDate> day(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed)).filter(day -> day.getYear() < 3000);
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
