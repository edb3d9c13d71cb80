package paddock.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Tells a refusal: as a page that helps, or, below {@code /api}, as a problem (RFC 9457). */
@Controller
final class ErrorPages implements ErrorController {

    private final MessageSource texts;

    ErrorPages(MessageSource texts) {
        this.texts = texts;
    }

    @RequestMapping("/error")
    Object tell(HttpServletRequest request, Locale locale) {
        Refusal refusal = Refusal.keptIn(request).orElseGet(() -> unforeseen(request));
        String path = path(request);
        return path.startsWith("/api/") || path.startsWith("/actuator/")
                ? problem(refusal, request, locale)
                : page(refusal, request);
    }

    /** What no controller could refuse: a page that broke while it was written, or the server's own refusal. */
    private static Refusal unforeseen(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable broken
                ? Failing.refusal(broken, request)
                : Refusal.ofStatus(status(request));
    }

    private ResponseEntity<ProblemDetail> problem(Refusal refusal, HttpServletRequest request, Locale locale) {
        ProblemDetail problem = ProblemDetail.forStatus(refusal.status());
        problem.setType(URI.create("urn:paddock:problem:" + refusal.code()));
        problem.setTitle(text(refusal, "title", locale));
        problem.setDetail(text(refusal, "help", locale));
        problem.setInstance(URI.create(path(request)));
        problem.setProperty(RequestNumber.NAME, RequestNumber.of(request));
        return ResponseEntity.status(refusal.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static ModelAndView page(Refusal refusal, HttpServletRequest request) {
        ModelAndView page = new ModelAndView("web/error");
        page.setStatus(HttpStatus.valueOf(refusal.status()));
        page.addObject("refusal", refusal);
        page.addObject("number", RequestNumber.of(request));
        return page;
    }

    private String text(Refusal refusal, String part, Locale locale) {
        return texts.getMessage(
                "refusal." + refusal.code() + "." + part, refusal.values().toArray(), locale);
    }

    private static String path(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
    }

    private static int status(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status ? status : 404;
    }
}
