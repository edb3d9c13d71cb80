package paddock.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import paddock.account.Mistakes;
import paddock.asking.Uses;
import paddock.circuit.Site;
import paddock.ground.ClaimRows;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What somebody typed to open a session. */
record SessionForm(MultiValueMap<String, String> given, ClaimRows rows) {

    private static final int SPARE = 2;
    private static final int MOST = 20;

    /** What of the form is no fact of the use as a whole. */
    private static final Set<String> NO_FACTS = Set.of(
            "title",
            "category",
            "powertrain",
            "count",
            "not-status",
            "not-category",
            "not-powertrain",
            "not-company",
            "act",
            "_csrf");

    static SessionForm of(MultiValueMap<String, String> given) {
        return new SessionForm(given, ClaimRows.of(given));
    }

    static SessionForm blank(Site site) {
        return new SessionForm(new LinkedMultiValueMap<>(), ClaimRows.asked(site, Map.of()));
    }

    /** One kind of vehicles, as it was typed. */
    public record KindRow(String category, String powertrain, String count) {
        boolean isBlank() {
            return category.isEmpty() && powertrain.isEmpty() && count.isEmpty();
        }
    }

    public String of(String name) {
        String first = given.getFirst(name);
        return first == null ? "" : first.strip();
    }

    /** Whether one of several was ticked. */
    public boolean has(String name, String value) {
        return given.getOrDefault(name, List.of()).contains(value);
    }

    private List<KindRow> typed() {
        List<KindRow> kinds = new ArrayList<>();
        int most = Math.min(MOST, given.getOrDefault("count", List.of()).size());
        for (int i = 0; i < most; i++) {
            kinds.add(new KindRow(at("category", i), at("powertrain", i), at("count", i)));
        }
        return kinds.stream().filter(kind -> !kind.isBlank()).toList();
    }

    private String at(String name, int i) {
        List<String> values = given.getOrDefault(name, List.of());
        return i < values.size() ? values.get(i).strip() : "";
    }

    /** The kinds that are filled in, and some to fill in. */
    public List<KindRow> kinds() {
        List<KindRow> all = new ArrayList<>(typed());
        for (int i = 0; i < SPARE && all.size() < MOST; i++) {
            all.add(new KindRow("", "", ""));
        }
        return all;
    }

    /** The same with some rows to fill in. */
    SessionForm withRoom() {
        return new SessionForm(given, rows.withRoom());
    }

    /** What is said of the use as a whole. */
    Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        given.forEach((name, values) -> {
            if (!NO_FACTS.contains(name) && !ClaimRows.FIELDS.contains(name)) {
                facts.put(
                        name, values.stream().filter(value -> !value.isEmpty()).collect(Collectors.joining(",")));
            }
        });
        return facts;
    }

    /** Names of companies that may not take part, one a line. */
    public List<String> companies() {
        return of("not-company")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .limit(MOST)
                .toList();
    }

    /** What is missing or cannot be read, row by row. */
    Mistakes mistakes(Site site) {
        Mistakes mistakes = rows.rows().isEmpty() ? Mistakes.NONE.and("rows", "no-rows") : Mistakes.NONE;
        for (Map.Entry<Integer, String> wrong : rows.wrong(site).entrySet()) {
            mistakes = mistakes.and("row-" + wrong.getKey(), wrong.getValue());
        }
        if (of("title").isEmpty()) {
            mistakes = mistakes.and("title", "no-title");
        }
        return typed().isEmpty() ? mistakes.and("kinds", "no-kinds") : mistakes;
    }

    /** As programs write it; only where nothing is mistaken. */
    ObjectNode body(ClaimRows.Written written, Uses uses, List<UUID> companies) {
        ObjectNode body = SessionReader.blank();
        body.put("title", of("title"));
        body.set("claims", written.claims());
        ObjectNode use = uses.facts(facts());
        JsonNode ofEach = use.path("vehicles").path(0);
        ArrayNode vehicles = use.putArray("vehicles");
        for (KindRow kind : typed()) {
            ObjectNode one = vehicles.addObject();
            ofEach.forEachEntry(one::set);
            put(one, "category", kind.category());
            put(one, "powertrain", kind.powertrain());
            put(one, "count", kind.count());
        }
        body.set("use", use);
        ObjectNode not = body.putObject("exclusions");
        texts(not.putArray("statuses"), "not-status");
        texts(not.putArray("categories"), "not-category");
        texts(not.putArray("powertrains"), "not-powertrain");
        ArrayNode ids = not.putArray("companies");
        companies.forEach(company -> ids.add(company.toString()));
        return body;
    }

    private void texts(ArrayNode list, String name) {
        given.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isEmpty())
                .forEach(list::add);
    }

    /** A number as one, whatever else was typed as it was typed: the reader says what is wrong with it. */
    static void put(ObjectNode node, String name, String typed) {
        if (typed.matches("\\d{1,9}")) {
            node.put(name, Integer.parseInt(typed));
        } else if (typed.matches("\\d{1,9}[.,]\\d{1,6}")) {
            node.put(name, Double.parseDouble(typed.replace(',', '.')));
        } else if (!typed.isEmpty()) {
            node.put(name, typed);
        }
    }
}
