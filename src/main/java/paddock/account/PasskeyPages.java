package paddock.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import paddock.factor.Holder;
import paddock.factor.Origin;
import paddock.factor.Passkeys;
import paddock.factor.Proof;
import paddock.kernel.Acting;
import paddock.kernel.Fresh;
import paddock.kernel.Permission;
import paddock.kernel.PersonName;
import paddock.web.Asked;
import paddock.web.HomeZone;
import paddock.web.May;
import paddock.web.NotFound;
import paddock.web.SignInAddress;

/** One's own passkeys: those there are, a new one, and one less. */
@May(Permission.OWN_ACCOUNT)
@Controller
@ConditionalOnWebApplication
final class PasskeyPages {

    private static final String NAME = "name";

    private final Passkeys passkeys;
    private final Factors factors;
    private final People people;
    private final SignIns signIns;
    private final DeviceCookies cookies;
    private final HomeZone home;

    PasskeyPages(
            Passkeys passkeys, Factors factors, People people, SignIns signIns, DeviceCookies cookies, HomeZone home) {
        this.passkeys = passkeys;
        this.factors = factors;
        this.people = people;
        this.signIns = signIns;
        this.cookies = cookies;
        this.home = home;
    }

    /** What a browser sends once its device has signed. Without script it sends nothing. */
    record Signed(
            @Nullable String ticket,
            @Nullable String credential,
            @Nullable String name,
            @Nullable String to) {

        Passkeys.Answer answer() {
            return new Passkeys.Answer(
                    Objects.requireNonNullElse(ticket, ""), Objects.requireNonNullElse(credential, ""));
        }

        public String nameSaid() {
            return Objects.requireNonNullElse(name, "");
        }

        String toSaid() {
            return SignInAddress.within(Objects.requireNonNullElse(to, "/"));
        }
    }

    @Fresh
    @GetMapping("/account/passkeys")
    ModelAndView list(Acting acting, HttpServletRequest request, @RequestParam(defaultValue = "") String said) {
        return page(acting, request, Mistakes.NONE).addObject("said", said);
    }

    @ResponseBody
    @PostMapping("/account/passkeys/options")
    Passkeys.Question askToMake(Acting acting, HttpServletRequest request) {
        return passkeys.askToMake(holder(acting), origin(request));
    }

    @Fresh
    @PostMapping("/account/passkeys")
    ModelAndView make(Acting acting, Signed signed, HttpServletRequest request) {
        Optional<String> mistake = PersonName.mistake(signed.nameSaid());
        if (mistake.isPresent()) {
            return page(acting, request, Mistakes.NONE.and(NAME, mistake));
        }
        Passkeys.Named named = new Passkeys.Named(signed.answer(), signed.nameSaid());
        return switch (factors.makePasskey(acting, holder(acting), origin(request), named)) {
            case Passkeys.Making.Made _ -> {
                cookies.signIn(request).ifPresent(here -> signIns.proved(here, Proof.PASSKEY));
                yield new ModelAndView("redirect:/account/passkeys?said=made");
            }
            case Passkeys.Making.Refused _ -> page(acting, request, Mistakes.NONE.and(NAME, "no-passkey"));
            case Passkeys.Making.TooMany _ -> page(acting, request, Mistakes.NONE.and(NAME, "too-many-passkeys"));
        };
    }

    @Fresh
    @PostMapping("/account/passkeys/{passkey}/removal")
    ModelAndView remove(Acting acting, HttpServletRequest request, @PathVariable String passkey) {
        return switch (factors.removePasskey(acting, DeviceCookies.self(acting), Asked.id("passkey", passkey))) {
            case DONE -> new ModelAndView("redirect:/account/passkeys?said=removed");
            case NONE -> throw new NotFound("passkey");
            case DEMANDED -> page(acting, request, Mistakes.NONE.and("removal", "demanded"));
        };
    }

    private Origin origin(HttpServletRequest request) {
        return factors.origin(base(request)).orElseThrow(() -> new NotFound("passkey"));
    }

    static String base(HttpServletRequest request) {
        return ServletUriComponentsBuilder.fromContextPath(request).toUriString();
    }

    private Holder holder(Acting acting) {
        Person self = people.withId(DeviceCookies.self(acting)).orElseThrow();
        return new Holder(self.id(), self.email(), self.name());
    }

    private ModelAndView page(Acting acting, HttpServletRequest request, Mistakes mistakes) {
        ModelAndView page = new ModelAndView("account/passkeys")
                .addObject("passkeys", passkeys.of(DeviceCookies.self(acting)))
                .addObject("possible", factors.origin(base(request)).isPresent())
                .addObject("zone", home.zone())
                .addObject("said", "")
                .addObject("mistakes", mistakes);
        page.setStatus(mistakes.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }
}
