package paddock.waiting;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;
import paddock.circuit.Site;
import paddock.ground.ClaimRows;
import tools.jackson.databind.node.ObjectNode;

/**
 * What somebody typed to be put on the waiting list.
 *
 * @param said everything besides what is wanted, the facts of the use among it
 */
record WaitingForm(Map<String, String> said, WaitingRows rows) {

    private static final Set<String> NO_FACTS =
            Set.of("company", "reference", "order_number", "act", "version", "firm", "_csrf");

    static WaitingForm of(MultiValueMap<String, String> given) {
        return new WaitingForm(said(given), WaitingRows.of(given));
    }

    /** What an option was asked for that could not be had: the same things, days and hours. */
    static WaitingForm instead(MultiValueMap<String, String> given) {
        return new WaitingForm(said(given), WaitingRows.of(ClaimRows.of(given)));
    }

    private static Map<String, String> said(MultiValueMap<String, String> given) {
        Map<String, String> said = new LinkedHashMap<>();
        given.forEach((name, values) ->
                said.put(name, values.stream().filter(value -> !value.isEmpty()).collect(Collectors.joining(","))));
        said.keySet().removeAll(WaitingRows.FIELDS);
        return said;
    }

    /** What a question to the order was about; else what a form begins with. */
    static WaitingForm asked(Site site, Map<String, String> asked) {
        Map<String, String> said = new LinkedHashMap<>(asked);
        said.keySet().removeAll(WaitingRows.FIELDS);
        said.remove("layout");
        said.remove("lang");
        return new WaitingForm(said, WaitingRows.of(ClaimRows.asked(site, asked)));
    }

    /** What an entry waits for now, to be changed. */
    static WaitingForm of(Site site, Entry entry) {
        return new WaitingForm(
                Map.of(
                        "version", Integer.toString(entry.version()),
                        "reference", entry.said().reference(),
                        "order_number", entry.said().orderNumber()),
                WaitingRows.of(site, entry.want()));
    }

    /** The same with some rows to fill in. */
    WaitingForm withRoom() {
        return new WaitingForm(said, rows.withRoom());
    }

    public String of(String name) {
        return said.getOrDefault(name, "");
    }

    int version() {
        String version = of("version");
        return version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0;
    }

    /** The day that most of it is about; another where none can be read. */
    LocalDate day(LocalDate another) {
        try {
            return rows.spans().isEmpty()
                    ? another
                    : LocalDate.parse(rows.spans().getFirst().on());
        } catch (DateTimeParseException unreadable) {
            return another;
        }
    }

    /** What is said of the use. */
    Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>(said);
        facts.keySet().removeAll(NO_FACTS);
        return facts;
    }

    /** As programs write it. Only where nothing is a {@link WaitingRows#mistakes mistake}. */
    ObjectNode body(Site site, ObjectNode use) {
        ObjectNode body = rows.body(site);
        body.set("use", use);
        return body.put("reference", of("reference")).put("order_number", of("order_number"));
    }

    /** Which part of the form something like {@code days[1].on} is about. */
    static String part(String path) {
        return path.replaceFirst("[\\[.].*", "");
    }
}
