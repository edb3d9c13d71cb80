package paddock.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.LocaleResolver;
import paddock.kernel.Acting;

/** Turns whatever ends a request early into a refusal; {@link ErrorPages} then tells it in the reader's form. */
@ControllerAdvice
@ConditionalOnWebApplication
final class Refusals {

    private final Acquaintance acquaintance;
    private final MessageSource texts;
    private final LocaleResolver locales;

    Refusals(Acquaintance acquaintance, MessageSource texts, LocaleResolver locales) {
        this.acquaintance = acquaintance;
        this.texts = texts;
        this.locales = locales;
    }

    @ExceptionHandler
    void badInput(BadInput bad, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String allowed = String.join(", ", bad.allowed());
        refuse(new Refusal(400, bad.reason(), List.of(bad.parameter(), bad.value(), allowed)), request, response);
    }

    @ExceptionHandler
    void notFound(NotFound missing, HttpServletRequest request, HttpServletResponse response) throws IOException {
        refuse(new Refusal(404, "no-" + missing.kind(), List.of()), request, response);
    }

    /** Whoever has not signed in is asked to, and comes back; a program is told; whoever has is told who could. */
    @ExceptionHandler
    void forbidden(Forbidden forbidden, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Acting acting = acquaintance.acting(request);
        boolean signedIn = acting.signedIn();
        boolean page = !request.getRequestURI().startsWith("/api/");
        if (!signedIn && page) {
            response.sendRedirect(SignInAddress.leadingTo(request));
        } else if (!signedIn) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            refuse(new Refusal(401, "unknown", List.of()), request, response);
        } else if (!forbidden.reason().isEmpty()) {
            refuse(new Refusal(403, forbidden.reason(), List.of()), request, response);
        } else if (isForTheTokenOnly(acting, forbidden)) {
            narrow(forbidden, request, response);
        } else {
            refuse(new Refusal(403, "forbidden", List.of(whoCould(forbidden, request))), request, response);
        }
    }

    private static boolean isForTheTokenOnly(Acting acting, Forbidden forbidden) {
        return acting.themselves().may(forbidden.permission()) && !acting.may(forbidden.permission());
    }

    /** The person may, and the token is not good for it. */
    private static void narrow(Forbidden forbidden, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String scope = forbidden
                .permission()
                .scope()
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .orElse("");
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                "Bearer error=\"insufficient_scope\"" + (scope.isEmpty() ? "" : ", scope=\"" + scope + "\""));
        refuse(new Refusal(403, scope.isEmpty() ? "token-never" : "token-scope", List.of(scope)), request, response);
    }

    /** A token that is none, or no longer: the answer is the same wherever it is shown. */
    @ExceptionHandler
    void badToken(Guard.BadToken bad, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        refuse(new Refusal(401, bad.flaw(), List.of()), request, response);
    }

    @ExceptionHandler
    void denied(Forbidden.Denied denied, HttpServletRequest request, HttpServletResponse response) throws IOException {
        refuse(new Refusal(denied.status(), denied.code(), List.of()), request, response);
    }

    private String whoCould(Forbidden forbidden, HttpServletRequest request) {
        Locale locale = locales.resolveLocale(request);
        Stream<String> staff = forbidden.permission().staff().stream().sorted().map(role -> "role." + role);
        Stream<String> clients =
                forbidden.permission().clients().stream().sorted().map(role -> "client." + role);
        return Stream.concat(staff, clients)
                .map(role -> texts.getMessage(role, null, locale))
                .collect(Collectors.joining(", "));
    }

    @ExceptionHandler
    void mismatch(MethodArgumentTypeMismatchException wrong, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        badInput(new BadInput(wrong.getName(), String.valueOf(wrong.getValue()), List.of()), request, response);
    }

    @ExceptionHandler
    void tooFast(Allowances.TooFast more, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Doorkeeper.tell(more, request, response);
    }

    @ExceptionHandler
    void anyOther(Exception broken, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (broken instanceof ErrorResponse known && known.getStatusCode().value() < 500) {
            known.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
            refuse(Refusal.ofStatus(known.getStatusCode().value()), request, response);
            return;
        }
        refuse(Failing.refusal(broken, request), request, response);
    }

    private static void refuse(Refusal refusal, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) {
            PlainRefusals.cut(request);
        } else {
            refusal.keepIn(request);
            response.sendError(refusal.status());
        }
    }
}
