package paddock.directory;

import java.util.List;
import java.util.Locale;

/**
 * Where a company gets its letters and invoices, or is found.
 *
 * @param street and what else stands above the town
 * @param country in two letters (ISO 3166)
 */
public record Address(String street, String postcode, String town, String country) {

    private static final List<String> COUNTRIES = List.of(Locale.getISOCountries());

    public static final Address NONE = new Address("", "", "", "");

    /** What it is for. */
    public enum Kind {
        BILLING,
        VISITING;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean isEmpty() {
        return equals(NONE);
    }

    public static boolean isCountry(String code) {
        return COUNTRIES.contains(code);
    }

    /** On one line. */
    public String line() {
        return String.join(
                ", ",
                List.of(street, (postcode + " " + town).strip(), country).stream()
                        .filter(part -> !part.isEmpty())
                        .toList());
    }
}
