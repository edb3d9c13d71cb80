package paddock.asking;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import paddock.fact.FactName;
import paddock.fact.Value;
import paddock.fact.Vehicles;
import paddock.homologation.Use;
import paddock.kernel.Nearest;
import paddock.web.BadInput;
import tools.jackson.databind.JsonNode;

/**
 * Reads a use as people and programs write it: JSON, with times on the site's clock. Whatever cannot be read is
 * {@link BadInput}; nothing is guessed.
 */
final class Question {

    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int MOST_VEHICLES = 100;
    private static final int MOST_OTHERS = 5000;
    /** A year and a day for each of ten rivals: more is no question, and takes long to look through. */
    private static final Duration ALL_OTHERS = Duration.ofDays(3660);

    private static final int MOST_CODES = 50;
    private static final int LARGEST_COUNT = 1_000_000;
    private static final List<String> ENTRIES =
            List.of("from", "until", "layouts", "vehicles", "noise", "facts", "granted", "used", "others");

    private static final Map<String, String> EXAMPLES =
            Map.of("noise", "{\"source-exhaust\": 95}", "used", "{\"events\": 3}");

    private final JsonNode node;
    private final String path;
    private final ZoneId zone;

    Question(JsonNode node, String path, ZoneId zone) {
        this.node = node;
        this.path = path;
        this.zone = zone;
    }

    /** Where it stands in what was sent. */
    String path() {
        return path;
    }

    /** @param layouts on which it runs, where the question itself does not say */
    Use use(Set<String> layouts) {
        if (!node.isObject()) {
            throw refused(path.isEmpty() ? "body" : path, node, "{…}");
        }
        Instant from = time("from");
        Instant until = time("until");
        if (!from.isBefore(until)) {
            throw refused(at("until"), node.get("until"), "a time after from");
        }
        if (Duration.between(from, until).compareTo(LONGEST) > 0) {
            throw refused(at("until"), node.get("until"), "at most 366 days after from");
        }
        return facts(from, until, layouts);
    }

    /** A use of that kind whenever it takes place. */
    Use profile(Set<String> layouts) {
        return facts(Instant.EPOCH, Instant.EPOCH.plusSeconds(1), layouts);
    }

    private Use facts(Instant from, Instant until, Set<String> layouts) {
        Map<String, Value> facts = new HashMap<>();
        node.forEachEntry((key, value) -> {
            if (!ENTRIES.contains(key)) {
                if (!FactName.known(key)) {
                    throw new BadInput(path.isEmpty() ? "body" : path, key, meant(key));
                }
                facts.put(key, value(at(key), value));
            }
        });
        entries("facts").forEach((key, value) -> facts.put(key, value(at("facts." + key), value)));
        entries("noise").forEach((key, value) -> facts.put("noise." + key, value(at("noise." + key), value)));
        return new Use(
                from,
                until,
                node.has("layouts") ? codes(at("layouts"), node.get("layouts")) : layouts,
                facts,
                vehicles(),
                node.has("granted") ? codes(at("granted"), node.get("granted")) : Set.of(),
                used(),
                others(layouts));
    }

    /** The entry that was probably meant; else those there are. */
    private static List<String> meant(String key) {
        List<String> known = new ArrayList<>(ENTRIES);
        known.addAll(List.of("activity", "customer", "direction", "format"));
        return Nearest.to(key, known).map(List::of).orElse(known);
    }

    private Map<String, JsonNode> entries(String key) {
        Map<String, JsonNode> entries = new HashMap<>();
        JsonNode found = node.get(key);
        if (found != null) {
            if (!(found.isObject() && found.size() <= MOST_CODES)) {
                throw refused(at(key), found, EXAMPLES.getOrDefault(key, "{…}"));
            }
            found.forEachEntry(entries::put);
        }
        return entries;
    }

    private Map<String, Integer> used() {
        Map<String, Integer> used = new HashMap<>();
        entries("used").forEach((counter, number) -> {
            used.put(counter, count(at("used." + counter), number));
        });
        return used;
    }

    private List<Vehicles> vehicles() {
        List<Vehicles> vehicles = new ArrayList<>();
        for (JsonNode each : items("vehicles", MOST_VEHICLES)) {
            String here = at("vehicles[" + vehicles.size() + "]");
            if (!each.isObject()) {
                throw refused(here, each, "{…}");
            }
            Integer count = null;
            Map<String, Value> facts = new HashMap<>();
            for (Map.Entry<String, JsonNode> entry : each.properties()) {
                String name = here + "." + entry.getKey();
                if (entry.getKey().equals("count")) {
                    count = count(name, entry.getValue());
                } else {
                    facts.put(entry.getKey(), value(name, entry.getValue()));
                }
            }
            vehicles.add(new Vehicles(count, facts));
        }
        return vehicles;
    }

