package paddock.factor;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * For which address passkeys are. A browser hands one out only to the address it was made for, so it must be known for
 * sure: from the settings, or because the request came to this machine's own name.
 *
 * @param host the name they are bound to
 * @param address as browsers tell it, such as {@code https://paddock.example.org}
 */
public record Origin(String host, String address) {

    private static final String HERE = "localhost";
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");

    /**
     * Nothing where there can be no passkeys.
     *
     * @param configured the address in the settings
     * @param asked the address that a request came to, which whoever sends it can make up
     */
    public static Optional<Origin> of(Optional<String> configured, String asked) {
        return configured
                .or(() -> Optional.of(asked).filter(address -> HERE.equals(host(address))))
                .filter(address -> !host(address).isEmpty()
                        && !NUMBERS.matcher(host(address)).matches())
                .map(address -> new Origin(host(address), address));
    }

    /** Empty for what is no name. */
    private static String host(String address) {
        try {
            return Objects.requireNonNullElse(URI.create(address).getHost(), "");
        } catch (IllegalArgumentException unreadable) {
            return "";
        }
    }
}
