package paddock.rolodex;

import ezvcard.VCard;
import ezvcard.VCardVersion;
import ezvcard.io.text.VCardReader;
import ezvcard.parameter.TelephoneType;
import ezvcard.property.Address;
import ezvcard.property.Email;
import ezvcard.property.Organization;
import ezvcard.property.Photo;
import ezvcard.property.RawProperty;
import ezvcard.property.StructuredName;
import ezvcard.property.Telephone;
import ezvcard.property.TextProperty;
import ezvcard.property.VCardProperty;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A vCard of whichever version, as {@code ez-vcard} reads it, and what it says in our words. */
final class WrittenCard {

    /** Nothing has got more of them that anybody would call. */
    private static final int MOST_OTHERS = 20;

    private final VCard card;
    private final Stating stating = new Stating();

    private WrittenCard(VCard card) {
        this.card = card;
    }

    /**
     * What a card says.
     *
     * @param photo as it stands in it; absent where there is none, or it is elsewhere
     */
    record Read(Card card, @Nullable Photograph photo) {}

    /** Nothing where nobody could read it. */
    static Optional<Read> of(CardFile.Raw raw) {
        try (VCardReader reader = new VCardReader(raw.text(), VCardVersion.V3_0)) {
            return Optional.ofNullable(reader.readNext()).map(card -> new WrittenCard(card).read(raw));
        } catch (IOException | RuntimeException broken) {
            return Optional.empty();
        }
    }

    private Read read(CardFile.Raw raw) {
        if (!raw.ended()) {
            stating.notes.add(Said.of("no-end"));
        }
        List<String> units = units();
        String firm = Plain.line(units.isEmpty() ? "" : units.getFirst());
        String name = name(firm);
        String function = Plain.line(first(text(card.getTitles()), text(card.getRoles()), unit(units)));
        List<String> mails = mails();
        List<String> phones = phones();
        Card.Person person = stating.person(name, function, new Stating.Ways(mails, phones));
        Card.Firm of = stating.firm(new Stating.Called(
                firm.isEmpty() && isFirm() ? Plain.line(formatted()) : firm,
                new Stating.Numbered(
                        extended("X-SIREN"),
                        extended("X-SIRET"),
                        first(extended("X-VAT"), extended("X-TVA"), extended("X-VAT-NUMBER")),
                        first(extended("X-NAF"), extended("X-APE"))),
                web(),
                place()));
        Photograph photo = photo();
        return new Read(
                new Card(
                        uid(),
                        person,
                        of,
                        Plain.lines(notes()),
                        stating.others.stream().limit(MOST_OTHERS).toList(),
                        stating.notes),
                photo);
    }

    /** Of a contact of ours it is that of the company which they are of. */
    private String uid() {
        String own = card.getUid() == null ? "" : Objects.toString(card.getUid().getValue(), "");
        return Plain.line(first(extended(CardWriting.OF_COMPANY), own));
    }

    /** Nobody where the card is a company's own: what it is called is then the company. */
    private String name(String firm) {
        String formatted = Plain.line(formatted());
        String structured = Plain.line(structured());
        if (isFirm() || (structured.isEmpty() && !firm.isEmpty() && formatted.equalsIgnoreCase(firm))) {
            return "";
        }
        String named = first(formatted, structured, Plain.line(nickname()));
        boolean isAddress = named.contains("@") && !structured.isEmpty();
        String name = isAddress ? structured : named;
        return name.equalsIgnoreCase(firm) ? "" : name;
    }

    private boolean isFirm() {
        boolean shown = extended("X-ABSHOWAS").equalsIgnoreCase("COMPANY");
        return shown || (card.getKind() != null && card.getKind().isOrg());
    }

    private String formatted() {
        return card.getFormattedName() == null ? "" : said(card.getFormattedName());
    }

    private String structured() {
        StructuredName name = card.getStructuredName();
        return name == null
                ? ""
                : Stream.of(Stream.of(name.getGiven()), name.getAdditionalNames().stream(), Stream.of(name.getFamily()))
                        .flatMap(each -> each)
                        .map(each -> Objects.toString(each, "").strip())
                        .filter(each -> !each.isEmpty())
                        .collect(Collectors.joining(" "));
    }

    private String nickname() {
        return card.getNickname() == null
                ? ""
                : String.join(" ", card.getNickname().getValues());
    }

