package paddock;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What a browser would send with a form of ours, for tests that send one without a browser. */
public final class FormToken {

    private static final String TOKEN = "1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed";

    public static final String COOKIE = "paddock_form=" + TOKEN;

    /** The field, as forms carry it: covered by as many random bytes, of which these are all zero. */
    public static final String FIELD = "_csrf=" + masked();

    private FormToken() {}

    private static String masked() {
        byte[] bytes = TOKEN.getBytes(StandardCharsets.UTF_8);
        byte[] masked = new byte[2 * bytes.length];
        System.arraycopy(bytes, 0, masked, bytes.length, bytes.length);
        return Base64.getUrlEncoder().encodeToString(masked);
    }
}
