package paddock.audit;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import paddock.web.Asked;
import paddock.web.BadInput;
import tools.jackson.databind.json.JsonMapper;

/** Which acts of the trail somebody wants to see, as an address asks for them. */
final class Wanted {

    private static final List<String> NAMES =
            List.of("person", "act", "kind", "thing", "from", "until", "text", "before");
    private static final int LONGEST_TEXT = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, String> asked;
    private final List<String> conditions = new ArrayList<>(List.of("true"));
    private final Map<String, Object> values = new LinkedHashMap<>();

    private Wanted(Map<String, String> asked) {
        this.asked = asked;
    }

    /**
     * Read from an address.
     *
     * @param zone whose days {@code from} and {@code until} are
     * @throws BadInput what cannot be read
     */
    static Wanted of(Map<String, String> parameters, ZoneId zone) {
        Map<String, String> asked = new LinkedHashMap<>();
        for (String name : NAMES) {
            String value = parameters.getOrDefault(name, "").strip();
            if (!value.isEmpty()) {
                asked.put(name, value);
            }
        }
        Wanted wanted = new Wanted(asked);
        asked.forEach((name, value) -> wanted.where(name, value, zone));
        return wanted;
    }

    private void where(String name, String value, ZoneId zone) {
        switch (name) {
            case "person" -> add("(person = :person or about = :person)", name, Asked.id(name, value));
            case "thing" -> add("thing = :thing", name, Asked.id(name, value));
            case "act", "kind" -> add(name + " = :" + name, name, word(name, value));
            case "from" -> add("at >= :from", name, start(name, value, zone));
            case "until" -> add("at < :until", name, start(name, value, zone));
            case "text" -> add(TEXT, name, pattern(value));
            default -> add("id < :before", name, place(value));
        }
    }

    private void add(String condition, String name, Object value) {
        conditions.add(condition);
        values.put(name, value);
    }

    private static String word(String name, String value) {
        if (!Deed.WORD.matcher(value).matches()) {
            throw new BadInput(name, value, List.of());
        }
        return value;
    }

    private static OffsetDateTime start(String name, String value, ZoneId zone) {
        LocalDate day = Asked.date(name, value);
        return day.atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC);
    }

    /** As it would stand within the JSON it is looked for in, and with nothing that {@code like} takes for a sign. */
    private static String pattern(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new BadInput("text", text, List.of());
        }
        String written = JSON.writeValueAsString(text);
        String within = written.substring(1, written.length() - 1);
        return "%" + within.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    private static Long place(String value) {
        if (!value.matches("\\d{1,18}")) {
            throw new BadInput("before", value, List.of());
        }
        return Long.valueOf(value);
    }

    /** As SQL, over the columns of {@code audit.act} and {@link #values}. */
    String condition() {
        return String.join("\n   and ", conditions);
    }

    Map<String, Object> values() {
        return values;
    }

    /** What is asked for under a name; empty where that is nothing. */
    public String asked(String name) {
        return asked.getOrDefault(name, "");
    }

    /** Whether it asks for less than everything. */
    public boolean narrowed() {
        return asked.keySet().stream().anyMatch(name -> !name.equals("before"));
    }

    /** Its address at a path. */
    public String at(String path) {
        return address(path, asked);
    }

    /** The address of this narrowed to a value under a name, from its first page. */
    public String with(String name, String value) {
        Map<String, String> other = new TreeMap<>(asked);
        other.remove("before");
        other.put(name, value);
        return address("", other);
    }

    /** What comes before an entry, so that an answer can be continued. */
    Wanted before(long id) {
        Map<String, String> other = new LinkedHashMap<>(asked);
        other.put("before", Long.toString(id));
        Wanted wanted = new Wanted(other);
        wanted.conditions.addAll(conditions);
        wanted.conditions.remove("id < :before");
        wanted.values.putAll(values);
        wanted.add("id < :before", "before", id);
        return wanted;
    }

    private static String address(String path, Map<String, String> asked) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        Map<String, @Nullable Object> values = new LinkedHashMap<>(asked);
        asked.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(values).toUriString();
    }

    /** The personal columns begin with their salt, which nobody looks for. */
    private static final String TEXT = """
            (before::text ilike :text escape '!' or after::text ilike :text escape '!'
              or substr(actor::text, 36) ilike :text escape '!' or substr(personal::text, 36) ilike :text escape '!'
              or act ilike :text escape '!' or kind ilike :text escape '!')""";
}
