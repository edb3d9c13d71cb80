package paddock.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what an address or a program asks for; whatever cannot be read is {@link BadInput}. */
public final class Asked {

    private static final List<String> DATE = List.of("2026-05-12");
    private static final List<String> ID = List.of("123e4567-e89b-82d3-a456-426614174000");

    private Asked() {}

    /** A date such as {@code 2026-05-12}, between 1800 and 2300. */
    public static LocalDate date(String parameter, String value) {
        try {
            LocalDate date = LocalDate.parse(value);
            if (date.getYear() >= 1800 && date.getYear() < 2300) {
                return date;
            }
        } catch (DateTimeParseException unreadable) {
            // refused below, as a date out of range is
        }
        throw new BadInput(parameter, value, DATE);
    }

    /** An id in its usual writing. */
    public static UUID id(String parameter, String value) {
        try {
            UUID id = UUID.fromString(value);
            if (id.toString().equalsIgnoreCase(value)) {
                return id;
            }
        } catch (IllegalArgumentException unreadable) {
            // refused below, as a shortened id is
        }
        throw new BadInput(parameter, value, ID);
    }

    /**
     * What a program has sent, every text in it whole.
     *
     * @param example what could have been sent instead
     */
    public static JsonNode body(JsonMapper json, HttpServletRequest request, String example) throws IOException {
        byte[] bytes = request.getInputStream().readAllBytes();
        try {
            JsonNode body = json.readTree(bytes);
            whole(body);
            return body;
        } catch (JacksonException unreadable) {
            TokenStreamLocation at = unreadable.getLocation();
            String where = at == null ? "" : at.getLineNr() + ":" + at.getColumnNr();
            throw new BadInput("body", where, List.of("JSON: " + example));
        }
    }

    private static void whole(JsonNode node) {
        boolean broken = (node.isString() && !isWhole(node.stringValue()))
                || node.propertyNames().stream().anyMatch(name -> !isWhole(name));
        if (broken) {
            throw new BadInput("body", "", List.of("U+0001 – U+D7FF, U+E000 – U+10FFFF"));
        }
        node.forEach(Asked::whole);
    }

    /** What no database keeps and no encoding writes, nobody has typed. */
    static boolean isWhole(String text) {
        return text.codePoints()
                .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }
}
