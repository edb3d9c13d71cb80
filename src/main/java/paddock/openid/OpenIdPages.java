package paddock.openid;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import paddock.account.Arrivals;
import paddock.factor.Link;
import paddock.factor.Links;
import paddock.factor.OpenIdSettings;
import paddock.factor.Proof;
import paddock.kernel.Permission;
import paddock.kernel.Token;
import paddock.web.May;
import paddock.web.NotFound;
import paddock.web.SignInAddress;

/** The way to the provider, and back from it. */
@May(Permission.LOOK)
@Controller
@ConditionalOnWebApplication
final class OpenIdPages {

    /** How far the provider's clock may be from ours. */
    private static final Duration SKEW = Duration.ofSeconds(60);

    private final OpenIdSettings settings;
    private final Dialogue dialogue;
    private final Errands errands;
    private final Links links;
    private final Arrivals arrivals;
    private final InstantSource clock;

    OpenIdPages(
            OpenIdSettings settings,
            Dialogue dialogue,
            Errands errands,
            Links links,
            Arrivals arrivals,
            InstantSource clock) {
        this.settings = settings;
        this.dialogue = dialogue;
        this.errands = errands;
        this.links = links;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    @GetMapping("/sign-in/openid")
    Object go(@RequestParam(defaultValue = "/") String to, HttpServletRequest request, HttpServletResponse response) {
        return send(Optional.empty(), to, request, response);
    }

    /** Once more, of somebody signed in, before a sensitive act. */
    @GetMapping("/sign-in/openid/again")
    Object again(
            @RequestParam(defaultValue = "/account") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        return send(arrivals.here(request).map(Arrivals.Here::signIn), to, request, response);
    }

    private Object send(Optional<UUID> signIn, String to, HttpServletRequest request, HttpServletResponse response) {
        demandProvider();
        if (!arrivals.admits(request)) {
            return refused("too-many", HttpStatus.TOO_MANY_REQUESTS);
        }
        Dialogue.Asking asking = signIn.isPresent() ? Dialogue.Asking.PROOF : Dialogue.Asking.WHO;
        Optional<Dialogue.Question> question = dialogue.question(asking, request);
        if (question.isEmpty()) {
            return refused("away", HttpStatus.SERVICE_UNAVAILABLE);
        }
        Dialogue.Question asked = question.get();
        Token browser = BrowserCookie.held(request).orElseGet(Token::random);
        errands.begin(
                new Token(asked.state()),
                browser,
                new Errand(asked.nonce(), asked.verifier(), signIn, SignInAddress.within(to), clock.instant()));
        BrowserCookie.give(browser, request, response);
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create(asked.address()))
                .build();
    }

    /** With what the provider has sent a browser back. */
    @GetMapping("/sign-in/openid/answer")
    ModelAndView answer(Dialogue.Answer answer, HttpServletRequest request, HttpServletResponse response) {
        demandProvider();
        if (!arrivals.admits(request)) {
            return refused("too-many", HttpStatus.TOO_MANY_REQUESTS);
        }
        String state = Objects.requireNonNullElse(answer.state(), "");
        Optional<Errand> errand =
                BrowserCookie.held(request).flatMap(browser -> errands.take(new Token(state), browser));
        if (errand.isEmpty()) {
            return refused("stale", HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return switch (dialogue.answer(errand.get(), answer)) {
            case Naming.Named named -> named(errand.get(), named, request, response);
            case Naming.Declined _ -> refused("declined", HttpStatus.UNPROCESSABLE_CONTENT);
            case Naming.Unbelievable _ -> refused("unbelievable", HttpStatus.UNPROCESSABLE_CONTENT);
            case Naming.Gone _ -> refused("away", HttpStatus.SERVICE_UNAVAILABLE);
        };
    }

    private ModelAndView named(
            Errand errand, Naming.Named named, HttpServletRequest request, HttpServletResponse response) {
        Optional<Link> link = links.of(named.identity());
        if (errand.signIn().isPresent() && !isProof(errand, named, link, request)) {
            return refused("no-proof", HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (link.isEmpty()) {
            return unknown(named.identity(), request);
        }
        Proof by = named.twice() ? Proof.PROVIDER_TWICE : Proof.PROVIDER;
        return arrivals.enter(new Arrivals.Named(link.get(), by, named.provedAt()), errand.target(), request, response)
                .map(next -> new ModelAndView("redirect:" + next))
                .orElseGet(() -> unknown(named.identity(), request));
    }

    /** Whether it is the same person at the same device, who has proved it there since they were sent. */
    private boolean isProof(Errand errand, Naming.Named named, Optional<Link> link, HttpServletRequest request) {
        Instant earliest = errand.begunAt().minus(SKEW);
        Instant latest = clock.instant().plus(SKEW);
        return named.provedAt()
                        .filter(at -> !at.isBefore(earliest) && !at.isAfter(latest))
                        .isPresent()
                && arrivals.here(request)
                        .filter(here -> errand.signIn().equals(Optional.of(here.signIn())))
                        .map(Arrivals.Here::person)
                        .equals(link.map(Link::person));
    }

    /**
     * The provider's word is good, and nobody here is linked to it. Whether anybody has the address that it gives is not
     * looked at, and so cannot be told. Whoever has signed in, or does so now, can make the link.
     */
    private ModelAndView unknown(Links.Identity identity, HttpServletRequest request) {
        Token browser = BrowserCookie.held(request).orElseThrow();
        errands.know(browser, identity);
        return arrivals.here(request).isPresent()
                ? new ModelAndView("redirect:" + LinkPages.HERE)
                : refused("unknown", HttpStatus.FORBIDDEN).addObject("called", identity.called());
    }

    private void demandProvider() {
        if (settings.provider().isEmpty()) {
            throw new NotFound("provider");
        }
    }

    private ModelAndView refused(String why, HttpStatus status) {
        ModelAndView page = new ModelAndView("openid/refused")
                .addObject("why", why)
                .addObject("provider", settings.name().orElseThrow())
                .addObject("link", LinkPages.HERE);
        page.setStatus(status);
        return page;
    }
}
