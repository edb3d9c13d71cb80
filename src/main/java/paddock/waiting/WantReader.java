package paddock.waiting;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import paddock.circuit.Direction;
import paddock.circuit.Site;
import paddock.ground.ClaimReader;
import paddock.ground.Ground;
import paddock.waiting.Want.Hours;
import paddock.waiting.Want.Item;
import paddock.waiting.Want.Span;
import paddock.web.Asked;
import paddock.web.BadInput;
import tools.jackson.databind.JsonNode;

/** Reads and writes what is wanted, as programs write it; whatever cannot be read is {@link BadInput}. */
final class WantReader {

    static final List<String> ENTRIES = List.of("wanted", "days", "weekdays", "hours");
    private static final List<String> OF_ITEM = List.of("layout", "direction", "pool", "units", "from", "until");
    private static final int MOST_ITEMS = 20;
    private static final int MOST_SPANS = 50;
    private static final int MOST_HOURS = 4;
    private static final int MOST_UNITS = 1000;
    /** Each of them is looked at whenever something is given back. */
    static final int MOST_SLOTS = 100;

    private WantReader() {}

    /** @param site where it is wanted: what it has not is refused */
    static Want read(Site site, JsonNode node) {
        Ground ground = new Ground(site);
        Want want = stored(node);
        for (int i = 0; i < want.items().size(); i++) {
            String path = "wanted[" + i + "]";
            switch (want.items().get(i)) {
                case Item.Track track
                when ground.place(track.layout()).isEmpty() ->
                    throw new BadInput(path + ".layout", track.layout().toString(), List.of());
                case Item.Units units
                when ground.pool(units.pool()).isEmpty() ->
                    throw new BadInput(path + ".pool", units.pool().toString(), List.of());
                case Item.Track track -> {}
                case Item.Units units -> {}
            }
        }
        if (want.breadth() > MOST_SLOTS) {
            throw new BadInput("days", Long.toString(want.breadth()), List.of("1 – " + MOST_SLOTS));
        }
        return want;
    }

    /** One that was read before: the site may have changed since. */
    static Want stored(JsonNode node) {
        return new Want(
                several(node, "wanted", MOST_ITEMS, WantReader::item),
                several(node, "days", MOST_SPANS, WantReader::span),
                weekdays(node.get("weekdays")),
                several(node, "hours", MOST_HOURS, WantReader::hours));
    }

    private static <T> List<T> several(JsonNode node, String name, int most, BiFunction<JsonNode, String, T> one) {
        JsonNode list = node.get(name);
        if (list == null || !list.isArray() || list.isEmpty() || list.size() > most) {
            throw ClaimReader.refused(name, list, "[{…}], 1 – " + most);
        }
        List<T> all = new ArrayList<>();
        for (JsonNode each : list) {
            all.add(one.apply(each, name + "[" + all.size() + "]"));
        }
        return all;
    }

    private static Item item(JsonNode node, String path) {
        ClaimReader.known(node, path, OF_ITEM);
        if (node.has("layout") == node.has("pool")) {
            throw ClaimReader.refused(path, null, "layout", "pool");
        }
        Hours own = node.has("from") || node.has("until") ? both(node, path) : null;
        if (node.has("pool")) {
            UUID pool = Asked.id(path + ".pool", ClaimReader.text(Objects.requireNonNull(node.get("pool"))));
            return new Item.Units(pool, units(node.get("units"), path), own);
        }
        UUID layout = Asked.id(path + ".layout", ClaimReader.text(Objects.requireNonNull(node.get("layout"))));
        return new Item.Track(layout, direction(node.get("direction"), path), own);
    }

    private static int units(@Nullable JsonNode number, String path) {
        if (number != null && number.isInt() && number.intValue() >= 1 && number.intValue() <= MOST_UNITS) {
            return number.intValue();
        }
        throw ClaimReader.refused(path + ".units", number, "1 – " + MOST_UNITS);
    }

    private static @Nullable Direction direction(@Nullable JsonNode said, String path) {
        if (said == null) {
            return null;
        }
        return switch (ClaimReader.text(said)) {
            case "forward" -> Direction.FORWARD;
            case "backward" -> Direction.BACKWARD;
            default -> throw ClaimReader.refused(path + ".direction", said, "forward", "backward");
        };
    }

    private static Span span(JsonNode node, String path) {
        ClaimReader.known(node, path, List.of("on", "last"));
        LocalDate on = day(node, "on", path);
        LocalDate last = node.has("last") ? day(node, "last", path) : on;
        if (last.isBefore(on) || on.plusYears(1).isBefore(last)) {
            throw ClaimReader.refused(
                    path + ".last", node.get("last"), on.plusDays(6).toString());
        }
        return new Span(on, last);
    }

    private static LocalDate day(JsonNode node, String name, String path) {
        LocalDate day = Asked.date(path + "." + name, node.path(name).asString(""));
        if (day.getYear() < 2000 || day.getYear() > 2200) {
            throw ClaimReader.refused(path + "." + name, node.get(name), "2026-05-13");
        }
        return day;
    }

    private static Set<DayOfWeek> weekdays(@Nullable JsonNode list) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        if (list == null) {
            return days;
        }
        if (!list.isArray()) {
            throw ClaimReader.refused("weekdays", list, "[\"monday\"]");
        }
        List<String> names =
                Arrays.stream(DayOfWeek.values()).map(WantReader::name).toList();
        for (JsonNode each : list) {
            int at = names.indexOf(ClaimReader.text(each));
            if (at < 0) {
                throw new BadInput("weekdays", ClaimReader.text(each), names);
            }
            days.add(DayOfWeek.of(at + 1));
        }
        return days;
    }

    static String name(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    private static Hours hours(JsonNode node, String path) {
        ClaimReader.known(node, path, List.of("from", "until"));
        return both(node, path);
    }

    private static Hours both(JsonNode node, String path) {
        return new Hours(time(node, "from", path), time(node, "until", path));
    }

    private static LocalTime time(JsonNode node, String name, String path) {
        String written = node.path(name).asString("");
        try {
            LocalTime time = LocalTime.parse(written);
            if (time.truncatedTo(ChronoUnit.MINUTES).equals(time)) {
                return time;
            }
        } catch (DateTimeException unreadable) {
            // refused below, as seconds are
        }
        throw new BadInput(path + "." + name, written, List.of("09:00"));
    }

    /** As {@link #read} takes it. */
    static Map<String, Object> written(Want want) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("wanted", want.items().stream().map(WantReader::written).toList());
        node.put(
                "days",
                want.spans().stream()
                        .map(span -> Map.of(
                                "on", span.on().toString(),
                                "last", span.last().toString()))
                        .toList());
        node.put(
                "weekdays",
                want.weekdays().stream().sorted().map(WantReader::name).toList());
        node.put("hours", want.hours().stream().map(WantReader::written).toList());
        return node;
    }

    private static Map<String, Object> written(Item item) {
        Map<String, Object> node = new LinkedHashMap<>();
        switch (item) {
            case Item.Track track -> {
                node.put("layout", track.layout().toString());
                if (track.direction() != null) {
                    node.put("direction", track.direction().name().toLowerCase(Locale.ROOT));
                }
            }
            case Item.Units units -> {
                node.put("pool", units.pool().toString());
                node.put("units", units.number());
            }
        }
        if (item.own() != null) {
            node.putAll(written(item.own()));
        }
        return node;
    }

    private static Map<String, String> written(Hours hours) {
        return Map.of("from", hours.from().toString(), "until", hours.until().toString());
    }
}
