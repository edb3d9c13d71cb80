package paddock.account;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import paddock.factor.OpenIdSettings;
import paddock.kernel.Acting;
import paddock.kernel.Fresh;
import paddock.kernel.Permission;
import paddock.kernel.PersonName;
import paddock.web.Asked;
import paddock.web.May;
import paddock.web.NotFound;
import paddock.web.SignInAddress;

/** One's own account: name, language, password, and the devices one is signed in on. */
@May(Permission.OWN_ACCOUNT)
@Controller
@ConditionalOnWebApplication
final class AccountPages {

    private final People people;
    private final SignIns signIns;
    private final Devices devices;
    private final Factors factors;
    private final Passwords passwords;
    private final DeviceCookies cookies;
    private final Engagements engagements;
    private final OpenIdSettings openId;
    private final InstantSource clock;

    AccountPages(
            People people,
            SignIns signIns,
            Devices devices,
            Factors factors,
            Passwords passwords,
            DeviceCookies cookies,
            Engagements engagements,
            OpenIdSettings openId,
            InstantSource clock) {
        this.people = people;
        this.signIns = signIns;
        this.devices = devices;
        this.factors = factors;
        this.passwords = passwords;
        this.cookies = cookies;
        this.engagements = engagements;
        this.openId = openId;
        this.clock = clock;
    }

    @GetMapping("/account")
    ModelAndView account(HttpServletRequest request, @RequestParam(defaultValue = "") String said) {
        return page(request, Mistakes.NONE).addObject("said", said);
    }

    @PostMapping("/account/name")
    ModelAndView rename(
            Acting acting,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "fr") String language) {
        Mistakes mistakes = Mistakes.NONE.and("name", PersonName.mistake(name));
        if (!mistakes.isEmpty()) {
            return page(request, mistakes);
        }
        people.rename(acting, DeviceCookies.self(acting), name, language.equals("en") ? "en" : "fr");
        return done("renamed");
    }

    /** The password of now, and the next. */
    record Change(@Nullable String current, @Nullable String next) {

        String currentSaid() {
            return Objects.requireNonNullElse(current, "");
        }

        String nextSaid() {
            return Objects.requireNonNullElse(next, "");
        }
    }

    /** Needs the present password again, and a fresh proof, with the second step where there is one; whoever else was signed in is out. */
    @Fresh
    @PostMapping("/account/password")
    ModelAndView password(HttpServletRequest request, Change change) {
        Person self = self(request);
        Mistakes mistakes =
                Mistakes.NONE.and("next", passwords.weakness(change.nextSaid(), List.of(self.email(), self.name())));
        if (!mistakes.isEmpty()) {
            return page(request, mistakes);
        }
        SignIns.Current here = here(request);
        return switch (signIns.prove(here, change.currentSaid())) {
            case SigningIn.Proved _, SigningIn.Half _ -> // the code was asked for at the proof
                factors.changePassword(cookies.acting(request), here, passwords.hash(change.nextSaid()))
                        ? done("password-changed")
                        : new ModelAndView("redirect:" + SignInAddress.PATH);
            case SigningIn.TooMany _ -> page(request, Mistakes.NONE.and("current", "too-many"));
            case SigningIn.Wrong _, SigningIn.Welcome _, SigningIn.Gone _ ->
                page(request, Mistakes.NONE.and("current", "wrong"));
        };
    }

    @PostMapping("/account/devices/{device}/sign-out")
    ModelAndView signOut(Acting acting, @PathVariable String device) {
        UUID signIn = Asked.id("device", device);
        if (!devices.end(acting, DeviceCookies.self(acting), signIn)) {
            throw new NotFound("device");
        }
        return done("device-out");
    }

    @PostMapping("/account/devices/sign-out")
    ModelAndView signOutOthers(Acting acting, HttpServletRequest request) {
        devices.endOthers(acting, DeviceCookies.self(acting), here(request).signIn());
        return done("others-out");
    }

    private ModelAndView page(HttpServletRequest request, Mistakes mistakes) {
        Person self = self(request);
        ModelAndView page = new ModelAndView("account/account")
                .addObject("self", self)
                .addObject("engagements", engagements.of(self.id()))
                .addObject("devices", devices.of(self.id(), here(request).signIn()))
                .addObject("now", clock.instant())
                .addObject("shortest", Passwords.SHORTEST)
                .addObject("proved", here(request).fresh(clock.instant()))
                .addObject("elsewhere", openId.name().orElse(null))
                .addObject("said", "")
                .addObject("mistakes", mistakes);
        page.setStatus(mistakes.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private Person self(HttpServletRequest request) {
        return people.withId(here(request).person()).orElseThrow();
    }

    private SignIns.Current here(HttpServletRequest request) {
        return cookies.signIn(request).orElseThrow();
    }

    private static ModelAndView done(String said) {
        return new ModelAndView("redirect:/account?said=" + said);
    }
}
