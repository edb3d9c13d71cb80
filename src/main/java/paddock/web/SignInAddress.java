package paddock.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Where people sign in, and where they go from there. */
public final class SignInAddress {

    public static final String PATH = "/sign-in";

    /** Within this installation: nobody is led away by an address that somebody else has written. */
    private static final Pattern WITHIN = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e&&[^{}]]{0,500}");

    private SignInAddress() {}

    /** The sign-in that comes back to what was asked for; an act is not repeated. */
    static String leadingTo(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) {
            return PATH;
        }
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        return PATH + "?to=" + URLEncoder.encode(request.getRequestURI() + query, StandardCharsets.UTF_8);
    }

    /** What was to be come back to; the home page where that is nothing of this installation. */
    public static String within(String to) {
        return WITHIN.matcher(to).matches() ? to : "/";
    }
}
