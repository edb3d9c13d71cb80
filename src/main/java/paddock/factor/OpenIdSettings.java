package paddock.factor;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import paddock.kernel.CannotStart;

/** Where else people may sign in, as the operator has set it: with one OpenID provider, or with none. */
public record OpenIdSettings(Optional<Provider> provider) {

    private static final String ANSWER = "/sign-in/openid/answer";
    private static final int LONGEST_NAME = 60;

    /**
     * The provider, and what Paddock is to it.
     *
     * @param issuer exactly as the provider writes it
     * @param secret empty where the provider asks for none
     * @param name as people know it
     * @param twoSteps what {@code acr} or {@code amr} says when a second step was given there; none where that is not believed
     * @param answer the address to which browsers come back, as the provider has to know it
     */
    public record Provider(
            String issuer, String client, String secret, String name, Set<String> twoSteps, String answer) {

        /** Never with its secret in a log. */
        @Override
        public String toString() {
            return name + " " + issuer;
        }
    }

    /** What people know it by; nothing where there is none. */
    public Optional<String> name() {
        return provider.map(Provider::name);
    }

    /** Whether a link is to the provider of now, and not to an earlier one. */
    public boolean knows(Link link) {
        return provider.filter(one -> one.issuer().equals(link.issuer())).isPresent();
    }

    /** From the properties paddock.openid.issuer, .client, .secret, .name, .second.step, and paddock.address. */
    static OpenIdSettings from(Function<String, @Nullable String> property) {
        String issuer = valueOf(property, "paddock.openid.issuer");
        String client = valueOf(property, "paddock.openid.client");
        if (issuer.isEmpty() && client.isEmpty()) {
            return new OpenIdSettings(Optional.empty());
        }
        if (!isAddress(issuer)) {
            throw new CannotStart(
                    issuer.isEmpty()
                            ? "PADDOCK_OPENID_CLIENT is set, and PADDOCK_OPENID_ISSUER is not"
                            : "PADDOCK_OPENID_ISSUER=" + issuer + " is not the address of a provider",
                    "Write it as the provider does, such as https://login.example.org/realms/town; http:// only on this machine");
        }
        if (client.isEmpty()) {
            throw new CannotStart(
                    "PADDOCK_OPENID_ISSUER is set, and PADDOCK_OPENID_CLIENT is not",
                    "Give the id under which the provider knows Paddock");
        }
        String address = valueOf(property, "paddock.address").replaceFirst("/$", "");
        if (address.isEmpty()) {
            throw new CannotStart(
                    "PADDOCK_OPENID_ISSUER is set, and PADDOCK_ADDRESS is not",
                    "Say at which address people reach Paddock, such as https://paddock.example.org: the provider sends them back to "
                            + ANSWER + " there");
        }
        return new OpenIdSettings(Optional.of(new Provider(
                issuer,
                client,
                valueOf(property, "paddock.openid.secret"),
                name(valueOf(property, "paddock.openid.name"), issuer),
                words(valueOf(property, "paddock.openid.second.step")),
                address + ANSWER)));
    }

    private static String name(String said, String issuer) {
        String name = said.isEmpty() ? URI.create(issuer).getHost() : said;
        if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new CannotStart(
                    "PADDOCK_OPENID_NAME is not a name", "Give at most " + LONGEST_NAME + " characters on one line");
        }
        return name;
    }

    private static Set<String> words(String said) {
        return Arrays.stream(said.split("[\\s,]+", -1))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String valueOf(Function<String, @Nullable String> property, String name) {
        String value = property.apply(name);
        return value == null ? "" : value.strip();
    }

    /** Whether something secret may be asked of and told to that address: over TLS, or within this machine. */
    public static boolean isAddress(String written) {
        try {
            URI uri = new URI(written);
            boolean plain = "http".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getHost().matches("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
            return uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null
                    && ("https".equals(uri.getScheme()) || plain);
        } catch (URISyntaxException unreadable) {
            return false;
        }
    }
}
