package paddock.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;

/** Reads what an address asks for; whatever cannot be read is {@link BadInput}. */
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
}
