package paddock.web;

import jakarta.servlet.ServletRequest;
import java.security.SecureRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What tells one request from all others: on its log lines, in its answer, and where somebody reads it to the operator. */
final class RequestNumber {

    static final String HEADER = "X-Request-Id";

    /** In log lines, and in a problem. */
    static final String NAME = "request";

    private static final String ATTRIBUTE = RequestNumber.class.getName();
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{5,63}");

    /** Without what is taken for something else when it is read aloud or written down. */
    private static final String SIGNS = "23456789abcdefghjkmnpqrstvwxyz";

    private static final SecureRandom RANDOM = new SecureRandom();

    private RequestNumber() {}

    /** The one a proxy has given, where it is fit for a log line, else a new one. */
    static String from(@Nullable String given) {
        return given != null && SANE.matcher(given).matches() ? given : made();
    }

    static void keep(String number, ServletRequest request) {
        request.setAttribute(ATTRIBUTE, number);
    }

    static String of(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String number ? number : "";
    }

    /** Two groups of five, as somebody reads them aloud: of 590 million million, two that are alike will not be met. */
    private static String made() {
        StringBuilder number = new StringBuilder(11);
        for (int i = 0; i < 10; i++) {
            number.append(i == 5 ? "-" : "").append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        }
        return number.toString();
    }
}
