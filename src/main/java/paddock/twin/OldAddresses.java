package paddock.twin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.web.Acquaintance;
import paddock.web.Forbidden;

/**
 * The address of a company that is part of another leads to that one, for good as far as anybody can say: 308. What somebody still
 * sends there is refused, and not done to a company that they did not look at.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class OldAddresses implements HandlerInterceptor, WebMvcConfigurer {

    private static final Pattern OF_COMPANY = Pattern.compile(
            "((?:/api/v1)?/(companies|directory)/)([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})(/.*)?");

    private final ObjectProvider<MergeRows> rows;
    private final ObjectProvider<Acquaintance> acquaintance;

    OldAddresses(ObjectProvider<MergeRows> rows, ObjectProvider<Acquaintance> acquaintance) {
        this.rows = rows;
        this.acquaintance = acquaintance;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        Matcher address = OF_COMPANY.matcher(request.getRequestURI());
        if (!address.matches() || String.valueOf(address.group(4)).startsWith("/merge/")) {
            return true;
        }
        UUID asked = UUID.fromString(address.group(3));
        UUID now = rows.getObject().partOf(asked).orElse(asked);
        if (now.equals(asked) || !isTold(request, address.group(2), now)) {
            return true;
        }
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            throw new Forbidden.Denied(HttpServletResponse.SC_CONFLICT, "absorbed");
        }
        lead(request, response, address.group(1) + now + (address.group(4) == null ? "" : address.group(4)));
        return false;
    }

    /** Whoever may not see the company learns nothing of it. */
    private boolean isTold(HttpServletRequest request, String what, UUID now) {
        Acting acting = acquaintance.getObject().acting(request);
        return acting.mayFor(now, Permission.SEE_COMPANY)
                || (what.equals("directory") && rows.getObject().isListed(now));
    }

    private static void lead(HttpServletRequest request, HttpServletResponse response, String to) throws IOException {
        boolean program = to.startsWith("/api/");
        String query = request.getQueryString();
        String said = program || to.indexOf('/', 1) != to.lastIndexOf('/') ? "" : "?said=absorbed";
        response.setStatus(HttpServletResponse.SC_PERMANENT_REDIRECT);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store"); // it can be taken apart again
        response.setHeader(HttpHeaders.LOCATION, to + (query == null ? said : "?" + query));
        if (program) {
            response.setContentType("application/problem+json");
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.getWriter()
                    .write("{\"type\":\"urn:paddock:problem:absorbed\",\"title\":\"This company is part of another\","
                            + "\"status\":308,\"detail\":\"It is found at " + to + ".\",\"location\":\"" + to + "\"}");
        }
    }
}
