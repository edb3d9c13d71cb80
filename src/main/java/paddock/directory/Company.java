package paddock.directory;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A company that the operator deals with, or hopes to.
 *
 * @param version which writing of it this is: whoever changes it says which one they have read
 * @param demo whether it is invented, for the demonstration
 */
public record Company(
        UUID id, Profile profile, int version, boolean demo, List<Contact> contacts, List<Status> statuses) {

    /**
     * What it says of itself, and how far one deals with it.
     *
     * @param reason why it is barred; absent where it is not
     */
    public record Profile(
            String name,
            Numbers numbers,
            Standing standing,
            @Nullable String reason,
            Map<Address.Kind, Address> addresses) {

        public Profile {
            addresses = Map.copyOf(addresses);
        }

        /** An address of a kind; an empty one where there is none. */
        public Address address(String kind) {
            return addresses.getOrDefault(Address.Kind.valueOf(kind), Address.NONE);
        }
    }

    public Company {
        contacts = List.copyOf(contacts);
        statuses = List.copyOf(statuses);
    }

    public String name() {
        return profile.name();
    }

    /** What it is on a day. */
    public List<Status> on(LocalDate day) {
        return statuses.stream().filter(status -> status.during().contain(day)).toList();
    }

    /** A name as it is looked for and sorted: without accents, in small letters. */
    static String sought(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .strip();
    }
}
