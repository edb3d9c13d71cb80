package paddock.directory;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import paddock.account.Mistakes;
import paddock.kernel.Acting;
import paddock.kernel.ClientRole;
import paddock.kernel.Email;
import paddock.kernel.Permission;
import paddock.post.MailAddress;
import paddock.post.Stationery;
import paddock.web.Asked;
import paddock.web.BadInput;
import paddock.web.May;
import paddock.web.NotFound;

/** Who acts for a company, said by its managers and by the operator's people. */
@May(Permission.KEEP_COMPANY_PEOPLE)
@Controller
@ConditionalOnWebApplication
final class MemberPages {

    private final Memberships memberships;
    private final Invitations invitations;
    private final Stationery stationery;
    private final CompanyPage pages;

    MemberPages(Memberships memberships, Invitations invitations, Stationery stationery, CompanyPage pages) {
        this.memberships = memberships;
        this.invitations = invitations;
        this.stationery = stationery;
        this.pages = pages;
    }

    /** Somebody to be asked, as the form tells of them. */
    record Guest(@Nullable String address, @Nullable String role) {

        static final Guest EMPTY = new Guest(null, null);

        private Optional<Email> email() {
            return Email.of(Said.of(address))
                    .filter(email -> MailAddress.read(email.address()).isPresent());
        }
    }

    @PostMapping("/companies/{id}/invitations")
    ModelAndView invite(Acting acting, @PathVariable String id, Guest guest, HttpServletRequest request) {
        Company company = company(acting, id);
        Optional<Email> email = guest.email();
        if (email.isEmpty()) {
            return refused(acting, company, guest, "email");
        }
        Locale language = "en".equals(request.getLocale().getLanguage()) ? Locale.ENGLISH : Locale.FRENCH;
        Invitations.Guest asked = new Invitations.Guest(
                email.get(), role(Said.sign(guest.role())), language, path -> base(request) + path);
        return switch (invitations.invite(acting, company, asked)) {
            case SENT -> CompanyPage.done(company, "invited");
            case MEMBER -> refused(acting, company, guest, "member");
            case TOO_MANY -> refused(acting, company, guest, "too-many-guests");
        };
    }

    @PostMapping("/companies/{id}/invitations/{invitation}/withdrawal")
    ModelAndView withdraw(Acting acting, @PathVariable String id, @PathVariable String invitation) {
        Company company = company(acting, id);
        if (!invitations.withdraw(acting, company.id(), Asked.id("invitation", invitation))) {
            throw new NotFound("guest");
        }
        return CompanyPage.done(company, "withdrawn");
    }

    @PostMapping("/companies/{id}/people/{person}/role")
    ModelAndView assign(
            Acting acting,
            @PathVariable String id,
            @PathVariable String person,
            @RequestParam(defaultValue = "") String role) {
        Company company = company(acting, id);
        UUID member = Asked.id("person", person);
        return done(acting, company, memberships.assign(acting, company.id(), member, role(role)), "assigned");
    }

    @PostMapping("/companies/{id}/people/{person}/end")
    ModelAndView end(Acting acting, @PathVariable String id, @PathVariable String person) {
        Company company = company(acting, id);
        UUID member = Asked.id("person", person);
        Assigning outcome = memberships.end(acting, company.id(), member);
        boolean oneself = member.equals(acting.person()) && !acting.may(Permission.SEE_COMPANIES);
        return outcome == Assigning.DONE && oneself
                ? new ModelAndView("redirect:/account?said=left-company")
                : done(acting, company, outcome, "ended");
    }

    /** What a request says of where it came to is believed only until that has been set. */
    private String base(HttpServletRequest request) {
        return stationery
                .address()
                .orElseGet(() ->
                        ServletUriComponentsBuilder.fromContextPath(request).toUriString());
    }

    private Company company(Acting acting, String id) {
        return pages.company(acting, id, Permission.KEEP_COMPANY_PEOPLE);
    }

    private ModelAndView done(Acting acting, Company company, Assigning outcome, String said) {
        return switch (outcome) {
            case DONE -> CompanyPage.done(company, said);
            case GONE -> throw new NotFound("member");
            case LAST_MANAGER -> {
                ModelAndView page = pages.page(acting, company).addObject("refusal", "last-manager");
                page.setStatus(HttpStatus.CONFLICT);
                yield page;
            }
        };
    }

    private ModelAndView refused(Acting acting, Company company, Guest guest, String mistake) {
        Mistakes mistakes = Mistakes.NONE.and("address", mistake);
        return pages.refused(acting, company, CompanyPage.Refused.of("guest", guest, mistakes));
    }

    private static ClientRole role(String said) {
        for (ClientRole role : ClientRole.values()) {
            if (role.name().equals(said)) {
                return role;
            }
        }
        throw new BadInput(
                "role", said, Arrays.stream(ClientRole.values()).map(Enum::name).toList());
    }
}
