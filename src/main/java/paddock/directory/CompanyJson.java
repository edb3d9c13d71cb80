package paddock.directory;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How the programming interface writes companies. */
final class CompanyJson {

    private CompanyJson() {}

    record Companies(List<CompanyLine> companies, @Nullable String next) {}

    /** A company as it stands in a list. */
    record CompanyLine(
            UUID id,
            String name,
            @Nullable String siren,
            @Nullable String siret,
            @Nullable String vat,
            List<String> statuses,
            boolean invented,
            String href) {

        static CompanyLine of(Company company, LocalDate today) {
            Numbers numbers = company.profile().numbers();
            return new CompanyLine(
                    company.id(),
                    company.name(),
                    numbers.siren(),
                    numbers.siret(),
                    numbers.vat(),
                    company.on(today).stream()
                            .map(status -> status.kind().key())
                            .toList(),
                    company.demo(),
                    "/api/v1/companies/" + company.id());
        }
    }

    /**
     * A company whole.
     *
     * @param standing absent for those who act for it, as the reason is
     */
    record CompanyWhole(
            CompanyLine company,
            @Nullable String standing,
            @Nullable String reason,
            SortedMap<String, AddressJson> addresses,
            List<ContactJson> contacts,
            List<StatusJson> statuses,
            int version) {

        static CompanyWhole of(Company company, LocalDate today) {
            Company.Profile profile = company.profile();
            SortedMap<String, AddressJson> addresses = new TreeMap<>();
            profile.addresses().forEach((kind, address) -> addresses.put(kind.key(), AddressJson.of(address)));
            return new CompanyWhole(
                    CompanyLine.of(company, today),
                    profile.standing().key(),
                    profile.reason(),
                    addresses,
                    company.contacts().stream().map(ContactJson::of).toList(),
                    company.statuses().stream().map(StatusJson::of).toList(),
                    company.version());
        }

        /** As those read it who act for it. */
        CompanyWhole forItself() {
            return new CompanyWhole(company, null, null, addresses, contacts, statuses, version);
        }
    }

    @Schema(name = "PostalAddress")
    record AddressJson(String street, String postcode, String town, String country) {
        static AddressJson of(Address address) {
            return new AddressJson(address.street(), address.postcode(), address.town(), address.country());
        }
    }

    @Schema(name = "Contact")
    record ContactJson(UUID id, String name, String function, String email, String phone) {
        static ContactJson of(Contact contact) {
            return new ContactJson(contact.id(), contact.name(), contact.function(), contact.email(), contact.phone());
        }
    }

    @Schema(name = "CompanyStatus")
    record StatusJson(
            UUID id,
            String kind,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {
        static StatusJson of(Status status) {
            return new StatusJson(
                    status.id(),
                    status.kind().key(),
                    status.during().from(),
                    status.during().until());
        }
    }
}