    /** The company and what of it, as far as they are said. */
    private List<String> units() {
        return card.getOrganizations().stream()
                .map(Organization::getValues)
                .map(values -> values.stream()
                        .filter(each -> each != null && !each.isBlank())
                        .toList())
                .filter(values -> !values.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static String unit(List<String> units) {
        return units.size() < 2 ? "" : String.join(", ", units.subList(1, units.size()));
    }

    private List<String> mails() {
        return card.getEmails().stream()
                .sorted(Comparator.comparingInt(WrittenCard::rank))
                .map(each -> said(each).replaceFirst("(?i)^mailto:", ""))
                .toList();
    }

    private static int rank(Email mail) {
        return preference(mail, mail.getTypes().stream().map(Object::toString).toList());
    }

    private static int preference(VCardProperty property, List<String> types) {
        Integer pref = null;
        try {
            pref = property.getParameters().getPref();
        } catch (IllegalStateException unreadable) {
            // it has none, then
        }
        boolean isPreferred = types.stream().anyMatch(each -> each.equalsIgnoreCase("pref"));
        return isPreferred ? 0 : pref == null ? 101 : pref;
    }

    /** The preferred one, then those that are carried about, then those of the office; nobody calls a fax. */
    private List<String> phones() {
        return card.getTelephoneNumbers().stream()
                .filter(each -> !has(each, TelephoneType.FAX) && !has(each, TelephoneType.PAGER))
                .sorted(Comparator.comparingInt(WrittenCard::rank))
                .map(WrittenCard::number)
                .toList();
    }

    private static int rank(Telephone phone) {
        int kind = has(phone, TelephoneType.CELL)
                ? 1
                : has(phone, TelephoneType.WORK) ? 2 : has(phone, TelephoneType.HOME) ? 4 : 3;
        List<String> types = phone.getTypes().stream().map(Object::toString).toList();
        return preference(
                                phone,
                                types.stream()
                                        .map(each -> each.replaceAll(".*\\b(?i)pref\\b.*", "pref"))
                                        .toList())
                        * 10
                + kind;
    }

    private static boolean has(Telephone phone, TelephoneType type) {
        return phone.getTypes().contains(type);
    }

    private static String number(Telephone phone) {
        return phone.getUri() == null
                ? Objects.toString(phone.getText(), "").replaceFirst("(?i)^tel:", "")
                : phone.getUri().getNumber();
    }

    private Card.Place place() {
        return card.getAddresses().stream()
                .sorted(Comparator.comparingInt(WrittenCard::rank))
                .map(this::place)
                .filter(each -> !each.equals(Card.Place.NOWHERE))
                .findFirst()
                .orElse(Card.Place.NOWHERE);
    }

    /** The preferred one, then that of the office: where somebody lives is no company's address. */
    private static int rank(Address address) {
        List<String> types = address.getTypes().stream()
                .map(each -> each.getValue().toLowerCase(Locale.ROOT))
                .toList();
        int kind = types.contains("work") ? 1 : types.contains("home") ? 3 : 2;
        return kind * 200 + preference(address, types);
    }

    private Card.Place place(Address address) {
        String street = Stream.of(
                        address.getExtendedAddresses().stream(),
                        address.getStreetAddresses().stream(),
                        address.getPoBoxes().stream())
                .flatMap(each -> each)
                .map(each -> Objects.toString(each, "").strip())
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(", "));
        return stating.place(
                street,
                Objects.toString(address.getPostalCode(), ""),
                Objects.toString(address.getLocality(), ""),
                Objects.toString(address.getCountry(), ""));
    }

    private String web() {
        return card.getUrls().stream()
                .map(each -> Objects.toString(each.getValue(), ""))
                .filter(each -> !each.isBlank())
                .findFirst()
                .orElse("");
    }

    private String notes() {
        return card.getNotes().stream().map(WrittenCard::said).collect(Collectors.joining("\n"));
    }

    private @Nullable Photograph photo() {
        for (Photo photo : card.getPhotos()) {
            if (photo.getData() != null && photo.getData().length > 0) {
                return new Photograph(photo.getData());
            }
        }
        if (!card.getPhotos().isEmpty()) {
            stating.notes.add(Said.of("photo-elsewhere"));
        }
        return null;
    }

    private String extended(String name) {
        return card.getExtendedProperties(name).stream()
                .map(RawProperty::getValue)
                .map(each -> Objects.toString(each, "").strip())
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String text(List<? extends TextProperty> some) {
        return some.stream()
                .map(WrittenCard::said)
                .filter(each -> !each.isBlank())
                .findFirst()
                .orElse("");
    }

    private static String said(TextProperty property) {
        return Objects.toString(property.getValue(), "");
    }

    private static String first(String... some) {
        return Stream.of(some).filter(each -> !each.isBlank()).findFirst().orElse("");
    }
}
