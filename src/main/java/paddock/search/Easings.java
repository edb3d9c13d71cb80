package paddock.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import paddock.homologation.Hours;
import paddock.search.Need.Span;

/** What somebody could give up who finds nothing, one thing at a time, of each the smallest first. */
final class Easings {

    private static final int DAYS = 60;
    private static final int MOST_DAYS = 366;

    private final Need need;
    private final LocalDate today;
    private final List<Try> all = new ArrayList<>();

    /** Something to try. */
    record Try(String what, String value, Map<String, String> asked) {}

    Easings(Need need, LocalDate today) {
        this.need = need;
        this.today = today;
    }

    List<Try> all() {
        dates();
        hours();
        span();
        place();
        units();
        use();
        return all;
    }

    private void add(String what, String value, Map<String, String> other) {
        Map<String, String> asked = new HashMap<>(need.asked());
        asked.putAll(other);
        asked.values().removeIf(String::isEmpty);
        all.add(new Try(what, value, asked));
    }

    private void dates() {
        LocalDate first = need.when().first();
        LocalDate last = need.when().last();
        LocalDate later = last.plusDays(DAYS).isAfter(first.plusDays(MOST_DAYS))
                ? first.plusDays(MOST_DAYS)
                : last.plusDays(DAYS);
        if (later.isAfter(last)) {
            add("later", later.toString(), Map.of("first", first.toString(), "last", later.toString()));
        }
        LocalDate sooner = first.minusDays(DAYS).isBefore(today) ? today : first.minusDays(DAYS);
        if (sooner.isBefore(first) && !sooner.plusDays(MOST_DAYS).isBefore(last)) {
            add("sooner", sooner.toString(), Map.of("first", sooner.toString(), "last", last.toString()));
        }
    }

    private void hours() {
        if (need.when().span() instanceof Span.Hours && need.when().length() < Hours.DAY) {
            add("any-hour", "", Map.of("opens", "00:00", "closes", "24:00"));
        }
    }

    private void span() {
        switch (need.when().span()) {
            case Span.Hours hours ->
                IntStream.of(3, 2, 1)
                        .map(quarters -> hours.minutes() / 60 * quarters / 4)
                        .filter(shorter -> shorter > 0 && shorter * 60 < hours.minutes())
                        .distinct()
                        .forEach(shorter ->
                                add("hours", Integer.toString(shorter), Map.of("hours", Integer.toString(shorter))));
            case Span.HalfDay half -> add("hours", "2", Map.of("span", "hours", "hours", "2"));
            case Span.Days several -> {
                for (int fewer = several.days() - 1; fewer > 0; fewer--) {
                    add("days", Integer.toString(fewer), Map.of("days", Integer.toString(fewer)));
                }
                if (several.days() == 1) {
                    add("half-day", "", Map.of("span", "half-day"));
                }
            }
            case Span.Weekend both -> add("days", "1", Map.of("span", "days", "days", "1"));
        }
    }

    private void place() {
        if (need.where().metres() > 0) {
            add("length", "", Map.of("length", ""));
        }
        if (need.where().surface() != null) {
            add("surface", "", Map.of("surface", ""));
        }
        if (need.where().layout() != null || need.where().circuit() != null) {
            add("place", "", Map.of("layout", "", "circuit", ""));
        }
    }

    private void units() {
        for (Need.Units each : need.units()) {
            for (int fewer = each.number() - 1; fewer >= 0; fewer = fewer == 0 ? -1 : fewer / 2) {
                add(
                        "units " + each.key(),
                        Integer.toString(fewer),
                        Map.of(NeedReader.POOL + each.key(), fewer == 0 ? "" : Integer.toString(fewer)));
            }
        }
    }

    private void use() {
        String count = need.asked().getOrDefault("count", "");
        if (count.matches("[1-9]\\d{0,5}")) {
            int vehicles = Integer.parseInt(count);
            IntStream.of(vehicles * 3 / 4, vehicles / 2, vehicles / 4, 1)
                    .filter(fewer -> fewer > 0 && fewer < vehicles)
                    .distinct()
                    .forEach(fewer ->
                            add("vehicles", Integer.toString(fewer), Map.of("count", Integer.toString(fewer))));
        }
        String noise = need.asked().getOrDefault("noise", "");
        if (noise.matches("\\d{2,3}")) {
            IntStream.of(5, 10, 15, 20)
                    .map(quieter -> Integer.parseInt(noise) - quieter)
                    .filter(left -> left > 0)
                    .forEach(left -> add("noise", Integer.toString(left), Map.of("noise", Integer.toString(left))));
        }
    }
}
