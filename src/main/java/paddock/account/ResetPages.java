package paddock.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import paddock.factor.SecondSteps;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.kernel.Token;
import paddock.web.May;
import paddock.web.NotFound;
import paddock.web.SignInAddress;

/** Where somebody who forgot their password asks for a link by mail, and chooses another on it. */
@May(Permission.LOOK)
@Controller
@ConditionalOnWebApplication
final class ResetPages {

    private final Resets resets;
    private final AccountMails mails;
    private final Passwords passwords;
    private final SignIns signIns;
    private final SecondSteps steps;
    private final DeviceCookies cookies;

    ResetPages(
            Resets resets,
            AccountMails mails,
            Passwords passwords,
            SignIns signIns,
            SecondSteps steps,
            DeviceCookies cookies) {
        this.resets = resets;
        this.mails = mails;
        this.passwords = passwords;
        this.signIns = signIns;
        this.steps = steps;
        this.cookies = cookies;
    }

    @GetMapping("/sign-in/forgotten")
    ModelAndView form() {
        return asking("form", HttpStatus.OK);
    }

    @PostMapping("/sign-in/forgotten")
    ModelAndView ask(Acting acting, HttpServletRequest request, @RequestParam(defaultValue = "") String email) {
        if (!mails.carryLinks()) {
            return form();
        }
        String base = ServletUriComponentsBuilder.fromContextPath(request).toUriString();
        return switch (resets.ask(acting, email, base)) {
            case ANSWERED -> asking("answered", HttpStatus.OK);
            case TOO_MANY -> asking("too-many", HttpStatus.TOO_MANY_REQUESTS);
        };
    }

    @GetMapping("/sign-in/forgotten/{token}")
    ModelAndView choice(@PathVariable String token) {
        return choice(person(token), Mistakes.NONE);
    }

    /** The new password is then given at the sign-in: the link alone lets nobody in. */
    @PostMapping("/sign-in/forgotten/{token}")
    ModelAndView choose(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        Person person = person(token);
        Mistakes mistakes =
                Mistakes.NONE.and("password", passwords.weakness(password, List.of(person.email(), person.name())));
        if (!mistakes.isEmpty()) {
            return choice(person, mistakes);
        }
        UUID changed = resets.take(cookies.acting(request), new Token(token), password)
                .orElseThrow(() -> new NotFound("reset"));
        // Strangers' wrong passwords must not shut out whoever reads the mailbox. It does not tell whose device it is,
        // where
        // more is asked for: codes are counted there as a stranger's.
        SignIns.Origin origin = cookies.origin(request);
        Token known = steps.isOn(changed) ? signIns.knowByMail(changed, origin) : signIns.know(changed, origin);
        cookies.known(known, request, response);
        return new ModelAndView("redirect:" + SignInAddress.PATH + "?said=reset");
    }

    private Person person(String token) {
        return resets.person(new Token(token)).orElseThrow(() -> new NotFound("reset"));
    }

    private ModelAndView asking(String said, HttpStatus status) {
        ModelAndView page =
                new ModelAndView("account/forgotten").addObject("said", said).addObject("byMail", mails.carryLinks());
        page.setStatus(status);
        return page;
    }

    private static ModelAndView choice(Person person, Mistakes mistakes) {
        ModelAndView page = new ModelAndView("account/reset")
                .addObject("person", person)
                .addObject("shortest", Passwords.SHORTEST)
                .addObject("mistakes", mistakes);
        page.setStatus(mistakes.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }
}
