package paddock.twin;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A company as it is compared with others, each of its values without what people write differently.
 *
 * @param numbers of the company: its SIREN whichever number holds it, or its number for tax elsewhere
 * @param mailboxes of one person's own
 * @param domains of the company's own
 * @param phones by their last nine digits, which are the same with and without the number of the country
 * @param streets with postcode and country
 * @param towns postcodes with their country, and names of towns
 */
record Face(
        UUID id,
        Called called,
        Set<String> numbers,
        Set<String> mailboxes,
        Set<String> domains,
        Set<String> phones,
        Set<String> streets,
        Set<String> towns,
        Set<String> countries) {

    private static final int SIGNIFICANT = 9;
    private static final int SHORTEST = 6;

    private static final Map<String, String> WAYS = Map.of(
            "av",
            "avenue",
            "ave",
            "avenue",
            "bd",
            "boulevard",
            "bld",
            "boulevard",
            "rte",
            "route",
            "ch",
            "chemin",
            "r",
            "rue",
            "pl",
            "place",
            "st",
            "saint",
            "ste",
            "sainte");

    /** Gathers what there is of a company. */
    static final class Draft {
        private final UUID id;
        private final Called called;
        private final Set<String> numbers = new HashSet<>();
        private final Set<String> mailboxes = new HashSet<>();
        private final Set<String> domains = new HashSet<>();
        private final Set<String> phones = new HashSet<>();
        private final Set<String> streets = new HashSet<>();
        private final Set<String> towns = new HashSet<>();
        private final Set<String> countries = new HashSet<>();

        Draft(UUID id, String name) {
            this.id = id;
            this.called = Called.of(name);
        }

        Draft number(@Nullable String siren, @Nullable String siret, @Nullable String vat) {
            add(numbers, bare(siren));
            String office = bare(siret);
            add(numbers, office.length() == 14 ? office.substring(0, SIGNIFICANT) : "");
            String tax = bare(vat);
            boolean french = tax.startsWith("FR") && tax.length() == 13;
            add(numbers, french ? tax.substring(4) : tax.length() > 4 ? tax : "");
            return this;
        }

        Draft email(String email) {
            Mailbox.of(email).ifPresent(mailbox -> {
                add(mailboxes, mailbox.isPersonal() ? mailbox.address() : "");
                add(domains, mailbox.isOfCompany() ? mailbox.domain() : "");
            });
            return this;
        }

        Draft phone(String written) {
            add(phones, Face.phone(written));
            return this;
        }

        /** @param place its street, postcode, town and country */
        Draft place(Place place) {
            String country = place.country().toUpperCase(Locale.ROOT);
            String code = place.postcode().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
            String street = street(place.street());
            add(countries, country);
            add(towns, code.isEmpty() ? "" : country + code);
            add(towns, Called.plain(place.town()));
            boolean telling = street.length() > 5 && !(code + place.town()).isBlank();
            add(streets, telling ? country + (code.isEmpty() ? Called.plain(place.town()) : code) + " " + street : "");
            return this;
        }

        private static void add(Set<String> values, String value) {
            if (!value.isEmpty()) {
                values.add(value);
            }
        }

        Face face() {
            return new Face(
                    id,
                    called,
                    Set.copyOf(numbers),
                    Set.copyOf(mailboxes),
                    Set.copyOf(domains),
                    Set.copyOf(phones),
                    Set.copyOf(streets),
                    Set.copyOf(towns),
                    Set.copyOf(countries));
        }
    }

    /** Where a company is. */
    record Place(String street, String postcode, String town, String country) {}

    private static String bare(@Nullable String number) {
        return number == null ? "" : number.replaceAll("[^0-9A-Za-z]", "").toUpperCase(Locale.ROOT);
    }

    /** The zero that one dials at home is written in brackets abroad, or not at all. */
    static String phone(String written) {
        String digits = written.replace("(0)", "").replaceAll("[^0-9]", "");
        return digits.length() < SHORTEST ? "" : digits.substring(Math.max(0, digits.length() - SIGNIFICANT));
    }

    private static String street(String written) {
        StringBuilder street = new StringBuilder();
        for (String word : Called.plain(written.replace('.', ' ')).split(" ", -1)) {
            street.append(WAYS.getOrDefault(word, word)).append(' ');
        }
        return street.toString().strip();
    }

    /** Its number in France; none where it has none, or several. */
    boolean isNumberedAsIn(Face other) {
        return numbers.stream().anyMatch(number -> number.matches("[0-9]{9}"))
                && other.numbers.stream().anyMatch(number -> number.matches("[0-9]{9}"));
    }
}
