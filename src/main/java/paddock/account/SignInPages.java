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
import paddock.factor.Origin;
import paddock.factor.Passkeys;
import paddock.kernel.Permission;
import paddock.web.May;
import paddock.web.NotFound;
import paddock.web.SignInAddress;
import paddock.kernel.Token;

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
    private final DeviceCookies cookies;
    private final DemonstrationAccounts demonstration;

    SignInPages(
            SignIns signIns,
            HalfSignIns halves,
            Factors factors,
            Passkeys passkeys,
            DeviceCookies cookies,
            DemonstrationAccounts demonstration) {
        this.signIns = signIns;
        this.halves = halves;
        this.factors = factors;
        this.passkeys = passkeys;
        this.cookies = cookies;
        this.demonstration = demonstration;
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
            case SigningIn.Proved _ -> throw new IllegalStateException("nobody was signed in yet");
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
        return switch (halves.prove(ticket, code, cookies.origin(request))) {
            case HalfSignIns.Proving.Proved proved -> {
                cookies.welcome(signIns.welcome(proved.person(), cookies.origin(request)), request, response);
                yield new ModelAndView("redirect:" + SignInAddress.within(to));
            }
            case HalfSignIns.Proving.Wrong _ -> code(to, Mistakes.NONE.and("code", "wrong-code"));
            case HalfSignIns.Proving.TooMany _ -> code(to, Mistakes.NONE.and("code", "too-many-codes"));
            case HalfSignIns.Proving.Gone _ -> refused(form(to, "", "half-gone"), HttpStatus.UNPROCESSABLE_CONTENT);
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
        Optional<Person> person = factors.signer(PasskeyPages.base(request), signed.answer());
        if (person.isEmpty()) {
            return refused(form(signed.toSaid(), "", "no-passkey"), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        cookies.welcome(signIns.welcome(person.get().id(), cookies.origin(request)), request, response);
        return new ModelAndView("redirect:" + signed.toSaid());
    }

    @ModelAttribute("possible")
    boolean possible(HttpServletRequest request) {
        return factors.origin(PasskeyPages.base(request)).isPresent();
    }

    @PostMapping("/sign-out")
    String signOut(HttpServletRequest request, HttpServletResponse response) {
        cookies.signIn(request)
                .ifPresent(current -> signIns.end(cookies.acting(request), current.person(), current.signIn()));
        cookies.goodbye(request, response);
        return "redirect:" + SignInAddress.PATH;
    }

    private ModelAndView form(String to, String email, String refusal) {
        return new ModelAndView("account/sign-in")
                .addObject("to", SignInAddress.within(to))
                .addObject("email", email)
                .addObject("said", refusal)
                .addObject("demonstration", demonstration.addresses())
                .addObject("demonstrationPassword", DemonstrationAccounts.PASSWORD);
    }

    private static ModelAndView refused(ModelAndView form, HttpStatus status) {
        form.setStatus(status);
        return form;
    }
}
