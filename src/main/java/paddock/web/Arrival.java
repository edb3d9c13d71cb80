package paddock.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Where every request comes in, before anything is decided about it: it is given its number, its body is counted, and what
 * the operator's own proxies say of its origin is believed, and nobody else.
 */
final class Arrival extends ValveBase {

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}]");
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

    private final Proxies proxies;
    private final Duration patience;

    /** @param patience how long a body may take to come in */
    Arrival(Proxies proxies, Duration patience) {
        super(true);
        this.proxies = proxies;
        this.patience = patience;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        boolean proxied = proxies.trusts(request.getRemoteAddr());
        String number = RequestNumber.from(proxied ? request.getHeader(RequestNumber.HEADER) : null);
        RequestNumber.keep(number, request);
        response.setHeader(RequestNumber.HEADER, number);
        Network.keepWhetherHere(request);
        if (proxied) {
            believe(request);
        }
        InputBuffer body = request.getCoyoteRequest().getInputBuffer();
        Intake intake = new Intake(request.getCoyoteRequest(), patience);
        intake.keepIn(request);
        request.getCoyoteRequest().setInputBuffer(intake);
        MDC.put(RequestNumber.NAME, number);
        try {
            getNext().invoke(request, response);
            if (!request.isAsync()) {
                end(request, response, intake);
            }
        } finally {
            request.getCoyoteRequest().setInputBuffer(body);
            MDC.remove(RequestNumber.NAME);
        }
    }

    /** The answer goes out first; a body that still does not end is not waited for, as the server itself would. */
    private static void end(Request request, Response response, Intake intake) throws IOException {
        if (!intake.isWhole()) {
            response.finishResponse();
            intake.passOver();
        }
        if (!intake.isWhole()) {
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    private void believe(Request request) {
        String hops = String.join(",", Collections.list(request.getHeaders("X-Forwarded-For")));
        String client = proxies.client(request.getRemoteAddr(), hops);
        request.setRemoteAddr(client);
        request.setRemoteHost(client);
        String scheme = request.getHeader("X-Forwarded-Proto");
        if ("https".equals(scheme) || "http".equals(scheme)) {
            request.setSecure(scheme.equals("https"));
            request.getCoyoteRequest().scheme().setString(scheme);
            request.setServerPort(scheme.equals("https") ? 443 : 80);
        }
        host(request, request.getHeader("X-Forwarded-Host"), request.getHeader("X-Forwarded-Port"));
    }

    /** A host may carry its port; a port of its own wins, as proxies mean it. */
    private static void host(Request request, @Nullable String written, @Nullable String port) {
        if (written != null) {
            String host = written.replaceFirst(":[0-9]{1,5}$", "");
            if (HOST.matcher(host).matches()) {
                request.getCoyoteRequest().serverName().setString(host);
            }
            if (host.length() < written.length()) {
                port(request, written.substring(host.length() + 1));
            }
        }
        if (port != null) {
            port(request, port);
        }
    }

    private static void port(Request request, String written) {
        if (PORT.matcher(written).matches()) {
            int port = Integer.parseInt(written);
            if (port > 0 && port <= 65_535) {
                request.setServerPort(port);
            }
        }
    }
}
