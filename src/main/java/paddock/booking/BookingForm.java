package paddock.booking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;
import paddock.account.Mistakes;
import paddock.circuit.Layout;
import paddock.circuit.Site;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * What somebody typed to have an option, a booking, or something else instead.
 *
 * @param said everything besides the rows, the facts of the use among it
 */
record BookingForm(Map<String, String> said, List<ClaimRow> rows) {

    private static final List<String> OF_ROWS =
            List.of("what", "units", "on", "last", "mode", "from", "until", "direction");
    private static final Set<String> NO_FACTS =
            Set.of("company", "reference", "order_number", "firm", "act", "version", "_csrf");
    private static final int MOST_ROWS = 100;
    private static final int SPARE = 2;
    private static final Pattern CLAIM = Pattern.compile("^claims\\[(\\d{1,3})]");

    BookingForm {
        rows = List.copyOf(rows);
    }

    static BookingForm of(MultiValueMap<String, String> given) {
        Map<String, String> said = new LinkedHashMap<>();
        given.forEach((name, values) -> {
            if (!OF_ROWS.contains(name)) {
                said.put(name, values.stream().filter(value -> !value.isEmpty()).collect(Collectors.joining(",")));
            }
        });
        List<ClaimRow> rows = new ArrayList<>();
        int most = Math.min(MOST_ROWS, given.getOrDefault("what", List.of()).size());
        for (int i = 0; i < most; i++) {
            ClaimRow row = new ClaimRow(
                    at(given, "what", i),
                    at(given, "units", i),
                    at(given, "on", i),
                    at(given, "last", i),
                    at(given, "mode", i),
                    at(given, "from", i),
                    at(given, "until", i),
                    at(given, "direction", i));
            if (!row.isBlank()) {
                rows.add(row);
            }
        }
        return new BookingForm(said, rows);
    }

    private static String at(MultiValueMap<String, String> given, String name, int i) {
        List<String> values = given.getOrDefault(name, List.of());
        return i < values.size() ? values.get(i).strip() : "";
    }

    /** As a question to the order has it, so that what was asked about can be had. */
    static BookingForm asked(Site site, Map<String, String> asked) {
        String layout = asked.getOrDefault("layout", "");
        ClaimRow row = new ClaimRow(
                layout.isEmpty() ? "" : "layout:" + layout,
                "",
                asked.getOrDefault("on", ""),
                "",
                "",
                asked.getOrDefault("from", ""),
                asked.getOrDefault("until", ""),
                asked.getOrDefault("direction", ""));
        Map<String, String> said = new LinkedHashMap<>(asked);
        OF_ROWS.forEach(said::remove);
        said.remove("layout");
        said.remove("lang");
        boolean first = layout.isEmpty() && row.on().isEmpty();
        return new BookingForm(said, first ? List.of(first(site)) : List.of(row));
    }

    private static ClaimRow first(Site site) {
        return new ClaimRow("layout:" + firstLayout(site), "", "", "", "", "09:00", "12:00", "");
    }

    /** The layout that a form begins with; empty where the site has none. */
    static String firstLayout(Site site) {
        return site.circuits().stream()
                .flatMap(circuit -> circuit.layouts().stream())
                .map(Layout::key)
                .findFirst()
                .orElse("");
    }

    /** What a booking has now, to be changed. */
    static BookingForm of(Site site, Booking booking) {
        Map<UUID, String> whats = new LinkedHashMap<>();
        site.circuits()
                .forEach(circuit -> circuit.layouts().forEach(each -> whats.put(each.id(), "layout:" + each.key())));
        site.pools().forEach(each -> whats.put(each.id(), "pool:" + each.key()));
        return new BookingForm(
                Map.of("version", Integer.toString(booking.version())),
                booking.claims().stream()
                        .map(claim -> ClaimRow.of(whats, claim))
                        .toList());
    }

    /** The same with some rows to fill in. */
    BookingForm withRoom() {
        List<ClaimRow> all = new ArrayList<>(rows);
        for (int i = 0; i < SPARE && all.size() < MOST_ROWS; i++) {
            all.add(ClaimRow.BLANK);
        }
        return new BookingForm(said, all);
    }

    public String of(String name) {
        return said.getOrDefault(name, "");
    }

    int version() {
        String version = of("version");
        return version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0;
    }

    /** What is said of the use. */
    Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>(said);
        facts.keySet().removeAll(NO_FACTS);
        return facts;
    }

    /** What is missing or cannot be read, row by row. */
    Mistakes mistakes(Site site) {
        Mistakes mistakes = rows.isEmpty() ? Mistakes.NONE.and("rows", "no-rows") : Mistakes.NONE;
        for (int i = 0; i < rows.size(); i++) {
            String wrong = rows.get(i).wrong(site);
            if (!wrong.isEmpty()) {
                mistakes = mistakes.and("row-" + i, wrong);
            }
        }
        return mistakes;
    }

    /** The day that most of it is about; today where none can be read. */
    LocalDate day(LocalDate today) {
        return rows.stream().flatMap(row -> row.day().stream()).findFirst().orElse(today);
    }

    /** The layout that most of it is about; empty where there is none. */
    String layout() {
        return rows.stream()
                .map(ClaimRow::what)
                .filter(what -> what.startsWith("layout:"))
                .map(what -> what.substring("layout:".length()))
                .findFirst()
                .orElse("");
    }

    /** Its claims as programs write them, and of which row each of them is. */
    record Written(ArrayNode claims, List<Integer> rows) {

        /** The row that something like {@code claims[3].from} is about; -1 where it is about none. */
        int rowOf(String path) {
            Matcher matcher = CLAIM.matcher(path);
            return matcher.find() && Integer.parseInt(matcher.group(1)) < rows.size()
                    ? rows.get(Integer.parseInt(matcher.group(1)))
                    : -1;
        }
    }

    /** Only where there are no {@link #mistakes}. */
    Written written(Site site) {
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
