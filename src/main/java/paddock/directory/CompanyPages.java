package paddock.directory;

import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import paddock.account.Mistakes;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.web.May;
import paddock.web.NotFound;

/** Companies to look for, to read and to keep; clients' people find their own. */
@May(Permission.SEE_COMPANY)
@Controller
@ConditionalOnWebApplication
final class CompanyPages {

    private static final int ON_A_PAGE = 50;

    private final Companies companies;
    private final CompanyPage pages;

    CompanyPages(Companies companies, CompanyPage pages) {
        this.companies = companies;
        this.pages = pages;
    }

    @GetMapping("/companies")
    ModelAndView list(Acting acting, @RequestParam Map<String, String> parameters) {
        Wanted wanted = Wanted.of(parameters, acting);
        List<Company> found = companies.found(wanted, acting, ON_A_PAGE + 1);
        List<Company> shown = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        return new ModelAndView("directory/companies")
                .addObject("companies", shown)
                .addObject("wanted", wanted)
                .addObject("kinds", Status.Kind.values())
                .addObject("standings", Standing.values())
                .addObject("today", companies.today())
                .addObject("section", "companies")
                .addObject(
                        "next",
                        found.size() > ON_A_PAGE
                                ? wanted.after(shown.getLast().id()).at("/companies")
                                : "");
    }

    @GetMapping("/companies/{id}")
    ModelAndView company(Acting acting, @PathVariable String id, @RequestParam(defaultValue = "") String said) {
        return pages.page(acting, pages.company(acting, id, Permission.SEE_COMPANY))
                .addObject("said", said);
    }

    @May(Permission.KEEP_COMPANIES)
    @GetMapping("/companies/new")
    ModelAndView blank() {
        return form(CompanyForm.EMPTY, Mistakes.NONE);
    }

    @May(Permission.KEEP_COMPANIES)
    @PostMapping("/companies")
    ModelAndView add(Acting acting, CompanyForm form) {
        Mistakes mistakes = form.mistakes();
        if (!mistakes.isEmpty()) {
            return refused(form(form, mistakes), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return switch (companies.add(acting, form.profile())) {
            case Saving.Saved saved -> new ModelAndView("redirect:/companies/" + saved.company() + "?said=added");
            case Saving.SirenTaken taken -> taken(form(form, Mistakes.NONE.and("siren", "siren-taken")), taken);
            case Saving.Overtaken _, Saving.Gone _ ->
                throw new IllegalStateException("a company that was not there was changed");
        };
    }

    @May(Permission.KEEP_COMPANIES)
    @GetMapping("/companies/{id}/edit")
    ModelAndView edit(Acting acting, @PathVariable String id) {
        Company company = pages.company(acting, id, Permission.KEEP_COMPANIES);
        return form(CompanyForm.of(company), Mistakes.NONE).addObject("company", company);
    }

    @May(Permission.KEEP_COMPANIES)
    @PostMapping("/companies/{id}")
    ModelAndView change(Acting acting, @PathVariable String id, CompanyForm form) {
        Company company = pages.company(acting, id, Permission.KEEP_COMPANIES);
        Mistakes mistakes = form.mistakes();
        if (!mistakes.isEmpty()) {
            return refused(form(form, mistakes), HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject("company", company);
        }
        return switch (companies.change(acting, company.id(), form.versionSaid(), form.profile())) {
            case Saving.Saved _ -> CompanyPage.done(company, "changed");
            case Saving.SirenTaken taken ->
                taken(form(form, Mistakes.NONE.and("siren", "siren-taken")), taken)
                        .addObject("company", company);
            case Saving.Overtaken overtaken -> overtaken(form, overtaken.now());
            case Saving.Gone _ -> throw new NotFound("company");
        };
    }

    private static ModelAndView form(CompanyForm form, Mistakes mistakes) {
        return new ModelAndView("directory/edit")
                .addObject("form", form)
                .addObject("standings", Standing.values())
                .addObject("expectedVat", form.numbers().expectedVat().orElse(""))
                .addObject("mistakes", mistakes)
                .addObject("section", "companies");
    }

    private static ModelAndView taken(ModelAndView form, Saving.SirenTaken taken) {
        return refused(form.addObject("taken", taken), HttpStatus.CONFLICT);
    }

    /** Shows what was typed beside what stands there now: to send it again is then to mean it. */
    private static ModelAndView overtaken(CompanyForm form, Company now) {
        return refused(
                form(form.over(now.version()), Mistakes.NONE)
                        .addObject("company", now)
                        .addObject("current", CompanyForm.of(now)),
                HttpStatus.CONFLICT);
    }

    private static ModelAndView refused(ModelAndView form, HttpStatus status) {
        form.setStatus(status);
        return form;
    }
}
