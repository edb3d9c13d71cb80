package paddock.kernel;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An e-mail address as it is kept: one writing for all that mean the same mailbox. */
public record Email(String address) {

    private static final int LONGEST = 254;
    private static final Pattern WRITTEN =
            Pattern.compile("[\\p{L}\\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+");

    /** Empty where nobody could be written to like that. */
    public static Optional<Email> of(String written) {
        String address =
                Normalizer.normalize(written.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return address.length() <= LONGEST && WRITTEN.matcher(address).matches()
                ? Optional.of(new Email(address))
                : Optional.empty();
    }
}
