package paddock.rolodex;

import ezvcard.VCard;
import ezvcard.VCardVersion;
import ezvcard.io.text.VCardWriter;
import ezvcard.parameter.AddressType;
import ezvcard.parameter.EmailType;
import ezvcard.parameter.TelephoneType;
import ezvcard.property.Email;
import ezvcard.property.FormattedName;
import ezvcard.property.Kind;
import ezvcard.property.Organization;
import ezvcard.property.StructuredName;
import ezvcard.property.Telephone;
import ezvcard.property.Uid;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.directory.Address;
import paddock.directory.Company;
import paddock.directory.Contact;
import paddock.lead.Lead;
import paddock.trade.Listings;
import paddock.web.BadInput;

/** What leaves as vCards: a card for each company and each of its contacts, one for each lead. */
final class CardWriting {

    static final String MEDIA_TYPE = "text/vcard;charset=UTF-8";

    /** By which a contact's card is known to be of a company when it comes back. */
    static final String OF_COMPANY = "X-PADDOCK-COMPANY";

    private final VCardWriter writer;
    private final VCardVersion version;

    private CardWriting(Writer to, VCardVersion version) {
        this.version = version;
        this.writer = new VCardWriter(to, version);
        writer.setAddProdId(false);
        writer.setVersionStrict(true);
    }

    /** Something that writes cards. */
    interface Each {
        void write(CardWriting to);
    }

    /** @throws BadInput where it is none that is written here */
    static VCardVersion version(@Nullable String asked) {
        String said = asked == null ? "" : asked.strip();
        return switch (said) {
            case "", "4.0" -> VCardVersion.V4_0;
            case "3.0" -> VCardVersion.V3_0;
            default -> throw new BadInput("version", said, List.of("4.0", "3.0"));
        };
    }

    static void write(OutputStream to, VCardVersion version, Each each) throws IOException {
        Writer out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
        CardWriting writing = new CardWriting(out, version);
        try {
            each.write(writing);
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        }
        writing.writer.flush();
        out.flush();
    }

    private void add(VCard card) {
        try {
            writer.write(card);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A company, and then each of whom to reach there. */
    void company(Company company, Listings.@Nullable Listing page) {
        VCard card = firm(company.id(), company.name());
        numbers(card, company);
        address(card, company.profile().address("VISITING"));
        address(card, company.profile().address("BILLING"));
        if (page != null) {
            page(card, page);
        }
        if (company.demo()) {
            card.addExtendedProperty("X-PADDOCK-INVENTED", "true");
        }
        add(card);
        company.contacts().forEach(contact -> contact(company, contact));
    }

    private static void numbers(VCard card, Company company) {
        extended(card, "X-SIREN", company.profile().numbers().siren());
        extended(card, "X-SIRET", company.profile().numbers().siret());
        extended(card, "X-VAT", company.profile().numbers().vat());
    }

    private static void page(VCard card, Listings.Listing page) {
        extended(card, "X-NAF", page.naf().isEmpty() ? null : page.naf());
        if (!page.web().isEmpty()) {
            card.addUrl(page.web());
        }
        if (!page.about().isEmpty()) {
            card.addNote(page.about());
        }
    }

    private void contact(Company company, Contact contact) {
        VCard card = person(contact.id(), contact.name());
        card.setOrganization(company.name());
        reached(card, new Card.Person(contact.name(), contact.function(), contact.email(), contact.phone()));
        extended(card, OF_COMPANY, "urn:uuid:" + company.id());
        add(card);
    }

    /** A company as anybody may know it, with those whom its page shows. */
    void listed(Listings.Listing page, List<Contact> shown) {
        VCard card = firm(page.id(), page.name());
        address(card, new Address(page.street(), page.postcode(), page.town(), page.country()));
        page(card, page);
        add(card);
        for (Contact contact : shown) {
            VCard one = person(contact.id(), contact.name());
            one.setOrganization(page.name());
            reached(one, new Card.Person(contact.name(), contact.function(), contact.email(), contact.phone()));
            extended(one, OF_COMPANY, "urn:uuid:" + page.id());
            add(one);
        }
    }

    void lead(Lead lead) {
        Lead.Card said = lead.card();
        VCard card = said.name().isEmpty() ? firm(lead.id(), said.firm()) : person(lead.id(), said.name());
        if (!said.firm().isEmpty()) {
            card.setOrganization(said.firm());
        }
        reached(card, new Card.Person(said.name(), said.function(), said.email(), said.phone()));
        if (!lead.wants().note().isBlank()) {
            card.addNote(lead.wants().note());
        }
        if (lead.demo()) {
            card.addExtendedProperty("X-PADDOCK-INVENTED", "true");
        }
        add(card);
    }

    private VCard firm(UUID id, String name) {
        VCard card = new VCard(version);
        card.setUid(new Uid("urn:uuid:" + id));
        card.setFormattedName(new FormattedName(name));
        if (version == VCardVersion.V4_0) {
            card.setKind(Kind.org());
        } else {
            card.setStructuredName(new StructuredName());
            card.addExtendedProperty("X-ABShowAs", "COMPANY");
        }
        Organization organization = new Organization();
        organization.getValues().add(name);
        card.setOrganization(organization);
        return card;
    }

    /** Which part of a name is whose is guessed; what counts is how it is written. */
    private VCard person(UUID id, String name) {
        VCard card = new VCard(version);
        card.setUid(new Uid("urn:uuid:" + id));
        card.setFormattedName(new FormattedName(name));
        StructuredName parts = new StructuredName();
        String[] words = name.strip().split("\\s+");
        boolean familyFirst = words.length > 1
                && words[0].length() > 1
                && words[0].equals(words[0].toUpperCase(Locale.ROOT))
                && !name.equals(name.toUpperCase(Locale.ROOT));
        int cut = familyFirst ? 1 : words.length - 1;
        String before = String.join(" ", List.of(words).subList(0, cut));
        String after = String.join(" ", List.of(words).subList(cut, words.length));
        parts.setFamily(familyFirst ? before : after);
        parts.setGiven(familyFirst ? after : before);
        card.setStructuredName(parts);
        return card;
    }

    private static void reached(VCard card, Card.Person person) {
        if (!person.function().isEmpty()) {
            card.addTitle(person.function());
        }
        if (!person.email().isEmpty()) {
            Email email = new Email(person.email());
            email.getTypes().add(EmailType.WORK);
            card.addEmail(email);
        }
        if (!person.phone().isEmpty()) {
            Telephone phone = new Telephone(person.phone());
            boolean mobile = person.phone().replaceAll("\\D", "").matches("(0|33|0033|330)[67]\\d{8}");
            phone.getTypes().add(mobile ? TelephoneType.CELL : TelephoneType.WORK);
            card.addTelephoneNumber(phone);
        }
    }

    private static void address(VCard card, Address address) {
        if (address.isEmpty()) {
            return;
        }
        ezvcard.property.Address written = new ezvcard.property.Address();
        written.setStreetAddress(address.street());
        written.setPostalCode(address.postcode());
        written.setLocality(address.town());
        written.setCountry(address.country());
        written.getTypes().add(AddressType.WORK);
        card.addAddress(written);
    }

    private static void extended(VCard card, String name, @Nullable String value) {
        if (value != null) {
            card.addExtendedProperty(name, value);
        }
    }
}
