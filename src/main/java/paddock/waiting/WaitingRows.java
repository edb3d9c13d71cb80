package paddock.waiting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import paddock.account.Mistakes;
import paddock.circuit.Pool;
import paddock.circuit.Site;
import paddock.ground.ClaimRow;
import paddock.ground.ClaimRows;
import paddock.waiting.Want.Hours;
import paddock.waiting.Want.Item;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is wanted, as a form has it: the things, the days and the hours, each in rows. */
record WaitingRows(List<ItemRow> items, List<SpanRow> spans, Set<String> weekdays, List<HoursRow> hours) {

    /** What a form calls the fields of the rows, those of a form for an option among them. */
    static final Set<String> FIELDS = Set.of(
            "what", "units", "direction", "own_from", "own_until", "on", "last", "weekday", "from", "until", "mode");

    private static final int MOST_ROWS = 50;
    private static final int SPARE = 2;

    /**
     * One of the things.
     *
     * @param what {@code layout:round} or {@code pool:garage}
     */
    public record ItemRow(String what, String units, String direction, String from, String until) {
        static final ItemRow BLANK = new ItemRow("", "", "", "", "");
    }

    /** A date, or the first and the last of a run. */
    public record SpanRow(String on, String last) {
        static final SpanRow BLANK = new SpanRow("", "");
    }

    /** From and until. */
    public record HoursRow(String from, String until) {
        static final HoursRow BLANK = new HoursRow("", "");

        boolean isBlank() {
            return from.isEmpty() && until.isEmpty();
        }
    }

    static WaitingRows of(MultiValueMap<String, String> given) {
        return new WaitingRows(
                rows(given, "what")
                        .mapToObj(i -> new ItemRow(
                                at(given, "what", i),
                                at(given, "units", i),
                                at(given, "direction", i),
                                at(given, "own_from", i),
                                at(given, "own_until", i)))
                        .filter(row -> !row.what().isEmpty())
                        .toList(),
                rows(given, "on")
                        .mapToObj(i -> new SpanRow(at(given, "on", i), at(given, "last", i)))
                        .filter(row -> !row.on().isEmpty() || !row.last().isEmpty())
                        .toList(),
                new LinkedHashSet<>(given.getOrDefault("weekday", List.of())),
                rows(given, "from")
                        .mapToObj(i -> new HoursRow(at(given, "from", i), at(given, "until", i)))
                        .filter(row -> !row.isBlank())
                        .toList());
    }

    private static IntStream rows(MultiValueMap<String, String> given, String name) {
        return IntStream.range(
                0, Math.min(MOST_ROWS, given.getOrDefault(name, List.of()).size()));
    }

    private static String at(MultiValueMap<String, String> given, String name, int i) {
        List<String> values = given.getOrDefault(name, List.of());
        return i < values.size() ? values.get(i).strip() : "";
    }

    /** The same things, days and hours as an option was asked for. */
    static WaitingRows of(ClaimRows rows) {
        List<HoursRow> hours = rows.rows().stream()
                .map(row -> new HoursRow(row.from(), row.until()))
                .filter(row -> !row.isBlank())
                .limit(1)
                .toList();
        return new WaitingRows(
                rows.rows().stream()
                        .map(row -> item(row, hours))
                        .filter(row -> !row.what().isEmpty())
                        .distinct()
                        .toList(),
                rows.rows().stream()
                        .map(row -> new SpanRow(row.on(), row.last()))
                        .filter(row -> !row.on().isEmpty())
                        .distinct()
                        .toList(),
                Set.of(),
                hours);
    }

    private static ItemRow item(ClaimRow row, List<HoursRow> hours) {
        boolean own = !hours.contains(new HoursRow(row.from(), row.until()));
        return new ItemRow(row.what(), row.units(), row.direction(), own ? row.from() : "", own ? row.until() : "");
    }

    /** What is wanted now, to be changed. */
    static WaitingRows of(Site site, Want want) {
        return new WaitingRows(
                want.items().stream().map(item -> item(site, item)).toList(),
                want.spans().stream()
                        .map(span -> new SpanRow(
                                span.on().toString(),
                                span.last().equals(span.on()) ? "" : span.last().toString()))
                        .toList(),
                want.weekdays().stream().map(WantReader::name).collect(Collectors.toSet()),
                want.hours().stream().map(WaitingRows::hours).toList());
    }

