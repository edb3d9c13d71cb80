package paddock.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpHeaders;

/** Turns away, before anything is looked up for it, an address that is too long and a network that asks too often. */
final class Doorkeeper extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 8_000;

    private final transient Allowances allowances;

    Doorkeeper(Allowances allowances) {
        this.allowances = allowances;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String query = request.getQueryString();
        if (request.getRequestURI().length() + (query == null ? 0 : query.length()) > LONGEST) {
            refuse(new Refusal(414, "too-long", List.of()), request, response);
            return;
        }
        try {
            if (!Network.isHere(request)) { // this machine's own watches and proxies
                allowances.network(Network.of(request));
            }
        } catch (Allowances.TooFast more) {
            tell(more, request, response);
            return;
        }
        if (isReadable(request, response)) {
            chain.doFilter(request, response);
        }
    }

    /** Reads a form while nobody depends on it: one that is too large or comes too slowly goes no further. */
    private static boolean isReadable(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            boolean whole = request.getParameterMap().entrySet().stream()
                    .allMatch(given -> Asked.isWhole(given.getKey())
                            && Arrays.stream(given.getValue()).allMatch(Asked::isWhole));
            if (!whole) {
                refuse(new Refusal(400, "broken-text", List.of()), request, response);
            }
            return whole;
        } catch (IllegalStateException unreadable) {
            refuse(Failing.refusal(unreadable, request), request, response);
            return false;
        }
    }

    static void tell(Allowances.TooFast more, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String seconds = Long.toString(more.seconds());
        response.setHeader(HttpHeaders.RETRY_AFTER, seconds);
        refuse(new Refusal(429, "too-fast", List.of(seconds)), request, response);
    }

    private static void refuse(Refusal refusal, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        refusal.keepIn(request);
        response.sendError(refusal.status());
    }
}
