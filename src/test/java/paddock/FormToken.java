package paddock;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import paddock.kernel.Token;

/** What a browser would send with a form of ours, for tests that send one without a browser. */
public final class FormToken {

    private static final String TOKEN = "1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed";
    private static final Pattern SESSION = Pattern.compile("(?:^|;\\s*)paddock=([^;\\s]+)");

    public static final String COOKIE = "paddock_form=" + TOKEN;

    /** The field, as forms carry it for whoever is not signed in: covered by as many random bytes, of which these are all zero. */
    public static final String FIELD = field("");

    private FormToken() {}

    /** The same for whoever has these cookies: one who is signed in has another with each sign-in. */
    public static String field(String cookies) {
        Matcher session = SESSION.matcher(cookies);
        String token =
                session.find() ? HexFormat.of().formatHex(new Token("form " + session.group(1)).digest()) : TOKEN;
        return "_csrf=" + masked(token);
    }

    private static String masked(String token) {
        byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
        byte[] masked = new byte[2 * bytes.length];
        System.arraycopy(bytes, 0, masked, bytes.length, bytes.length);
        return Base64.getUrlEncoder().encodeToString(masked);
    }
}
