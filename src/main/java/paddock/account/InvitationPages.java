package paddock.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import paddock.account.Invitations.Joining;
import paddock.factor.Proof;
import paddock.kernel.Email;
import paddock.kernel.Permission;
import paddock.kernel.PersonName;
import paddock.kernel.Token;
import paddock.web.May;
import paddock.web.NotFound;

/** Where somebody who was invited chooses a password; the first administrator also says who they are. */
@May(Permission.LOOK)
@Controller
@ConditionalOnWebApplication
final class InvitationPages {

    private final Invitations invitations;
    private final Passwords passwords;
    private final SignIns signIns;
    private final DeviceCookies cookies;

    InvitationPages(Invitations invitations, Passwords passwords, SignIns signIns, DeviceCookies cookies) {
        this.invitations = invitations;
        this.passwords = passwords;
        this.signIns = signIns;
        this.cookies = cookies;
    }

    /** What the guest says. Somebody who was invited gives a password alone. */
    record Given(
            @Nullable String email,
            @Nullable String name,
            @Nullable String password) {

        String emailSaid() {
            return Objects.requireNonNullElse(email, "");
        }

        String nameSaid() {
            return Objects.requireNonNullElse(name, "");
        }

        String passwordSaid() {
            return Objects.requireNonNullElse(password, "");
        }
    }

    @GetMapping("/welcome/{token}")
    ModelAndView form(@PathVariable String token) {
        return page(guest(token), new Given(null, null, null), Mistakes.NONE);
    }

    @PostMapping("/welcome/{token}")
    ModelAndView take(
            @PathVariable String token, Given given, HttpServletRequest request, HttpServletResponse response) {
        Invitations.Guest guest = guest(token);
        Mistakes mistakes = mistakes(guest, given);
        if (!mistakes.isEmpty()) {
            return page(guest, given, mistakes);
        }
        return switch (taken(new Token(token), guest, given, request)) {
            case Joining.Joined joined ->
                in(signIns.enter(joined.person(), cookies.origin(request), Proof.PASSWORD), request, response);
            case Joining.Taken _ -> page(guest, given, Mistakes.NONE.and("email", "taken"));
            case Joining.Gone _ -> throw new NotFound("invitation");
            case Joining.Invited _ -> throw new IllegalStateException("an invitation led to another");
        };
    }

    /** An invitation stands for the password, and for nothing that comes after it. */
    private ModelAndView in(SigningIn outcome, HttpServletRequest request, HttpServletResponse response) {
        switch (outcome) {
            case SigningIn.Welcome welcome -> cookies.welcome(welcome, request, response);
            case SigningIn.Half half -> {
                cookies.half(half, request, response);
                return new ModelAndView("redirect:" + SignInPages.CODE).addObject("to", "/account?said=joined");
            }
            case SigningIn.Proved _, SigningIn.Wrong _, SigningIn.TooMany _, SigningIn.Gone _ ->
                throw new IllegalStateException("nothing was asked that could be wrong");
        }
        return new ModelAndView("redirect:/account?said=joined");
    }

    private Joining taken(Token token, Invitations.Guest guest, Given given, HttpServletRequest request) {
        if (guest.person().isPresent()) {
            return invitations.take(cookies.acting(request), token, given.passwordSaid());
        }
        Email email = Email.of(given.emailSaid()).orElseThrow();
        Locale locale = request.getLocale();
        String language = locale.getLanguage().equals("en") ? "en" : "fr";
        return invitations.takeFirst(
                cookies.acting(request),
                token,
                new People.Profile(email, given.nameSaid(), language),
                given.passwordSaid());
    }

    private Mistakes mistakes(Invitations.Guest guest, Given given) {
        List<String> about = guest.person()
                .map(person -> List.of(person.email(), person.name()))
                .orElseGet(() -> List.of(given.emailSaid(), given.nameSaid()));
        Mistakes mistakes = Mistakes.NONE.and("password", passwords.weakness(given.passwordSaid(), about));
        if (guest.person().isPresent()) {
            return mistakes;
        }
        return mistakes.and("email", Email.of(given.emailSaid()).isPresent() ? Optional.empty() : Optional.of("email"))
                .and("name", PersonName.mistake(given.nameSaid()));
    }

    private Invitations.Guest guest(String token) {
        return invitations.guest(new Token(token)).orElseThrow(() -> new NotFound("invitation"));
    }

    private static ModelAndView page(Invitations.Guest guest, Given given, Mistakes mistakes) {
        ModelAndView page = new ModelAndView("account/welcome")
                .addObject("guest", guest.person().orElse(null))
                .addObject("given", given)
                .addObject("shortest", Passwords.SHORTEST)
                .addObject("mistakes", mistakes);
        page.setStatus(mistakes.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }
}
