package paddock.rolodex;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.directory.Address;
import paddock.directory.Company;
import paddock.directory.Contact;
import paddock.directory.Numbers;

/** What is known with what a card says filled in: nothing that is there is written over. */
final class Filling {

    private Filling() {}

    static Company.Profile profile(Company before, Card card, Numbers numbers) {
        Company.Profile now = before.profile();
        boolean another = Judging.isAnother(before, numbers);
        Map<Address.Kind, Address> addresses = new EnumMap<>(Address.Kind.class);
        addresses.putAll(now.addresses());
        if (addresses.isEmpty() && !address(card).isEmpty()) {
            addresses.put(Address.Kind.VISITING, address(card));
        }
        Numbers filled = another
                ? now.numbers()
                : new Numbers(
                        or(now.numbers().siren(), numbers.siren()),
                        or(now.numbers().siret(), numbers.siret()),
                        or(now.numbers().vat(), numbers.vat()));
        boolean fits = filled.sirenFlaw().isEmpty()
                && filled.siretFlaw().isEmpty()
                && filled.vatFlaw().isEmpty();
        return new Company.Profile(now.name(), fits ? filled : now.numbers(), now.standing(), now.reason(), addresses);
    }

    private static @Nullable String or(@Nullable String there, @Nullable String said) {
        return there == null ? said : there;
    }

    static Address address(Card card) {
        Card.Place place = card.firm().place();
        return new Address(place.street(), place.postcode(), place.town(), place.country());
    }

    /** Who has that mailbox, or else is called that. */
    static Optional<Contact> contact(Company of, Card.Person person) {
        Optional<Contact> byMail = of.contacts().stream()
                .filter(each -> !person.email().isEmpty() && each.email().equalsIgnoreCase(person.email()))
                .findFirst();
        return byMail.or(() -> of.contacts().stream()
                .filter(each -> Plain.words(each.name()).equals(Plain.words(person.name())))
                .filter(each -> each.email().isEmpty() || person.email().isEmpty())
                .findFirst());
    }

    static Contact contact(UUID id, Card.Person person) {
        return new Contact(id, person.name(), person.function(), person.email(), person.phone(), 1);
    }

    static Contact filled(Contact there, Card.Person said) {
        return new Contact(
                there.id(),
                there.name(),
                there.function().isEmpty() ? said.function() : there.function(),
                there.email().isEmpty() ? said.email() : there.email(),
                there.phone().isEmpty() ? said.phone() : there.phone(),
                there.version());
    }

    static boolean differs(Contact there, Card.Person said) {
        boolean phone = !said.phone().isEmpty()
                && !there.phone().isEmpty()
                && !Plain.digits(there.phone()).equals(Plain.digits(said.phone()));
        boolean function = !said.function().isEmpty()
                && !there.function().isEmpty()
                && !Plain.words(there.function()).equals(Plain.words(said.function()));
        return phone || function;
    }
}