    private static int count(String name, JsonNode number) {
        if (number.isIntegralNumber()
                && number.canConvertToInt()
                && number.intValue() >= 0
                && number.intValue() <= LARGEST_COUNT) {
            return number.intValue();
        }
        throw refused(name, number, "0, 1, 2 …");
    }

    private @Nullable List<Use> others(Set<String> layouts) {
        if (!node.has("others")) {
            return null;
        }
        List<Use> others = new ArrayList<>();
        Duration together = Duration.ZERO;
        for (JsonNode each : items("others", MOST_OTHERS)) {
            Use other = new Question(each, at("others[" + others.size() + "]"), zone).use(layouts);
            together = together.plus(Duration.between(other.from(), other.until()));
            if (together.compareTo(ALL_OTHERS) > 0) {
                throw refused(at("others"), null, "at most " + ALL_OTHERS.toDays() + " days together");
            }
            others.add(other);
        }
        return others;
    }

    private Iterable<JsonNode> items(String key, int most) {
        JsonNode list = node.get(key);
        if (list == null) {
            return List.of();
        }
        if (!(list.isArray() && list.size() <= most)) {
            throw refused(at(key), list, "[…], at most " + most);
        }
        return list;
    }

    /** A number, yes or no, one code or several; {@code compliant} where nobody measured but somebody vouches for it. */
    private static Value value(String name, JsonNode value) {
        if (value.isNumber()) {
            double number = value.isBigInteger() ? value.bigIntegerValue().doubleValue() : value.doubleValue();
            if (!(Double.isFinite(number) && Math.abs(number) <= 1e9)) {
                throw refused(name, value, "a number up to 1e9");
            }
            return new Value.Amount(number);
        }
        if (value.isBoolean()) {
            return new Value.Flag(value.booleanValue());
        }
        return value.isString() && value.stringValue().equals("compliant")
                ? new Value.Compliant()
                : new Value.Codes(codes(name, value));
    }

    private static Set<String> codes(String name, JsonNode value) {
        Set<String> codes = new HashSet<>();
        if (value.isArray() && value.size() <= MOST_CODES) {
            value.forEach(each -> codes.add(code(name, each)));
            return codes;
        }
        codes.add(code(name, value));
        return codes;
    }

    private static String code(String name, JsonNode value) {
        if (value.isString() && !value.stringValue().equals(value.stringValue().strip())) {
            throw refused(name, value, "\"" + value.stringValue().strip().toLowerCase(Locale.ROOT) + "\"");
        }
        if (!(value.isString() && value.stringValue().matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,59}"))) {
            throw refused(name, value, "\"practice\"", "[\"resident\"]");
        }
        return value.stringValue();
    }

    /**
     * A time on the site's clock. The hour that comes twice is told apart by its offset; the one that never is refused,
     * but for its beginning as an end: a night that ends when the clock changes.
     */
    private Instant time(String key) {
        JsonNode found = node.get(key);
        if (found == null || !found.isString()) {
            throw refused(at(key), found, "\"2026-05-13T12:30\"");
        }
        String written = found.stringValue();
        try {
            return written.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
                    ? within(OffsetDateTime.parse(written).toInstant(), written, key)
                    : local(LocalDateTime.parse(written), key);
        } catch (DateTimeException unreadable) {
            throw new BadInput(at(key), written, List.of("2026-05-13T12:30"));
        }
    }

    private Instant local(LocalDateTime time, String key) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
        if (offsets.size() == 1) {
            return within(time.toInstant(offsets.getFirst()), time.toString(), key);
        }
        if (!offsets.isEmpty()) {
            throw BadInput.twice(
                    at(key),
                    time.toString(),
                    offsets.stream().map(offset -> time + offset.getId()).toList());
        }
        ZoneOffsetTransition change = zone.getRules().getTransition(time);
        if (key.equals("until") && time.equals(change.getDateTimeBefore())) {
            return within(change.getInstant(), time.toString(), key);
        }
        throw BadInput.skipped(
                at(key),
                time.toString(),
                List.of(time.plus(change.getDuration()).toString()));
    }

    private Instant within(Instant time, String written, String key) {
        int year = time.atZone(zone).getYear();
        if (year < 1900 || year > 2200) {
            throw new BadInput(at(key), written, List.of("1900 – 2200"));
        }
        if (!time.truncatedTo(ChronoUnit.SECONDS).equals(time)) {
            throw new BadInput(at(key), written, List.of("2026-05-13T12:30", "2026-05-13T12:30:15"));
        }
        return time;
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static BadInput refused(String name, @Nullable JsonNode value, String... instead) {
        return new BadInput(name, value == null ? "" : value.toString(), List.of(instead));
    }
}
