package paddock.post;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import paddock.kernel.CannotStart;

/**
 * How mail leaves this installation.
 *
 * @param server absent where no mail leaves: in the demonstration, and until a mail server is named
 * @param address at which people reach this installation, with which links in mails begin; empty where it is not said
 */
record MailSettings(@Nullable Server server, MailAddress from, String address) {

    private static final int SUBMISSION = 587;
    private static final int SUBMISSION_OVER_TLS = 465;
    private static final String LIKE = "Write it as smtp://user:password@mail.example.org:587, or smtps://…:465";

    private static final Pattern ADDRESS = Pattern.compile("https?://[A-Za-z0-9.-]+(:\\d{1,5})?/?");
    private static final String LINKS =
            "Say at which address people reach Paddock, such as https://paddock.example.org: links in mails begin with it";

    enum Line {
        /** Plain at first, and encrypted as soon as the server can. */
        SMTP,
        /** Encrypted from the first byte. */
        SMTPS
    }

    /** @param user empty where the server asks nobody who he is */
    record Server(Line line, String host, int port, String user, String password) {

        @Override
        public String toString() {
            return line + " " + host + ":" + port;
        }

        /** A password goes over a line that others could listen to only once that is encrypted. */
        boolean mustEncrypt() {
            return !user.isEmpty() && !host.matches("localhost|127\\..*|\\[?::1]?");
        }
    }

    public boolean leaves() {
        return server != null;
    }

    /** From the properties paddock.mail.url, .mail.from and .demo. */
    static MailSettings from(Function<String, @Nullable String> property) {
        String url = valueOf(property, "paddock.mail.url");
        String from = valueOf(property, "paddock.mail.from");
        if (!url.isEmpty() && from.isEmpty()) {
            throw new CannotStart(
                    "PADDOCK_MAIL_URL is set, and PADDOCK_MAIL_FROM is not",
                    "Say whom the mails come from: Name <address@example.org>");
        }
        String address = address(valueOf(property, "paddock.address"));
        if (!url.isEmpty() && address.isEmpty()) {
            throw new CannotStart("PADDOCK_MAIL_URL is set, and PADDOCK_ADDRESS is not", LINKS);
        }
        Optional<Server> server = url.isEmpty() ? Optional.empty() : Optional.of(server(url));
        boolean demonstration = valueOf(property, "paddock.demo").equals("on");
        return new MailSettings(
                demonstration ? null : server.orElse(null),
                from.isEmpty() ? new MailAddress("", "paddock@localhost") : sender(from),
                address);
    }

    /** What a request says of the address it came to can be made up by whoever sends it, and a link in a mail may not be. */
    private static String address(String written) {
        if (written.isEmpty() || ADDRESS.matcher(written).matches()) {
            return written.replaceFirst("/$", "");
        }
        throw new CannotStart("PADDOCK_ADDRESS=" + written + " is not an address", LINKS);
    }

    private static String valueOf(Function<String, @Nullable String> property, String name) {
        String value = property.apply(name);
        return value == null ? "" : value.strip();
    }

    private static MailAddress sender(String from) {
        return MailAddress.read(from)
                .orElseThrow(() -> new CannotStart(
                        "PADDOCK_MAIL_FROM=" + from + " is not an address", "Write it as Name <address@example.org>"));
    }

    /** The address may hold a password, so a refusal does not repeat it. */
    private static Server server(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException unreadable) {
            throw new CannotStart("PADDOCK_MAIL_URL cannot be read", LIKE);
        }
        boolean bare = uri.getQuery() == null
                && uri.getFragment() == null
                && (uri.getPath() == null || uri.getPath().matches("/?"));
        if (uri.getScheme() == null || !uri.getScheme().matches("smtps?") || uri.getHost() == null || !bare) {
            throw new CannotStart("PADDOCK_MAIL_URL is not the address of a mail server", LIKE);
        }
        Line line = uri.getScheme().equals("smtps") ? Line.SMTPS : Line.SMTP;
        int usual = line == Line.SMTPS ? SUBMISSION_OVER_TLS : SUBMISSION;
        String[] account = (uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo()).split(":", 2);
        return new Server(
                line,
                uri.getHost(),
                uri.getPort() < 0 ? usual : uri.getPort(),
                decoded(account[0]),
                account.length == 2 ? decoded(account[1]) : "");
    }

    private static String decoded(String written) {
        return URLDecoder.decode(written.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
