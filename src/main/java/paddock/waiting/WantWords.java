package paddock.waiting;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import paddock.circuit.Pool;
import paddock.circuit.Site;
import paddock.ground.Ground;
import paddock.kernel.Days;
import paddock.waiting.Want.Hours;
import paddock.waiting.Want.Item;
import paddock.waiting.Want.Span;
import paddock.web.Formats;

/**
 * What is wanted, as people say it.
 *
 * @param items what, with how much of it and its own hours
 * @param days each date and each run of days
 * @param weekdays of runs only these; empty for all
 * @param hours any of which will do
 */
public record WantWords(List<Thing> items, List<String> days, List<String> weekdays, List<String> hours) {

    /**
     * One of the things.
     *
     * @param much how many; empty for a layout
     * @param own its own hours; empty where they are those of the others
     */
    public record Thing(String what, String much, String own) {}

    static WantWords of(Site site, Want want, Locale locale) {
        Formats formats = new Formats(locale);
        return new WantWords(
                want.items().stream()
                        .map(item -> thing(new Ground(site), item, locale))
                        .toList(),
                want.spans().stream().map(span -> days(span, formats)).toList(),
                want.weekdays().stream().sorted().map(formats::weekday).toList(),
                want.hours().stream().map(hours -> hours(hours, formats)).toList());
    }

    private static Thing thing(Ground ground, Item item, Locale locale) {
        Hours own = item.own();
        String at = own == null ? "" : hours(own, new Formats(locale));
        return switch (item) {
            case Item.Track track ->
                new Thing(
                        ground.place(track.layout())
                                .map(place -> place.layout().name().in(locale))
                                .orElse("–"),
                        "",
                        at);
            case Item.Units units ->
                new Thing(
                        ground.pool(units.pool())
                                .map(Pool::name)
                                .map(name -> name.in(locale))
                                .orElse("–"),
                        Integer.toString(units.number()),
                        at);
        };
    }

    private static String days(Span span, Formats formats) {
        return span.on().equals(span.last())
                ? formats.day(span.on())
                : formats.days(new Days(span.on(), span.last().plusDays(1)));
    }

    private static String hours(Hours hours, Formats formats) {
        return formats.hours(hours.from(), hours.until());
    }

    /** All things in one line. */
    public String line() {
        return items.stream()
                .map(thing -> thing.much().isEmpty() ? thing.what() : thing.much() + " × " + thing.what())
                .collect(Collectors.joining(", "));
    }

    /** A day of the week, as programs and as people call it. */
    public record Weekday(String key, String name) {}

    static List<Weekday> week(Locale locale) {
        Formats formats = new Formats(locale);
        return Arrays.stream(DayOfWeek.values())
                .map(day -> new Weekday(WantReader.name(day), formats.weekday(day)))
                .toList();
    }
}
