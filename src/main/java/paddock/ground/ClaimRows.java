package paddock.ground;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;
import paddock.circuit.Layout;
import paddock.circuit.Site;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** What somebody typed into a form to have something: row by row, each for some hours on one or several days. */
public record ClaimRows(List<ClaimRow> rows) {

    /** What a form calls the fields of a row. */
    public static final Set<String> FIELDS =
            Set.of("what", "units", "on", "last", "mode", "from", "until", "direction");

    private static final int MOST_ROWS = 100;
    private static final int SPARE = 2;
    private static final Pattern CLAIM = Pattern.compile("^claims\\[(\\d{1,3})]");

    public ClaimRows {
        rows = List.copyOf(rows);
    }

    /** The rows that are filled in. */
    public static ClaimRows of(MultiValueMap<String, String> given) {
        int most = Math.min(MOST_ROWS, given.getOrDefault("what", List.of()).size());
        return new ClaimRows(Stream.iterate(0, i -> i < most, i -> i + 1)
                .map(i -> row(given, i))
                .filter(row -> !row.isBlank())
                .toList());
    }

    private static ClaimRow row(MultiValueMap<String, String> given, int i) {
        return new ClaimRow(
                at(given, "what", i),
                at(given, "units", i),
                at(given, "on", i),
                at(given, "last", i),
                at(given, "mode", i),
                at(given, "from", i),
                at(given, "until", i),
                at(given, "direction", i));
    }

    private static String at(MultiValueMap<String, String> given, String name, int i) {
        List<String> values = given.getOrDefault(name, List.of());
        return i < values.size() ? values.get(i).strip() : "";
    }

    /** As a question to the order has it, so that what was asked about can be had; else what a form begins with. */
    public static ClaimRows asked(Site site, Map<String, String> asked) {
        String layout = asked.getOrDefault("layout", "");
        String on = asked.getOrDefault("on", "");
        boolean nothing = layout.isEmpty() && on.isEmpty();
        return new ClaimRows(List.of(new ClaimRow(
                "layout:" + (layout.isEmpty() ? firstLayout(site) : layout),
                "",
                on,
                "",
                "",
                nothing ? "09:00" : asked.getOrDefault("from", ""),
                nothing ? "12:00" : asked.getOrDefault("until", ""),
                asked.getOrDefault("direction", ""))));
    }

    /** The layout that a form begins with; empty where the site has none. */
    private static String firstLayout(Site site) {
        return site.circuits().stream()
                .flatMap(circuit -> circuit.layouts().stream())
                .map(Layout::key)
                .findFirst()
                .orElse("");
    }

    /** What is claimed now, to be changed. */
    public static ClaimRows of(Site site, List<Claim> claims) {
        Map<UUID, String> whats = new HashMap<>();
        site.circuits()
                .forEach(circuit ->
                        circuit.layouts().forEach(layout -> whats.put(layout.id(), "layout:" + layout.key())));
        site.pools().forEach(pool -> whats.put(pool.id(), "pool:" + pool.key()));
        return new ClaimRows(
                claims.stream().map(claim -> ClaimRow.of(whats, claim)).toList());
    }

    /** The same with some rows to fill in. */
    public ClaimRows withRoom() {
        List<ClaimRow> all = new ArrayList<>(rows);
        for (int i = 0; i < SPARE && all.size() < MOST_ROWS; i++) {
            all.add(ClaimRow.BLANK);
        }
        return new ClaimRows(all);
    }

    /** What is missing or cannot be read, as the texts name it, by the number of its row. */
    public Map<Integer, String> wrong(Site site) {
        Map<Integer, String> wrong = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            String mistake = rows.get(i).wrong(site);
            if (!mistake.isEmpty()) {
                wrong.put(i, mistake);
            }
        }
        return wrong;
    }

    /** The day that most of it is about; another where none can be read. */
    public LocalDate day(LocalDate another) {
        return rows.stream().flatMap(row -> row.day().stream()).findFirst().orElse(another);
    }

    /** The layout that most of it is about; where there is none, the first of the site. */
    public String layout(Site site) {
        return rows.stream()
                .map(ClaimRow::what)
                .filter(what -> what.startsWith("layout:"))
                .map(what -> what.substring("layout:".length()))
                .filter(key -> site.circuits().stream()
                        .flatMap(circuit -> circuit.layouts().stream())
                        .anyMatch(layout -> layout.key().equals(key)))
                .findFirst()
                .orElseGet(() -> firstLayout(site));
    }

    /** Its claims as programs write them, and of which row each of them is. */
    public record Written(ArrayNode claims, List<Integer> rows) {

        /** The claims of each row together. */
        public ArrayNode byRow() {
            Map<Integer, ArrayNode> byRow = new TreeMap<>();
            for (int i = 0; i < claims.size(); i++) {
                byRow.computeIfAbsent(rows.get(i), any -> JsonMapper.shared().createArrayNode())
                        .add(claims.get(i));
            }
            return JsonMapper.shared().createArrayNode().addAll(byRow.values());
        }

        /** The row that something like {@code claims[3].from} is about; -1 where it is about none. */
        public int rowOf(String path) {
            Matcher matcher = CLAIM.matcher(path);
            return matcher.find() && Integer.parseInt(matcher.group(1)) < rows.size()
                    ? rows.get(Integer.parseInt(matcher.group(1)))
                    : -1;
        }
    }

    /** Only where nothing is {@link #wrong}. */
    public Written written(Site site) {
        ArrayNode claims = JsonMapper.shared().createArrayNode();
        List<Integer> of = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            for (ClaimRow.Hours hours : rows.get(i).hours()) {
                claims.add(rows.get(i).claim(site, hours));
                of.add(i);
            }
        }
        return new Written(claims, of);
    }
}
