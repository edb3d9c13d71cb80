package paddock.directory;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import paddock.account.Mistakes;

/**
 * A company as the form tells of it.
 *
 * @param version which writing of it whoever fills the form in has read
 */
record CompanyForm(
        @Nullable String name,
        @Nullable String siren,
        @Nullable String siret,
        @Nullable String vat,
        @Nullable String standing,
        @Nullable String reason,
        @Nullable Place billing,
        @Nullable Place visiting,
        @Nullable Integer version) {

    /** An address as the form tells of it. */
    record Place(
            @Nullable String street,
            @Nullable String postcode,
            @Nullable String town,
            @Nullable String country) {

        static final Place EMPTY = new Place(null, null, null, null);

        static Place of(Address address) {
            return new Place(address.street(), address.postcode(), address.town(), address.country());
        }

        /** A country alone is no address. */
        public Address said() {
            Address said = new Address(
                    Said.of(street),
                    Said.of(postcode),
                    Said.of(town),
                    Said.sign(country).toUpperCase(Locale.ROOT));
            return (said.street() + said.postcode() + said.town()).isEmpty() ? Address.NONE : said;
        }

        private Mistakes and(String kind, Mistakes mistakes) {
            Address said = said();
            if (said.isEmpty()) {
                return mistakes;
            }
            return mistakes.and(kind + ".street", Said.mistake(said.street()))
                    .and(kind + ".postcode", Said.mistake(said.postcode()))
                    .and(kind + ".town", Said.mistakeOrMissing(said.town()))
                    .and(
                            kind + ".country",
                            Address.isCountry(said.country()) ? Optional.empty() : Optional.of("country"));
        }
    }

    static final CompanyForm EMPTY = new CompanyForm(null, null, null, null, null, null, null, null, null);

    static CompanyForm of(Company company) {
        Company.Profile profile = company.profile();
        return new CompanyForm(
                profile.name(),
                profile.numbers().sirenShown(),
                profile.numbers().siretShown(),
                Objects.requireNonNullElse(profile.numbers().vat(), ""),
                profile.standing().key(),
                Objects.requireNonNullElse(profile.reason(), ""),
                Place.of(profile.address("BILLING")),
                Place.of(profile.address("VISITING")),
                company.version());
    }

    /** The same words, over another writing of the company. */
    CompanyForm over(int other) {
        return new CompanyForm(name, siren, siret, vat, standing, reason, billing, visiting, other);
    }

    int versionSaid() {
        return Objects.requireNonNullElse(version, 0);
    }

    public Place billingSaid() {
        return Objects.requireNonNullElse(billing, Place.EMPTY);
    }

    public Place visitingSaid() {
        return Objects.requireNonNullElse(visiting, Place.EMPTY);
    }

    Numbers numbers() {
        return Numbers.written(Said.sign(siren), Said.sign(siret), Said.sign(vat));
    }

    private Standing standingSaid() {
        for (Standing one : Standing.values()) {
            if (one.key().equals(standing)) {
                return one;
            }
        }
        return Standing.OPEN;
    }

    Mistakes mistakes() {
        Numbers numbers = numbers();
        Mistakes mistakes = Mistakes.NONE
                .and("name", Said.mistakeOrMissing(Said.of(name)))
                .and("siren", numbers.sirenFlaw())
                .and("siret", numbers.siretFlaw())
                .and("vat", numbers.vatFlaw());
        if (standingSaid() == Standing.BARRED) {
            mistakes = mistakes.and("reason", Said.mistakeOrMissing(Said.of(reason)));
        }
        return visitingSaid().and("visiting", billingSaid().and("billing", mistakes));
    }

    /** What it says, where nothing is wrong with it. */
    Company.Profile profile() {
        Map<Address.Kind, Address> addresses = new EnumMap<>(Address.Kind.class);
        addresses.put(Address.Kind.BILLING, billingSaid().said());
        addresses.put(Address.Kind.VISITING, visitingSaid().said());
        addresses.values().removeIf(Address::isEmpty);
        Standing said = standingSaid();
        return new Company.Profile(
                Said.of(name), numbers(), said, said == Standing.BARRED ? Said.of(reason) : null, addresses);
    }
}