    private static HoursRow hours(@Nullable Hours hours) {
        return hours == null
                ? HoursRow.BLANK
                : new HoursRow(hours.from().toString(), hours.until().toString());
    }

    private static ItemRow item(Site site, Item item) {
        HoursRow own = hours(item.own());
        return switch (item) {
            case Item.Track track ->
                new ItemRow(
                        layouts(site).entrySet().stream()
                                .filter(each -> each.getValue().equals(track.layout()))
                                .map(each -> "layout:" + each.getKey())
                                .findFirst()
                                .orElse(""),
                        "",
                        track.direction() == null
                                ? ""
                                : track.direction().name().toLowerCase(Locale.ROOT),
                        own.from(),
                        own.until());
            case Item.Units units ->
                new ItemRow(
                        site.pools().stream()
                                .filter(pool -> pool.id().equals(units.pool()))
                                .map(pool -> "pool:" + pool.key())
                                .findFirst()
                                .orElse(""),
                        Integer.toString(units.number()),
                        "",
                        own.from(),
                        own.until());
        };
    }

    private static Map<String, UUID> layouts(Site site) {
        Map<String, UUID> layouts = new LinkedHashMap<>();
        site.circuits().forEach(circuit -> circuit.layouts().forEach(layout -> layouts.put(layout.key(), layout.id())));
        return layouts;
    }

    /** The same with some rows to fill in. */
    WaitingRows withRoom() {
        return new WaitingRows(
                padded(items, ItemRow.BLANK),
                padded(spans, SpanRow.BLANK),
                weekdays,
                hours.size() < SPARE ? padded(hours, HoursRow.BLANK).subList(0, SPARE) : hours);
    }

    private static <T> List<T> padded(List<T> rows, T blank) {
        List<T> all = new ArrayList<>(rows);
        for (int i = 0; i < SPARE; i++) {
            all.add(blank);
        }
        return all;
    }

    /** The first layout that is wanted, by its key; where there is none, the first of the site. */
    String layout(Site site) {
        Set<String> known = layouts(site).keySet();
        return items.stream()
                .map(row -> row.what().replaceFirst("^layout:", ""))
                .filter(known::contains)
                .findFirst()
                .or(() -> known.stream().findFirst())
                .orElse("");
    }

    /** What is missing. */
    Mistakes mistakes(Site site) {
        Mistakes mistakes = Mistakes.NONE;
        if (items.isEmpty()) {
            mistakes = mistakes.and("wanted", "no-items");
        } else if (items.stream().anyMatch(row -> thing(site, row).isEmpty())) {
            mistakes = mistakes.and("wanted", "no-thing");
        } else if (items.stream()
                .anyMatch(row -> row.what().startsWith("pool:") && !row.units().matches("[1-9]\\d{0,2}"))) {
            mistakes = mistakes.and("wanted", "no-units");
        }
        mistakes = spans.isEmpty() ? mistakes.and("days", "no-days") : mistakes;
        return hours.isEmpty() ? mistakes.and("hours", "no-hours") : mistakes;
    }

    private static Optional<UUID> thing(Site site, ItemRow row) {
        return row.what().startsWith("layout:")
                ? Optional.ofNullable(layouts(site).get(row.what().substring("layout:".length())))
                : site.pools().stream()
                        .filter(pool -> row.what().equals("pool:" + pool.key()))
                        .map(Pool::id)
                        .findFirst();
    }

    /** As programs write it. Only where nothing is a {@link #mistakes mistake}. */
    ObjectNode body(Site site) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        ArrayNode wanted = body.putArray("wanted");
        for (ItemRow row : items) {
            ObjectNode item = wanted.addObject();
            String id = thing(site, row).orElseThrow().toString();
            if (row.what().startsWith("layout:")) {
                item.put("layout", id);
                put(item, "direction", row.direction());
            } else {
                item.put("pool", id).put("units", Integer.parseInt(row.units()));
            }
            put(item, "from", row.from());
            put(item, "until", row.until());
        }
        ArrayNode days = body.putArray("days");
        for (SpanRow row : spans) {
            put(days.addObject().put("on", row.on()), "last", row.last());
        }
        ArrayNode only = body.putArray("weekdays");
        weekdays.forEach(only::add);
        ArrayNode times = body.putArray("hours");
        hours.forEach(row -> times.addObject().put("from", row.from()).put("until", row.until()));
        return body;
    }

    private static void put(ObjectNode node, String name, String value) {
        if (!value.isEmpty()) {
            node.put(name, value);
        }
    }
}
