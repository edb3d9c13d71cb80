package paddock.letter;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import paddock.kernel.Permission;
import paddock.kernel.Token;
import paddock.web.May;
import paddock.web.NotFound;

/** Where whoever got a letter ends them, and where its links lead; the secret in the address is all that is asked for. */
@May(Permission.LOOK)
@Controller
@ConditionalOnWebApplication
final class EndingPages {

    private final Letterbook letters;

    EndingPages(Letterbook letters) {
        this.letters = letters;
    }

    /** Programs that look at what a mail links to come here as well: looking ends nothing. */
    @GetMapping("/u/{token}")
    ModelAndView ask(@PathVariable String token) {
        ending(token);
        return page("ask", HttpStatus.OK);
    }

    /** By the button, or by the program that shows the mail (RFC 8058); once more is the same. */
    @PostMapping("/u/{token}")
    ModelAndView end(@PathVariable String token) {
        return letters.end(ending(token), Objections.Cause.LINK)
                ? page("ended", HttpStatus.OK)
                : page("later", HttpStatus.SERVICE_UNAVAILABLE);
    }

    private static ModelAndView page(String state, HttpStatus status) {
        ModelAndView page = new ModelAndView("letter/ending").addObject("state", state);
        page.setStatus(status);
        return page;
    }

    /** To one of our pages, and nowhere else. That they came counts once a person has followed it. */
    @GetMapping("/l/{token}/{n}")
    ResponseEntity<Void> follow(@PathVariable String token, @PathVariable String n, HttpServletRequest request) {
        Optional<String> path = n.matches("[1-9]\\d{0,2}")
                ? letters.followed(opened(token), Integer.parseInt(n), follower(request))
                : Optional.empty();
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create(path.map(EndingPages::encoded).orElseThrow(() -> new NotFound("letter"))))
                .build();
    }

    /** What is not written so in addresses is written so. */
    static String encoded(String path) {
        return path.replace("[", "%5B").replace("]", "%5D");
    }

    /** A browser says that somebody goes to a page; programs that try links before do not, and look first. */
    private static Letterbook.Follower follower(HttpServletRequest request) {
        boolean goes = request.getMethod().equals("GET")
                && "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
                && "document".equals(request.getHeader("Sec-Fetch-Dest"))
                && request.getHeader("Sec-Purpose") == null;
        return goes ? Letterbook.Follower.SOMEBODY : Letterbook.Follower.PROGRAM;
    }

    /** Also of whoever is forgotten: what they were sent lies in their mailbox still. */
    private Token ending(String token) {
        return Optional.of(new Token(token)).filter(letters::ends).orElseThrow(() -> new NotFound("letter"));
    }

    private Letter opened(String token) {
        return letters.opened(new Token(token)).orElseThrow(() -> new NotFound("letter"));
    }
}
