package paddock.directory;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import paddock.account.Mistakes;
import paddock.kernel.Acting;
import paddock.kernel.ClientRole;
import paddock.kernel.Permission;
import paddock.web.Asked;
import paddock.web.Forbidden;
import paddock.web.HomeZone;
import paddock.web.NotFound;

/** The page of one company, on which several things can be done; refused ones show it again with what was typed. */
@Component
@ConditionalOnWebApplication
class CompanyPage {

    private final Companies companies;
    private final Memberships memberships;
    private final Invitations invitations;
    private final HomeZone home;

    CompanyPage(Companies companies, Memberships memberships, Invitations invitations, HomeZone home) {
        this.companies = companies;
        this.memberships = memberships;
        this.invitations = invitations;
        this.home = home;
    }

    /** The company that an address names, where its reader may do that there; none is there that they may not see. */
    Company company(Acting acting, String id, Permission permission) {
        UUID company = Asked.id("id", id);
        Company found = companies.seen(acting, company).orElseThrow(() -> new NotFound("company"));
        if (!acting.mayFor(company, permission)) {
            throw new Forbidden(permission);
        }
        return found;
    }

    ModelAndView page(Acting acting, Company company) {
        boolean people = acting.mayFor(company.id(), Permission.KEEP_COMPANY_PEOPLE);
        Map<String, Object> forms = new TreeMap<>();
        forms.put("contact", ContactForm.EMPTY);
        forms.put("status", StatusForm.beginning(companies.today()));
        forms.put("guest", MemberPages.Guest.EMPTY);
        ModelAndView page = new ModelAndView("directory/company")
                .addObject("company", company)
                .addObject("today", companies.today())
                .addObject("zone", home.zone())
                .addObject("members", memberships.actingFor(company.id()))
                .addObject("keepsPeople", people)
                .addObject("roles", ClientRole.values())
                .addObject("kinds", Status.Kind.values())
                .addObject("forms", forms)
                .addObject("said", "")
                .addObject("mistakes", Mistakes.NONE)
                .addObject("section", "companies");
        return people ? page.addObject("invitations", invitations.openFor(company.id())) : page;
    }

    /** The page again, with a form as it was filled in and what is wrong with it. */
    ModelAndView refused(Acting acting, Company company, Refused refused) {
        ModelAndView page = page(acting, company).addObject("mistakes", refused.mistakes());
        if (page.getModel().get("forms") instanceof Map<?, ?> forms) {
            Map<String, Object> all = new TreeMap<>();
            forms.forEach((name, form) -> all.put(String.valueOf(name), form));
            all.put(refused.name(), refused.form());
            page.addObject("forms", all).addObject("opened", refused.name());
        }
        page.setStatus(refused.status());
        return page;
    }

    /** A form that was not taken. */
    record Refused(String name, Object form, Mistakes mistakes, HttpStatus status) {

        static Refused of(String name, Object form, Mistakes mistakes) {
            return new Refused(name, form, mistakes, HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    static ModelAndView done(Company company, String said) {
        return new ModelAndView("redirect:/companies/" + company.id() + "?said=" + said);
    }
}
