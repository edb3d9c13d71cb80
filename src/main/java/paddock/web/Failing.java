package paddock.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.StringUtils;

/** What a failure that ended a request means to its reader, and whether it belongs in the log. */
final class Failing {

    private static final Logger LOG = LoggerFactory.getLogger(Failing.class);

    /** PostgreSQL's and the pool's own codes. */
    private static final String CANCELLED = "57014";

    private static final List<String> AWAY = List.of("08", "57P0", "53");

    private static final Pattern LETS_IN = Pattern.compile("/+(sign-in/forgotten|welcome|join|calendars|u|l)/");

    private Failing() {}

    static Refusal refusal(Throwable broken, HttpServletRequest request) {
        Intake.Refused intake = Intake.behind(broken);
        if (intake != null) {
            return new Refusal(intake.status(), intake.code(), List.of());
        }
        if (broken instanceof InvalidParameterException unreadable) {
            return Refusal.ofStatus(unreadable.getErrorCode() == 413 ? 413 : 400);
        }
        if (causes(broken).anyMatch(ClientAbortException.class::isInstance)) {
            return Refusal.ofStatus(400); // nobody is there to read it
        }
        if (causes(broken).anyMatch(each -> String.valueOf(each.getMessage()).contains("company_is_absorbed"))) {
            return new Refusal(409, "absorbed", List.of()); // it became part of another at this very moment
        }
        if (causes(broken).anyMatch(each -> String.valueOf(each.getMessage()).contains("exhibition_fkey"))) {
            return new Refusal(404, "no-exhibition", List.of()); // it was removed at this very moment
        }
        return database(broken, request).orElseGet(() -> {
            LOG.error("Fault at {} {}", request.getMethod(), address(request), broken);
            return new Refusal(500, "fault", List.of());
        });
    }

    /** A database that is away or overburdened is no fault of this page: a line, and no story. */
    private static Optional<Refusal> database(Throwable broken, HttpServletRequest request) {
        return causes(broken)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .map(failure -> Objects.requireNonNullElse(failure.getSQLState(), code(failure)))
                .map(state -> state.equals(CANCELLED)
                        ? "too-long-asked"
                        : AWAY.stream().anyMatch(state::startsWith) ? "no-database" : "")
                .filter(code -> !code.isEmpty())
                .findFirst()
                .map(code -> {
                    LOG.warn("Not answered, {}: {} {}: {}", code, request.getMethod(), address(request), last(broken));
                    return new Refusal(503, code, List.of());
                });
    }

    /** The pool gives no code when it has waited in vain for a connection. */
    private static String code(SQLException failure) {
        return failure instanceof java.sql.SQLTransientConnectionException ? "08000" : "";
    }

    private static String last(Throwable broken) {
        return causes(broken)
                .reduce((first, second) -> second)
                .map(Throwable::getMessage)
                .orElse("")
                .replaceAll("\\s+", " ");
    }

    private static String address(HttpServletRequest request) {
        Object forwarded = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return withoutSecret(forwarded == null ? request.getRequestURI() : forwarded.toString());
    }

    /** Links that let somebody in are in no log, however they are written. */
    static String withoutSecret(String path) {
        try {
            String plain = StringUtils.uriDecode(path.replaceAll(";[^/]*", ""), StandardCharsets.UTF_8);
            Matcher letsIn = LETS_IN.matcher(plain);
            return letsIn.lookingAt() ? "/" + letsIn.group(1) + "/…" : path;
        } catch (IllegalArgumentException unreadable) {
            return path; // and so no page's
        }
    }

    private static Stream<Throwable> causes(Throwable broken) {
        return Stream.iterate(broken, Objects::nonNull, Throwable::getCause).limit(20);
    }
}
