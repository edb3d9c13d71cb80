package paddock.directory;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.account.Mistakes;
import paddock.kernel.Email;

/** A contact as the form tells of it. */
record ContactForm(
        @Nullable String name,
        @Nullable String function,
        @Nullable String email,
        @Nullable String phone,
        @Nullable Integer version) {

    static final ContactForm EMPTY = new ContactForm(null, null, null, null, null);

    static ContactForm of(Contact contact) {
        return new ContactForm(contact.name(), contact.function(), contact.email(), contact.phone(), contact.version());
    }

    Mistakes mistakes() {
        String address = Said.sign(email);
        String number = Said.sign(phone);
        return Mistakes.NONE
                .and("name", Said.mistakeOrMissing(Said.of(name)))
                .and("function", Said.mistake(Said.of(function)))
                .and(
                        "email",
                        address.isEmpty() || Email.of(address).isPresent() ? Optional.empty() : Optional.of("email"))
                .and(
                        "phone",
                        number.isEmpty() || number.matches("\\+?[0-9 ().\\-/\\u00a0\\u202f]{4,40}")
                                ? Optional.empty()
                                : Optional.of("phone"));
    }

    Contact contact(UUID id) {
        return new Contact(
                id,
                Said.of(name),
                Said.of(function),
                Email.of(Said.of(email)).map(Email::address).orElse(""),
                Said.sign(phone),
                Objects.requireNonNullElse(version, 0));
    }
}
