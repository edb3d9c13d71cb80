package paddock.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/**
 * Why a request is not answered, as the page and the API both tell it.
 *
 * @param code its name in the texts and in a problem's type, such as {@code bad-input}
 */
record Refusal(int status, String code, List<String> values) {

    private static final String ATTRIBUTE = Refusal.class.getName();

    void keepIn(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    static Optional<Refusal> keptIn(HttpServletRequest request) {
        return Optional.ofNullable((Refusal) request.getAttribute(ATTRIBUTE));
    }

    /** What can be said of a bare status. */
    static Refusal ofStatus(int status) {
        String code = switch (status) {
            case 404 -> "no-page";
            case 405 -> "method";
            case 406, 415 -> "media";
            case 408 -> "too-slow";
            case 413 -> "too-large";
            case 428 -> "unconditional";
            case 503 -> "no-database";
            default -> status >= 500 ? "fault" : "bad-request";
        };
        return new Refusal(status, code, List.of("–"));
    }
}
