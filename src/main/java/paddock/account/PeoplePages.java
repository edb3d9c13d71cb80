package paddock.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import paddock.account.Invitations.Joining;
import paddock.account.Roles.Leaving;
import paddock.factor.SecondSteps;
import paddock.kernel.Acting;
import paddock.kernel.Email;
import paddock.kernel.Fresh;
import paddock.kernel.Permission;
import paddock.kernel.PersonName;
import paddock.kernel.StaffRole;
import paddock.web.Asked;
import paddock.web.BadInput;
import paddock.web.May;
import paddock.web.NotFound;

/** Who works here and with which roles, for those who keep that. */
@May(Permission.SEE_PEOPLE)
@Controller
@ConditionalOnWebApplication
final class PeoplePages {

    private final People people;
    private final Invitations invitations;
    private final SecondSteps steps;

    PeoplePages(People people, Invitations invitations, SecondSteps steps) {
        this.people = people;
        this.invitations = invitations;
        this.steps = steps;
    }

    /** Somebody new as the form tells of them. */
    record Newcomer(
            @Nullable String email,
            @Nullable String name,
            @Nullable String language,
            @Nullable List<String> role) {

        String emailSaid() {
            return Objects.requireNonNullElse(email, "");
        }

        String nameSaid() {
            return Objects.requireNonNullElse(name, "");
        }

        /** Whether a role is among those chosen. */
        public boolean has(String one) {
            return role != null && role.contains(one);
        }
    }

    @GetMapping("/people")
    ModelAndView list() {
        return list(new Newcomer(null, null, null, null), Mistakes.NONE);
    }

    @Fresh
    @May(Permission.KEEP_PEOPLE)
    @PostMapping("/people")
    ModelAndView invite(Acting acting, Newcomer newcomer, HttpServletRequest request) {
        Optional<Email> email = Email.of(newcomer.emailSaid());
        Mistakes mistakes = Mistakes.NONE
                .and("email", email.isPresent() ? Optional.empty() : Optional.of("email"))
                .and("name", PersonName.mistake(newcomer.nameSaid()));
        if (!mistakes.isEmpty()) {
            return list(newcomer, mistakes);
        }
        String language = "en".equals(newcomer.language()) ? "en" : "fr";
        People.Profile profile = new People.Profile(email.orElseThrow(), newcomer.nameSaid(), language);
        return switch (invitations.invite(acting, profile, roles(newcomer.role()), base(request))) {
            case Joining.Invited invited -> invited(invited);
            case Joining.Taken _ -> list(newcomer, Mistakes.NONE.and("email", "taken"));
            case Joining.Joined _, Joining.Gone _ -> throw new IllegalStateException("invited, and what came was else");
        };
    }

    @GetMapping("/people/{id}")
    ModelAndView person(@PathVariable String id, @RequestParam(defaultValue = "") String said) {
        return new ModelAndView("account/person")
                .addObject("person", withId(id))
                .addObject("secondStep", steps.isOn(withId(id).id()))
                .addObject("roles", StaffRole.values())
                .addObject("said", said);
    }

    @Fresh
    @May(Permission.KEEP_PEOPLE)
    @PostMapping("/people/{id}/roles")
    ModelAndView assign(
            Acting acting, @PathVariable String id, @RequestParam(required = false) @Nullable List<String> role) {
        return done(withId(id), people.assign(acting, withId(id).id(), roles(role)), "assigned");
    }

    /** A new invitation, for somebody who lost theirs or the password. */
    @Fresh
    @May(Permission.KEEP_PEOPLE)
    @PostMapping("/people/{id}/invitation")
    ModelAndView inviteAgain(Acting acting, @PathVariable String id, HttpServletRequest request) {
        return invited(invitations.again(acting, withId(id).id(), base(request)));
    }

    @Fresh
    @May(Permission.KEEP_PEOPLE)
    @PostMapping("/people/{id}/sign-out")
    ModelAndView signOut(Acting acting, @PathVariable String id) {
        Person person = withId(id);
        people.signOutEverywhere(acting, person.id());
        return done(person, Leaving.DONE, "signed-out");
    }

    @Fresh
    @May(Permission.KEEP_PEOPLE)
    @PostMapping("/people/{id}/end")
    ModelAndView end(Acting acting, @PathVariable String id) {
        Person person = withId(id);
        return done(person, people.end(acting, person.id()), "ended");
    }

    @Fresh
    @May(Permission.KEEP_PEOPLE)
    @PostMapping("/people/{id}/readmission")
    ModelAndView readmit(Acting acting, @PathVariable String id) {
        Person person = withId(id);
        people.readmit(acting, person.id());
        return done(person, Leaving.DONE, "readmitted");
    }

    private ModelAndView list(Newcomer newcomer, Mistakes mistakes) {
        ModelAndView page = new ModelAndView("account/people")
                .addObject("people", people.all())
                .addObject("roles", StaffRole.values())
                .addObject("newcomer", newcomer)
                .addObject("mistakes", mistakes);
        page.setStatus(mistakes.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    /** The invitation's address is shown this once; only its digest is kept. */
    private ModelAndView invited(Joining.Invited invited) {
        return new ModelAndView("account/invited")
                .addObject("person", people.withId(invited.person()).orElseThrow())
                .addObject("mailed", invited.mailed())
                .addObject("invitation", invited.link());
    }

    private static String base(HttpServletRequest request) {
        return ServletUriComponentsBuilder.fromContextPath(request).toUriString();
    }

    private static ModelAndView done(Person person, Leaving outcome, String said) {
        return switch (outcome) {
            case DONE -> new ModelAndView("redirect:/people/" + person.id() + "?said=" + said);
            case LAST_ADMINISTRATOR -> new ModelAndView("redirect:/people/" + person.id() + "?said=last-administrator");
            case NOBODY -> throw new NotFound("person");
        };
    }

    private Person withId(String id) {
        return people.withId(Asked.id("id", id)).orElseThrow(() -> new NotFound("person"));
    }

    private static Set<StaffRole> roles(@Nullable List<String> said) {
        return said == null ? Set.of() : said.stream().map(PeoplePages::role).collect(Collectors.toUnmodifiableSet());
    }

    private static StaffRole role(String said) {
        for (StaffRole role : StaffRole.values()) {
            if (role.name().equals(said)) {
                return role;
            }
        }
        throw new BadInput(
                "role", said, Arrays.stream(StaffRole.values()).map(Enum::name).toList());
    }
}
