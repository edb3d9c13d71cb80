package paddock.rolodex;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paddock.web.Csv;

/** What a line of a table says, by what its columns are. */
final class TableCard {

    /** As tables of ours have an address in one cell: street, postcode and town, country. */
    private static final Pattern ONE_CELL = Pattern.compile("^(?:(.+), )?(?:(\\d[\\dA-Z-]{2,9}) )?([^,]+)$");

    private final List<String> fields;
    private final List<String> cells;
    private final Stating stating = new Stating();

    private TableCard(List<String> fields, List<String> cells) {
        this.fields = fields;
        this.cells = cells;
    }

    /** What was neutralised when it left is again what it was. */
    static Card of(List<String> fields, List<String> cells) {
        return new TableCard(fields, cells.stream().map(Csv::restored).toList()).card();
    }

    private Card card() {
        String split = Stream.of(one("given"), one("family"))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(" "));
        String name = Plain.line(one("name").isEmpty() ? split : one("name"));
        Card.Person person =
                stating.person(name, Plain.line(one("function")), new Stating.Ways(several("email"), several("phone")));
        Card.Firm firm = stating.firm(new Stating.Called(
                Plain.line(one("firm")),
                new Stating.Numbered(padded("siren", 9), padded("siret", 14), one("vat"), one("naf")),
                one("web"),
                place()));
        return new Card(
                Plain.line(one("id")),
                person,
                firm,
                Plain.lines(String.join("\n", all("note"))),
                stating.others,
                stating.notes);
    }

    /** A spreadsheet takes such a number for one, and writes it with a comma, or without the zeros that it began with. */
    private String padded(String field, int length) {
        String bare = one(field).replaceAll("[\\s\\p{Z}]", "").replaceFirst("[.,]0+$", "");
        boolean isShort = bare.matches("\\d+") && bare.length() == length - 1;
        return isShort ? "0" + bare : bare;
    }

    private Card.Place place() {
        Card.Place parts =
                stating.place(String.join(", ", all("street")), one("postcode"), one("town"), one("country"));
        return parts.equals(Card.Place.NOWHERE)
                ? all("address").stream().map(this::place).findFirst().orElse(parts)
                : parts;
    }

    private Card.Place place(String cell) {
        boolean ends = cell.matches("(?s).*, [A-Z]{2}");
        Matcher parts = ONE_CELL.matcher(ends ? cell.substring(0, cell.length() - 4) : cell);
        String country = ends ? cell.substring(cell.length() - 2) : "";
        return parts.matches()
                ? stating.place(or(parts.group(1)), or(parts.group(2)), parts.group(3), country)
                : Card.Place.NOWHERE;
    }

    private static String or(@Nullable String part) {
        return Objects.requireNonNullElse(part, "");
    }

    private String one(String field) {
        return all(field).stream().findFirst().orElse("");
    }

    private List<String> all(String field) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < Math.min(fields.size(), cells.size()); i++) {
            if (fields.get(i).equals(field) && !cells.get(i).isBlank()) {
                all.add(cells.get(i).strip());
            }
        }
        return all;
    }

    /** Several may stand in one cell. */
    private List<String> several(String field) {
        String mark = field.equals("email") ? "[;,\\s]+|:::" : "[;|\\r\\n]+|:::| / ";
        return all(field).stream()
                .flatMap(cell -> Stream.of(cell.split(mark)))
                .filter(each -> !each.isBlank())
                .map(String::strip)
                .toList();
    }
}
