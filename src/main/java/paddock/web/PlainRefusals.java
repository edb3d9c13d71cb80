package paddock.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;

/**
 * Answers what the server refuses before any page could, such as an address that is none: briefly, in our own form. And cuts
 * off what broke while it was written.
 */
public final class PlainRefusals extends ErrorReportValve {

    private static final String CUT = PlainRefusals.class.getName() + ".cut";

    /** Part of the answer has left, and the rest cannot follow. */
    static void cut(HttpServletRequest request) {
        request.setAttribute(CUT, true);
    }

    /** What was begun and cannot be finished must not look finished: the connection ends without the answer's end. */
    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        super.invoke(request, response);
        if (request.getAttribute(CUT) != null) {
            response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
        }
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable broken) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        boolean api = String.valueOf(request.getRequestURI()).startsWith("/api/");
        response.setHeader("Content-Security-Policy", WebConfiguration.CONTENT_SECURITY_POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType(api ? "application/problem+json" : "text/html");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        try {
            PrintWriter out = response.getReporter();
            if (out != null) {
                String number = RequestNumber.of(request);
                out.write(api ? problem(status, number) : page(status, number));
                response.finishResponse();
            }
        } catch (IOException gone) {
            container.getLogger().debug("The reader left before the refusal was told", gone);
        }
    }

    private static String problem(int status, String number) {
        return "{\"type\":\"urn:paddock:problem:" + Refusal.ofStatus(status).code()
                + "\",\"title\":\"The address cannot be" + " read\",\"status\":" + status
                + ",\"detail\":\"Check the address: it holds characters that none may hold.\",\"request\":\"" + number
                + "\"}";
    }

    private static String page(int status, String number) {
        return "<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>Paddock</title></head><body><h1>"
                + status + "</h1><p>L’adresse ne se lit pas. <a href=\"/\">Revenir au site</a></p>"
                + "<p lang=\"en\">The address cannot be read. <a href=\"/\">Back to the site</a></p><p>N° "
                + number + "</p></body></html>";
    }
}
