package paddock.rolodex;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import paddock.directory.Address;
import paddock.kernel.Email;

/** What a card says, put as it is kept here; what cannot be is left out, and that is said. */
final class Stating {

    private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ().\\-/\\u00a0\\u202f]{4,40}");
    private static final Pattern WEB = Pattern.compile("(?i)(https?://)?[\\w.-]+\\.[a-z]{2,}([/?#]\\S*)?");
    private static final int LONGEST_WEB = 200;

    /** Where nobody says of which country an address is. */
    private static final String ASSUMED = "FR";

    final List<Said> notes = new ArrayList<>();
    final List<String> others = new ArrayList<>();

    /** How somebody is reached, the best way first. */
    record Ways(List<String> mails, List<String> phones) {}

    /** The numbers of a company, as they are written. */
    record Numbered(String siren, String siret, String vat, String naf) {}

    /** A company, as it is written. */
    record Called(String name, Numbered numbers, String web, Card.Place place) {}

    Card.Person person(String name, String function, Ways ways) {
        String email = "";
        for (String written : ways.mails()) {
            String said = Plain.line(written);
            String kept = Email.of(said).map(Email::address).orElse("");
            if (kept.isEmpty() && !said.isEmpty()) {
                notes.add(Said.of("no-email", said));
            } else if (email.isEmpty()) {
                email = kept;
            } else if (!kept.equals(email) && !kept.isEmpty()) {
                others.add(kept);
            }
        }
        return new Card.Person(name, function, email, phone(ways.phones()));
    }

    private String phone(List<String> phones) {
        String phone = "";
        for (String written : phones) {
            String said = Plain.line(written).replaceAll("(?i)\\s*(ext|poste|p)\\.?\\s*\\d*$", "");
            boolean isOne = PHONE.matcher(said).matches() && said.chars().anyMatch(Character::isDigit);
            if (!isOne && !said.isEmpty()) {
                notes.add(Said.of("no-phone", said));
            } else if (phone.isEmpty()) {
                phone = said;
            } else if (!said.isEmpty() && !Plain.digits(said).equals(Plain.digits(phone))) {
                others.add(said);
            }
        }
        return phone;
    }

    Card.Firm firm(Called called) {
        Numbered numbers = called.numbers();
        return new Card.Firm(
                called.name(),
                sign(numbers.siren()),
                sign(numbers.siret()),
                sign(numbers.vat()),
                naf(numbers.naf()),
                web(called.web()),
                called.place());
    }

    /** Spaces, dots and dashes mean nothing in it. */
    private static String sign(String written) {
        return Plain.line(written).replaceAll("[\\s\\p{Z}.\\-]", "").toUpperCase(Locale.ROOT);
    }

    /** {@code 2932Z} is {@code 29.32Z}. */
    private static String naf(String written) {
        String bare = sign(written);
        return bare.matches("\\d{4}[A-Z]") ? bare.substring(0, 2) + "." + bare.substring(2) : bare;
    }

    private String web(String written) {
        String said = Plain.line(written).replaceFirst("(?i)^_\\$!<.*?>!\\$_", "");
        if (said.isEmpty()) {
            return "";
        }
        if (!WEB.matcher(said).matches() || said.length() > LONGEST_WEB - "https://".length()) {
            notes.add(Said.of("no-web", said));
            return "";
        }
        return said.toLowerCase(Locale.ROOT).startsWith("http") ? said : "https://" + said;
    }

    /** A country alone is no address, and one of which nobody could tell which it is is left out with it. */
    Card.Place place(String street, String postcode, String town, String country) {
        Card.Place said = new Card.Place(
                Plain.line(street.replaceAll("[\\r\\n]+", ", ")), Plain.line(postcode), Plain.line(town), "");
        if ((said.street() + said.postcode() + said.town()).isEmpty()) {
            return Card.Place.NOWHERE;
        }
        String written = Plain.line(country);
        String code = Plain.country(written);
        if (said.town().isEmpty()) {
            notes.add(Said.of("no-town", said.street() + " " + said.postcode()));
            return Card.Place.NOWHERE;
        }
        if (!written.isEmpty() && !Address.isCountry(code)) {
            notes.add(Said.of("no-country", written));
            return Card.Place.NOWHERE;
        }
        if (code.isEmpty()) {
            notes.add(Said.of("assumed-country", ASSUMED));
        }
        return new Card.Place(said.street(), said.postcode(), said.town(), code.isEmpty() ? ASSUMED : code);
    }
}
