package paddock.booking;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;
import paddock.account.Mistakes;
import paddock.circuit.Site;
import paddock.ground.ClaimRows;

/**
 * What somebody typed to have an option, a booking, or something else instead.
 *
 * @param said everything besides what is claimed, the facts of the use among it
 */
record BookingForm(Map<String, String> said, ClaimRows rows) {

    private static final Set<String> NO_FACTS =
            Set.of("company", "reference", "order_number", "confidential", "firm", "choice", "act", "version", "_csrf");

    static BookingForm of(MultiValueMap<String, String> given) {
        Map<String, String> said = new LinkedHashMap<>();
        given.forEach((name, values) ->
                said.put(name, values.stream().filter(value -> !value.isEmpty()).collect(Collectors.joining(","))));
        said.keySet().removeAll(ClaimRows.FIELDS);
        return new BookingForm(said, ClaimRows.of(given));
    }

    /** As a question to the order has it, or row by row as a form sends it, so that what was found can be had. */
    static BookingForm asked(Site site, MultiValueMap<String, String> given) {
        if (given.containsKey("what")) {
            return of(given);
        }
        Map<String, String> asked = given.toSingleValueMap();
        Map<String, String> said = new LinkedHashMap<>(asked);
        said.keySet().removeAll(ClaimRows.FIELDS);
        said.remove("layout");
        said.remove("lang");
        return new BookingForm(said, ClaimRows.asked(site, asked));
    }

    /** What a booking has now, to be changed. */
    static BookingForm of(Site site, Booking booking) {
        return new BookingForm(
                Map.of("version", Integer.toString(booking.version())), ClaimRows.of(site, booking.claims()));
    }

    /** The same with some rows to fill in. */
    BookingForm withRoom() {
        return new BookingForm(said, rows.withRoom());
    }

    public String of(String name) {
        return said.getOrDefault(name, "");
    }

    /** Whether its rows are dates of which one is wanted. */
    public boolean isChoice() {
        return !of("choice").isEmpty() && of("firm").isEmpty();
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
        Mistakes mistakes = rows.rows().isEmpty() ? Mistakes.NONE.and("rows", "no-rows") : Mistakes.NONE;
        for (Map.Entry<Integer, String> wrong : rows.wrong(site).entrySet()) {
            mistakes = mistakes.and("row-" + wrong.getKey(), wrong.getValue());
        }
        return mistakes;
    }
}
