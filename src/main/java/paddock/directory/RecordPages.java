package paddock.directory;

import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import paddock.account.Mistakes;
import paddock.kernel.Acting;
import paddock.kernel.Fresh;
import paddock.kernel.Permission;
import paddock.web.Asked;
import paddock.web.May;
import paddock.web.NotFound;

/** Whom to reach at a company, and what it is to the operator. */
@May(Permission.KEEP_COMPANIES)
@Controller
@ConditionalOnWebApplication
final class RecordPages {

    private static final String COMPANY = "company";

    private final Contacts contacts;
    private final Statuses statuses;
    private final CompanyPage pages;

    RecordPages(Contacts contacts, Statuses statuses, CompanyPage pages) {
        this.contacts = contacts;
        this.statuses = statuses;
        this.pages = pages;
    }

    @PostMapping("/companies/{id}/contacts")
    ModelAndView addContact(Acting acting, @PathVariable String id, ContactForm form) {
        Company company = company(acting, id);
        Mistakes mistakes = form.mistakes();
        if (!mistakes.isEmpty()) {
            return pages.refused(acting, company, CompanyPage.Refused.of("contact", form, mistakes));
        }
        contacts.add(acting, company.id(), form.contact(UUID.randomUUID()));
        return CompanyPage.done(company, "contact-added");
    }

    @GetMapping("/companies/{id}/contacts/{contact}")
    ModelAndView contact(Acting acting, @PathVariable String id, @PathVariable String contact) {
        Company company = company(acting, id);
        return contact(company, ContactForm.of(contact(company, contact)), Mistakes.NONE)
                .addObject("which", contact);
    }

    @PostMapping("/companies/{id}/contacts/{contact}")
    ModelAndView changeContact(Acting acting, @PathVariable String id, @PathVariable String contact, ContactForm form) {
        Company company = company(acting, id);
        Contact before = contact(company, contact);
        Mistakes mistakes = form.mistakes();
        if (!mistakes.isEmpty()) {
            return refused(contact(company, form, mistakes), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return switch (contacts.change(acting, company.id(), form.contact(before.id()))) {
            case DONE -> CompanyPage.done(company, "contact-changed");
            case OVERTAKEN ->
                refused(
                        contact(company, ContactForm.of(before), Mistakes.NONE).addObject("typed", form),
                        HttpStatus.CONFLICT);
            case GONE, OVERLAPS -> throw new NotFound("contact");
        };
    }

    @PostMapping("/companies/{id}/contacts/{contact}/removal")
    ModelAndView removeContact(Acting acting, @PathVariable String id, @PathVariable String contact) {
        Company company = company(acting, id);
        return switch (contacts.remove(acting, company.id(), Asked.id("contact", contact))) {
            case DONE -> CompanyPage.done(company, "contact-removed");
            case GONE, OVERTAKEN, OVERLAPS -> throw new NotFound("contact");
        };
    }

    /** Whoever has no e-mail address cannot be looked for by it, and may ask to be forgotten all the same. */
    @Fresh
    @May(Permission.KEEP_PEOPLE)
    @PostMapping("/companies/{id}/contacts/{contact}/erasure")
    ModelAndView forgetContact(Acting acting, @PathVariable String id, @PathVariable String contact) {
        Company company = company(acting, id);
        return switch (contacts.forget(acting, company.id(), Asked.id("contact", contact))) {
            case DONE -> CompanyPage.done(company, "contact-forgotten");
            case GONE, OVERTAKEN, OVERLAPS -> throw new NotFound("contact");
        };
    }

    @PostMapping("/companies/{id}/statuses")
    ModelAndView giveStatus(Acting acting, @PathVariable String id, StatusForm form) {
        Company company = company(acting, id);
        Mistakes mistakes = form.mistakes();
        if (!mistakes.isEmpty()) {
            return pages.refused(acting, company, CompanyPage.Refused.of("status", form, mistakes));
        }
        return switch (statuses.give(acting, company.id(), form.status(UUID.randomUUID()))) {
            case DONE -> CompanyPage.done(company, "status-given");
            case OVERLAPS ->
                pages.refused(
                        acting,
                        company,
                        new CompanyPage.Refused(
                                "status", form, Mistakes.NONE.and("from", "overlaps"), HttpStatus.CONFLICT));
            case GONE, OVERTAKEN -> throw new NotFound(COMPANY);
        };
    }

    @GetMapping("/companies/{id}/statuses/{status}")
    ModelAndView status(Acting acting, @PathVariable String id, @PathVariable String status) {
        Company company = company(acting, id);
        return status(company, StatusForm.of(status(company, status)), Mistakes.NONE);
    }

    @PostMapping("/companies/{id}/statuses/{status}")
    ModelAndView changeStatus(Acting acting, @PathVariable String id, @PathVariable String status, StatusForm form) {
        Company company = company(acting, id);
        Status before = status(company, status);
        StatusForm kept = new StatusForm(before.kind().key(), form.from(), form.last(), form.version());
        Mistakes mistakes = kept.mistakes();
        if (!mistakes.isEmpty()) {
            return refused(status(company, kept, mistakes), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return switch (statuses.change(acting, company.id(), kept.status(before.id()))) {
            case DONE -> CompanyPage.done(company, "status-changed");
            case OVERLAPS -> refused(status(company, kept, Mistakes.NONE.and("from", "overlaps")), HttpStatus.CONFLICT);
            case OVERTAKEN ->
                refused(
                        status(company, StatusForm.of(before), Mistakes.NONE).addObject("typed", kept),
                        HttpStatus.CONFLICT);
            case GONE -> throw new NotFound("status");
        };
    }

    @PostMapping("/companies/{id}/statuses/{status}/withdrawal")
    ModelAndView withdrawStatus(Acting acting, @PathVariable String id, @PathVariable String status) {
        Company company = company(acting, id);
        return switch (statuses.withdraw(acting, company.id(), Asked.id("status", status))) {
            case DONE -> CompanyPage.done(company, "status-withdrawn");
            case GONE, OVERTAKEN, OVERLAPS -> throw new NotFound("status");
        };
    }

    private Company company(Acting acting, String id) {
        return pages.company(acting, id, Permission.KEEP_COMPANIES);
    }

    private static Contact contact(Company company, String id) {
        UUID wanted = Asked.id("contact", id);
        return company.contacts().stream()
                .filter(one -> one.id().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new NotFound("contact"));
    }

    private static Status status(Company company, String id) {
        UUID wanted = Asked.id("status", id);
        return company.statuses().stream()
                .filter(one -> one.id().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new NotFound("status"));
    }

    private static ModelAndView contact(Company company, ContactForm form, Mistakes mistakes) {
        return page("directory/contact", company, mistakes).addObject("form", form);
    }

    private static ModelAndView status(Company company, StatusForm form, Mistakes mistakes) {
        return page("directory/status", company, mistakes).addObject("form", form);
    }

    private static ModelAndView page(String template, Company company, Mistakes mistakes) {
        return new ModelAndView(template)
                .addObject(COMPANY, company)
                .addObject("mistakes", mistakes)
                .addObject("section", "companies");
    }

    private static ModelAndView refused(ModelAndView page, HttpStatus status) {
        page.setStatus(status);
        return page;
    }
}
