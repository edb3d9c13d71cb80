package paddock.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UriComponentsBuilder;
import paddock.kernel.Acting;

/** What every page's frame needs: formats, and the address of the same view in the other language. */
@ControllerAdvice
@ConditionalOnWebApplication
final class Frame {

    private final Acquaintance acquaintance;

    Frame(Acquaintance acquaintance) {
        this.acquaintance = acquaintance;
    }

    @ModelAttribute("f")
    Formats formats(Locale locale) {
        return new Formats(locale);
    }

    /** Who reads, so that the frame can say so. */
    @ModelAttribute("reader")
    Acting reader(HttpServletRequest request) {
        if (Refusal.keptIn(request).filter(refusal -> refusal.status() >= 500).isPresent()) {
            return Acting.nobody(""); // whoever knows people may be what has failed
        }
        return acquaintance.acting(request);
    }

    /** The address of this view, without the language. */
    @ModelAttribute("here")
    String here(HttpServletRequest request) {
        return address(request).build().toUriString();
    }

    @ModelAttribute("otherLanguage")
    String otherLanguage(HttpServletRequest request, Locale locale) {
        return address(request)
                .queryParam("lang", locale.getLanguage().equals("fr") ? "en" : "fr")
                .build()
                .toUriString();
    }

    private static UriComponentsBuilder address(HttpServletRequest request) {
        Object refused = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return UriComponentsBuilder.fromPath(refused instanceof String path ? path : request.getRequestURI())
                .query(request.getQueryString())
                .replaceQueryParam("lang");
    }
}
