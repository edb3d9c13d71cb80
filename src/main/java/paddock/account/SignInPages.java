package paddock.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import paddock.factor.OpenIdSettings;
import paddock.factor.Origin;
import paddock.factor.Passkeys;
import paddock.kernel.Permission;
import paddock.kernel.Token;
import paddock.web.May;
import paddock.web.NotFound;
import paddock.web.SignInAddress;

/** Signing in and out. */
@May(Permission.LOOK)
@Controller
@ConditionalOnWebApplication
final class SignInPages {

    static final String CODE = SignInAddress.PATH + "/code";
    private static final String PASSKEY = SignInAddress.PATH + "/passkey";

    private final SignIns signIns;
    private final HalfSignIns halves;
    private final Factors factors;
    private final Passkeys passkeys;
    private final Devices devices;
    private final DeviceCookies cookies;
    private final DemonstrationAccounts demonstration;
    private final OpenIdSettings openId;

    SignInPages(
            SignIns signIns,
            HalfSignIns halves,
            Factors factors,
            Passkeys passkeys,
            Devices devices,
            DeviceCookies cookies,
            DemonstrationAccounts demonstration,
            OpenIdSettings openId) {
        this.signIns = signIns;
        this.halves = halves;
        this.factors = factors;
        this.passkeys = passkeys;
        this.devices = devices;
        this.cookies = cookies;
        this.demonstration = demonstration;
        this.openId = openId;
    }

    @GetMapping(SignInAddress.PATH)
    ModelAndView form(
            @RequestParam(defaultValue = "/") String to,
            @RequestParam(defaultValue = "") String said,
            HttpServletRequest request) {
        if (cookies.acting(request).signedIn()) {
            return new ModelAndView("redirect:/account");
        }
        return form(to, "", said.equals("reset") ? said : "");
    }

    /** What somebody gives to be signed in. */
    record Given(
            @Nullable String email,
            @Nullable String password,
            @Nullable String to) {}

    @PostMapping(SignInAddress.PATH)
    ModelAndView signIn(Given given, HttpServletRequest request, HttpServletResponse response) {
        String email = Objects.requireNonNullElse(given.email(), "");
        String to = Objects.requireNonNullElse(given.to(), "/");
        String password = Objects.requireNonNullElse(given.password(), "");
        return switch (signIns.begin(email, password, cookies.origin(request))) {
            case SigningIn.Welcome welcome -> {
                cookies.welcome(welcome, request, response);
                yield new ModelAndView("redirect:" + SignInAddress.within(to));
            }
            case SigningIn.Half half -> {
                cookies.half(half, request, response);
                yield new ModelAndView("redirect:" + CODE).addObject("to", SignInAddress.within(to));
            }
            case SigningIn.Wrong _ -> refused(form(to, email, "wrong"), HttpStatus.UNPROCESSABLE_CONTENT);
            case SigningIn.TooMany _ -> refused(form(to, email, "too-many"), HttpStatus.TOO_MANY_REQUESTS);
            case SigningIn.Proved _, SigningIn.Gone _ -> throw new IllegalStateException("nothing was under way yet");
        };
    }

    @GetMapping(CODE)
    ModelAndView codeForm(@RequestParam(defaultValue = "/") String to, HttpServletRequest request) {
        return cookies.half(request).filter(halves::isGood).isPresent()
                ? code(to, Mistakes.NONE)
                : form(to, "", "half-gone");
    }

    /** The step after the password: a code of the moment, or a recovery code. */
    @PostMapping(CODE)
    ModelAndView code(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        Token ticket = cookies.half(request).orElseGet(Token::random);
        return switch (signIns.finish(ticket, code, cookies.origin(request))) {
            case SigningIn.Welcome welcome -> {
                devices.leave(cookies.acting(request), cookies.signIn(request));
                cookies.welcome(welcome, request, response);
                yield new ModelAndView("redirect:" + SignInAddress.within(to));
            }
            case SigningIn.Wrong _ -> code(to, Mistakes.NONE.and("code", "wrong-code"));
            case SigningIn.TooMany _ -> code(to, Mistakes.NONE.and("code", "too-many-codes"));
            case SigningIn.Gone _ -> refused(form(to, "", "half-gone"), HttpStatus.UNPROCESSABLE_CONTENT);
            case SigningIn.Half _, SigningIn.Proved _ -> throw new IllegalStateException("a code leaves nothing open");
        };
    }

    private static ModelAndView code(String to, Mistakes mistakes) {
        ModelAndView page = new ModelAndView("account/code")
                .addObject("to", SignInAddress.within(to))
                .addObject("mistakes", mistakes);
        page.setStatus(mistakes.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    /** What a device is asked to sign; nothing is known yet of who asks. */
    @ResponseBody
    @PostMapping(PASSKEY + "/options")
    ResponseEntity<Passkeys.Question> askToSign(HttpServletRequest request) {
        Origin origin = factors.origin(PasskeyPages.base(request)).orElseThrow(() -> new NotFound("passkey"));
        return factors.admits(cookies.origin(request))
                ? ResponseEntity.ok(passkeys.askToSign(origin))
                : ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).build();
    }

    /** The device has checked who holds it: nothing more is asked. */
    @PostMapping(PASSKEY)
    ModelAndView signIn(PasskeyPages.Signed signed, HttpServletRequest request, HttpServletResponse response) {
        Optional<SigningIn.Welcome> welcome =
                factors.enter(PasskeyPages.base(request), signed.answer(), cookies.origin(request));
        if (welcome.isEmpty()) {
            return refused(form(signed.toSaid(), "", "no-passkey"), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        factors.forgive(cookies.origin(request));
        cookies.welcome(welcome.get(), request, response);
        return new ModelAndView("redirect:" + signed.toSaid());
    }

    @ModelAttribute("possible")
    boolean possible(HttpServletRequest request) {
        return factors.origin(PasskeyPages.base(request)).isPresent();
    }

    @PostMapping("/sign-out")
    String signOut(HttpServletRequest request, HttpServletResponse response) {
        devices.leave(cookies.acting(request), cookies.signIn(request));
        cookies.goodbye(request, response);
        return "redirect:" + SignInAddress.PATH;
    }

    private ModelAndView form(String to, String email, String refusal) {
        return new ModelAndView("account/sign-in")
                .addObject("to", SignInAddress.within(to))
                .addObject("email", email)
                .addObject("said", refusal)
                .addObject("elsewhere", openId.name().orElse(null))
                .addObject("demonstration", demonstration.addresses())
                .addObject("demonstrationPassword", DemonstrationAccounts.PASSWORD);
    }

    private static ModelAndView refused(ModelAndView form, HttpStatus status) {
        form.setStatus(status);
        return form;
    }
}
