package paddock.letter;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import paddock.kernel.CannotStart;
import paddock.kernel.Token;
import paddock.post.MailAddress;

/**
 * The mailbox in which answers to letters arrive.
 *
 * @param server absent where there is none
 * @param address at which mail reaches it, with anything after a plus; empty where there is none
 */
record MailboxSettings(@Nullable Server server, String address, String folder) {

    private static final int PLAIN = 143;
    private static final int OVER_TLS = 993;
    private static final String LIKE = "Write it as imaps://user:password@mail.example.org, or imap://…:143";
    private static final String ADDRESS_LIKE =
            "Say at which address mail reaches it, such as leads@example.org: leads+…@example.org must reach it as well";

    static final MailboxSettings NONE = new MailboxSettings(null, "", "INBOX");

    enum Line {
        /** Plain at first, and encrypted as soon as the server can. */
        IMAP,
        /** Encrypted from the first byte. */
        IMAPS
    }

    record Server(Line line, String host, int port, String user, String password) {

        @Override
        public String toString() {
            return line + " " + host + ":" + port;
        }

        /** A password goes over a line that others could listen to only once that is encrypted. */
        boolean mustEncrypt() {
            return !host.matches("localhost|127\\..*|\\[?::1]?");
        }
    }

    boolean isThere() {
        return server != null;
    }

    /** The address of the mailbox with a secret in it. */
    String at(Token secret) {
        int at = address.lastIndexOf('@');
        return address.substring(0, at) + "+" + secret.secret() + address.substring(at);
    }

    /** The secret in one of the addresses that a text names. */
    Optional<Token> secretIn(String text) {
        int at = address.lastIndexOf('@');
        Pattern ours = Pattern.compile(
                Pattern.quote(address.substring(0, at)) + "\\+([" + Secrets.ALPHABET + "]{" + Secrets.LENGTH + "})"
                        + Pattern.quote(address.substring(at)),
                Pattern.CASE_INSENSITIVE);
        Matcher found = ours.matcher(text);
        return found.find() ? Optional.of(new Token(found.group(1).toLowerCase(Locale.ROOT))) : Optional.empty();
    }

    /** From the properties paddock.mailbox.url, .address, .password.file and .folder; none is read in the demonstration. */
    static MailboxSettings from(Function<String, @Nullable String> property) {
        String url = valueOf(property, "paddock.mailbox.url");
        if (url.isEmpty()) {
            return NONE;
        }
        String written = valueOf(property, "paddock.mailbox.address");
        String address = MailAddress.read(written)
                .map(MailAddress::mailbox)
                .filter(one -> one.lastIndexOf('@') <= 64 - 1 - Secrets.LENGTH)
                .orElseThrow(() -> new CannotStart(
                        "PADDOCK_MAILBOX_URL is set, and PADDOCK_MAILBOX_ADDRESS=" + written + " is no address",
                        ADDRESS_LIKE));
        String folder = valueOf(property, "paddock.mailbox.folder");
        Server server = server(url, password(property));
        return valueOf(property, "paddock.demo").equals("on")
                ? NONE
                : new MailboxSettings(server, address, folder.isEmpty() ? "INBOX" : folder);
    }

    private static String valueOf(Function<String, @Nullable String> property, String name) {
        String value = property.apply(name);
        return value == null ? "" : value.strip();
    }

    private static String password(Function<String, @Nullable String> property) {
        String file = valueOf(property, "paddock.mailbox.password.file");
        if (file.isEmpty()) {
            return "";
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException unreadable) {
            throw new CannotStart(
                    "PADDOCK_MAILBOX_PASSWORD_FILE=" + file + " cannot be read",
                    "Name a file that holds the password of the mailbox, and that Paddock may read");
        }
    }

    /** The address may hold a password, so a refusal does not repeat it. */
    private static Server server(String url, String password) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException unreadable) {
            throw new CannotStart("PADDOCK_MAILBOX_URL cannot be read", LIKE);
        }
        boolean bare = uri.getQuery() == null
                && uri.getFragment() == null
                && (uri.getPath() == null || uri.getPath().matches("/?"));
        if (uri.getScheme() == null || !uri.getScheme().matches("imaps?") || uri.getHost() == null || !bare) {
            throw new CannotStart("PADDOCK_MAILBOX_URL is not the address of a mailbox", LIKE);
        }
        String[] account = (uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo()).split(":", 2);
        String said = account.length == 2 ? decoded(account[1]) : password;
        if (account[0].isEmpty() || said.isEmpty()) {
            throw new CannotStart("PADDOCK_MAILBOX_URL says no user, or nobody says the password", LIKE);
        }
        Line line = uri.getScheme().equals("imaps") ? Line.IMAPS : Line.IMAP;
        int usual = line == Line.IMAPS ? OVER_TLS : PLAIN;
        return new Server(line, uri.getHost(), uri.getPort() < 0 ? usual : uri.getPort(), decoded(account[0]), said);
    }

    private static String decoded(String written) {
        return URLDecoder.decode(written.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
