package paddock.stand;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import paddock.kernel.Permission;
import paddock.web.May;

/** The page that a phone keeps, and what keeps it there. It is the same for everybody: whoever reads it learns of nobody. */
@May(Permission.LOOK)
@Controller
@ConditionalOnWebApplication
final class ShellPages {

    static final String ADDRESS = "/stand/";

    /** As for all pages, but for what makes it stay on a phone. */
    private static final String CONTENT_SECURITY_POLICY = """
            default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; \
            manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'""";

    private final Shell shell;

    ShellPages(Shell shell) {
        this.shell = shell;
    }

    @GetMapping(ADDRESS)
    ModelAndView shell(HttpServletResponse response, Locale locale) {
        response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        response.setHeader("Permissions-Policy", "camera=(self), geolocation=(), microphone=(), payment=(), usb=()");
        return new ModelAndView("stand/shell")
                .addObject("decoder", Shell.DECODER)
                .addObject("words", shell.words(locale));
    }

    /** What the browser starts beside the page. It asks for it again each time: it is written anew when anything of the page is. */
    @GetMapping(path = ADDRESS + "worker.js", produces = "text/javascript;charset=UTF-8")
    ResponseEntity<String> worker() {
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(shell.worker());
    }

    @GetMapping(path = ADDRESS + "manifest.webmanifest", produces = "application/manifest+json;charset=UTF-8")
    ResponseEntity<String> manifest(Locale locale) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
                .body(shell.manifest(locale));
    }
}
