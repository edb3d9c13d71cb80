package paddock.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import paddock.kernel.Permission;
import paddock.web.May;
import paddock.web.SignInAddress;

/** Signing in and out. */
@May(Permission.LOOK)
@Controller
@ConditionalOnWebApplication
final class SignInPages {

    private final SignIns signIns;
    private final DeviceCookies cookies;
    private final DemonstrationAccounts demonstration;

    SignInPages(SignIns signIns, DeviceCookies cookies, DemonstrationAccounts demonstration) {
        this.signIns = signIns;
        this.cookies = cookies;
        this.demonstration = demonstration;
    }

    @GetMapping(SignInAddress.PATH)
    ModelAndView form(@RequestParam(defaultValue = "/") String to, HttpServletRequest request) {
        if (cookies.acting(request).signedIn()) {
            return new ModelAndView("redirect:/account");
        }
        return form(to, "", "");
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
            case SigningIn.Wrong _ -> refused(form(to, email, "wrong"), HttpStatus.UNPROCESSABLE_CONTENT);
            case SigningIn.TooMany _ -> refused(form(to, email, "too-many"), HttpStatus.TOO_MANY_REQUESTS);
            case SigningIn.Proved _ -> throw new IllegalStateException("nobody was signed in yet");
        };
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
