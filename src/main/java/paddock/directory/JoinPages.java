package paddock.directory;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import paddock.account.Arrivals;
import paddock.account.Mistakes;
import paddock.kernel.Acting;
import paddock.kernel.Email;
import paddock.kernel.Permission;
import paddock.kernel.Token;
import paddock.web.May;
import paddock.web.NotFound;

/** Where somebody who was asked to act for a company says yes: with the account they have, or with a new one. */
@May(Permission.LOOK)
@Controller
@ConditionalOnWebApplication
final class JoinPages {

    private final Invitations invitations;
    private final Companies companies;
    private final Arrivals arrivals;

    JoinPages(Invitations invitations, Companies companies, Arrivals arrivals) {
        this.invitations = invitations;
        this.companies = companies;
        this.arrivals = arrivals;
    }

    /** Who takes an invitation. */
    enum Reader {
        /** Nobody has that address yet. */
        NEW,
        /** It is theirs. */
        THEIRS,
        /** Somebody has that address, and has not signed in. */
        NOT_SIGNED_IN,
        /** Somebody else has signed in. */
        OTHER
    }

    /** What somebody new says. */
    record Given(
            @Nullable String name,
            @Nullable String password,
            @Nullable String language) {}

    @GetMapping("/join/{token}")
    ModelAndView form(Acting acting, @PathVariable String token) {
        return page(acting, invitation(token), new Given(null, null, null), Mistakes.NONE)
                .addObject("token", token);
    }

    @PostMapping("/join/{token}")
    ModelAndView take(
            @PathVariable String token, Given given, HttpServletRequest request, HttpServletResponse response) {
        Acting acting = arrivals.acting(request);
        Invitation invitation = invitation(token);
        if (reader(acting, invitation) == Reader.NEW) {
            Arrivals.Newcomer newcomer = newcomer(invitation, given);
            Mistakes mistakes = arrivals.mistakes(newcomer);
            if (!mistakes.isEmpty()) {
                return page(acting, invitation, given, mistakes).addObject("token", token);
            }
            Arrivals.Ready ready = arrivals.prepare(newcomer);
            Taking taking = invitations.take(acting, new Token(token), one -> open(acting, ready, one));
            if (taking instanceof Taking.Joined joined) {
                arrivals.signIn(joined.person(), request, response);
            }
            return taken(taking, token);
        }
        return taken(invitations.take(acting, new Token(token), one -> themselves(acting, one)), token);
    }

    private Optional<UUID> open(Acting acting, Arrivals.Ready ready, Invitation invitation) {
        Optional<UUID> opened = arrivals.open(acting, ready);
        opened.filter(person -> invitation.demo()).ifPresent(arrivals::countToDemonstration);
        return opened;
    }

    private static ModelAndView taken(Taking taking, String token) {
        return switch (taking) {
            case Taking.Joined joined -> new ModelAndView("redirect:/companies/" + joined.company() + "?said=joined");
            case Taking.NotTheirs _ -> new ModelAndView("redirect:/join/" + token);
            case Taking.Gone _ -> throw new NotFound("guest");
        };
    }

    private Optional<UUID> themselves(Acting acting, Invitation invitation) {
        return reader(acting, invitation) == Reader.THEIRS ? Optional.ofNullable(acting.person()) : Optional.empty();
    }

    private Reader reader(Acting acting, Invitation invitation) {
        Optional<UUID> person = arrivals.personAt(email(invitation));
        if (!acting.signedIn()) {
            return person.isEmpty() ? Reader.NEW : Reader.NOT_SIGNED_IN;
        }
        return person.filter(one -> one.equals(acting.person())).isPresent() ? Reader.THEIRS : Reader.OTHER;
    }

    private static Arrivals.Newcomer newcomer(Invitation invitation, Given given) {
        return new Arrivals.Newcomer(
                email(invitation),
                Said.of(given.name()),
                "en".equals(given.language()) ? "en" : "fr",
                Objects.requireNonNullElse(given.password(), ""));
    }

    private static Email email(Invitation invitation) {
        return Email.of(invitation.email()).orElseThrow();
    }

    private Invitation invitation(String token) {
        return invitations.at(new Token(token)).orElseThrow(() -> new NotFound("guest"));
    }

    private ModelAndView page(Acting acting, Invitation invitation, Given given, Mistakes mistakes) {
        ModelAndView page = new ModelAndView("directory/join")
                .addObject("invitation", invitation)
                .addObject("company", companies.withId(invitation.company()).orElseThrow())
                .addObject("who", reader(acting, invitation).name())
                .addObject("given", given)
                .addObject("shortest", arrivals.shortest())
                .addObject("mistakes", mistakes);
        page.setStatus(mistakes.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }
}
