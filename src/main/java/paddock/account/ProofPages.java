package paddock.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import paddock.factor.Links;
import paddock.factor.OpenIdSettings;
import paddock.factor.Proof;
import paddock.kernel.Fresh;
import paddock.kernel.Permission;
import paddock.web.Forbidden;
import paddock.web.May;
import paddock.web.SignInAddress;

/** Asks for the password, and a code where there is a second step, once more before a sensitive act, and leads back to where that is done. */
@May(Permission.OWN_ACCOUNT)
@Controller
@ConditionalOnWebApplication
class ProofPages {

    private final SignIns signIns;
    private final HalfSignIns halves;
    private final Factors factors;
    private final Links links;
    private final OpenIdSettings openId;
    private final DeviceCookies cookies;

    ProofPages(
            SignIns signIns,
            HalfSignIns halves,
            Factors factors,
            Links links,
            OpenIdSettings openId,
            DeviceCookies cookies) {
        this.signIns = signIns;
        this.halves = halves;
        this.factors = factors;
        this.links = links;
        this.openId = openId;
        this.cookies = cookies;
    }

    /** The password once more, the code, and where to go with them. */
    record Given(
            @Nullable String password,
            @Nullable String code,
            @Nullable String to) {}

    @GetMapping("/account/proof")
    ModelAndView form(@RequestParam(defaultValue = "/account") String to) {
        return page(to, Mistakes.NONE);
    }

    @PostMapping("/account/proof")
    ModelAndView prove(Given given, HttpServletRequest request) {
        String to = SignInAddress.within(Objects.requireNonNullElse(given.to(), "/account"));
        SignIns.Current here = cookies.signIn(request).orElseThrow();
        String password = Objects.requireNonNullElse(given.password(), "");
        return switch (signIns.prove(here, password)) {
            case SigningIn.Proved _ -> new ModelAndView("redirect:" + to);
            case SigningIn.TooMany _ -> page(to, Mistakes.NONE.and("password", "too-many"));
            case SigningIn.Half half ->
                byCode(here, half, Objects.requireNonNullElse(given.code(), ""), request)
                        .map(mistake -> page(to, Mistakes.NONE.and("code", mistake)))
                        .orElseGet(() -> new ModelAndView("redirect:" + to));
            case SigningIn.Wrong _, SigningIn.Welcome _, SigningIn.Gone _ ->
                page(to, Mistakes.NONE.and("password", "wrong"));
        };
    }

    /** The rest of the proof, after the password; what is wrong with it, if anything. */
    private Optional<String> byCode(
            SignIns.Current here, SigningIn.Half half, String code, HttpServletRequest request) {
        return switch (halves.prove(half.ticket(), code, cookies.origin(request))) {
            case HalfSignIns.Proving.Proved proved -> {
                signIns.proved(here, proved.proven().by());
                yield Optional.empty();
            }
            case HalfSignIns.Proving.TooMany _ -> Optional.of("too-many-codes");
            case HalfSignIns.Proving.Wrong _, HalfSignIns.Proving.Gone _ -> Optional.of("wrong-code");
        };
    }

    /** A passkey will do as well. */
    @PostMapping("/account/proof/passkey")
    ModelAndView proveByPasskey(PasskeyPages.Signed signed, HttpServletRequest request) {
        SignIns.Current here = cookies.signIn(request).orElseThrow();
        boolean self = factors.signer(PasskeyPages.base(request), signed.answer())
                .filter(person -> person.equals(here.person()))
                .isPresent();
        if (!self) {
            return page(signed.toSaid(), Mistakes.NONE.and("passkey", "no-passkey"));
        }
        factors.forgive(cookies.origin(request));
        signIns.proved(here, Proof.PASSKEY);
        return new ModelAndView("redirect:" + signed.toSaid());
    }

    @ModelAttribute("possible")
    boolean possible(HttpServletRequest request) {
        return factors.origin(PasskeyPages.base(request)).isPresent();
    }

    /** What the provider is called that could vouch for whoever asks; nothing where none could. */
    @ModelAttribute("elsewhere")
    @Nullable
    String elsewhere(HttpServletRequest request) {
        return cookies.signIn(request)
                .filter(here -> links.of(here.person()).stream().anyMatch(openId::knows))
                .flatMap(here -> openId.name())
                .orElse(null);
    }

    /** Whether a code is asked for as well. */
    @ModelAttribute("more")
    boolean more(HttpServletRequest request) {
        return cookies.signIn(request)
                .filter(here -> halves.needed(here.person()))
                .isPresent();
    }

    private static ModelAndView page(String to, Mistakes mistakes) {
        ModelAndView page = new ModelAndView("account/proof")
                .addObject("to", SignInAddress.within(to))
                .addObject("mistakes", mistakes);
        page.setStatus(mistakes.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    /**
     * Sends whoever has not given their password lately to give it first. Below {@code /api/}, where nobody can be sent
     * anywhere, a browser's cookie is refused then; a token is what its scopes say, and proves nothing more.
     */
    static final class Asking implements HandlerInterceptor {

        private final ObjectProvider<DeviceCookies> cookies;
        private final InstantSource clock;

        Asking(ObjectProvider<DeviceCookies> cookies, InstantSource clock) {
            this.cookies = cookies;
            this.clock = clock;
        }

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
                throws IOException {
            boolean asks = handler instanceof HandlerMethod method && method.hasMethodAnnotation(Fresh.class);
            if (!asks || isFresh(request)) {
                return true;
            }
            if (request.getServletPath().startsWith("/api/")) {
                if (cookies.getObject().acting(request).warrant() != null) {
                    return true;
                }
                throw new Forbidden(Permission.OWN_ACCOUNT, "stale-proof");
            }
            response.sendRedirect("/account/proof?to=" + URLEncoder.encode(from(request), StandardCharsets.UTF_8));
            return false;
        }

        private boolean isFresh(HttpServletRequest request) {
            return cookies.getObject()
                    .signIn(request)
                    .filter(current -> current.fresh(clock.instant()))
                    .isPresent();
        }

        /** The page asked for; for an act the page with the form, as the browser tells it. */
        private static String from(HttpServletRequest request) {
            if (request.getMethod().equals("GET")) {
                return request.getRequestURI();
            }
            String page = request.getHeader(HttpHeaders.REFERER);
            try {
                String path = page == null ? null : URI.create(page).getPath();
                return path == null || path.isEmpty() ? "/account" : SignInAddress.within(path);
            } catch (IllegalArgumentException unreadable) {
                return "/account";
            }
        }
    }
}
