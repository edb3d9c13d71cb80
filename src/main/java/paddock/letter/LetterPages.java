package paddock.letter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import paddock.account.Mistakes;
import paddock.account.Names;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.lead.Consent;
import paddock.lead.Keeping;
import paddock.lead.Lead;
import paddock.lead.Leads;
import paddock.web.Asked;
import paddock.web.BadInput;
import paddock.web.HomeZone;
import paddock.web.May;
import paddock.web.NotFound;

/** One lead: a letter to write, those that were written, and whether they may be written to. */
@May(Permission.KEEP_LEADS)
@Controller
@ConditionalOnWebApplication
final class LetterPages {

    /** A letter as the form tells of it. */
    record LetterForm(
            @Nullable String id,
            @Nullable String template,
            @Nullable String subject,
            @Nullable String body) {

        Mistakes mistakes() {
            return Mistakes.NONE
                    .and(
                            "subject",
                            TemplateForm.said(subject).isEmpty()
                                    ? Optional.of("empty")
                                    : TemplateForm.flaw(subject, TemplateForm.LONGEST_LINE))
                    .and(
                            "body",
                            TemplateForm.said(body).isEmpty()
                                    ? Optional.of("empty")
                                    : TemplateForm.flaw(body, TemplateForm.LONGEST_BODY));
        }
    }

    /** What they said of being written to, as the form tells of it. */
    record ConsentForm(
            @Nullable String given,
            @Nullable String how,
            @Nullable String version) {}

    private final Leads leads;
    private final Letterbook letters;
    private final LetterMails mails;
    private final Templates templates;
    private final Bars bars;
    private final Objections refusals;
    private final Names names;
    private final HomeZone home;

    LetterPages(
            Leads leads,
            Letterbook letters,
            LetterMails mails,
            Templates templates,
            Bars bars,
            Objections refusals,
            Names names,
            HomeZone home) {
        this.leads = leads;
        this.letters = letters;
        this.mails = mails;
        this.templates = templates;
        this.bars = bars;
        this.refusals = refusals;
        this.names = names;
        this.home = home;
    }

    @GetMapping("/leads/{id}/letter")
    ModelAndView blank(
            Acting acting,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String said) {
        Lead lead = withId(id);
        Template template =
                templates.withKey(text).orElseGet(() -> templates.all().getFirst());
        Template.Text filled = template.in(lead.card().language()).filled(mails.words(acting, lead));
        LetterForm form = new LetterForm(UUID.randomUUID().toString(), template.key(), filled.subject(), filled.body());
        return page(lead, form).addObject("said", said);
    }

    @PostMapping("/leads/{id}/letter")
    ModelAndView write(Acting acting, @PathVariable String id, LetterForm form) {
        Lead lead = withId(id);
        Mistakes mistakes = form.mistakes();
        if (!mistakes.isEmpty()) {
            return TemplatePages.refused(page(lead, form), mistakes, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Template.Text text = new Template.Text(TemplateForm.said(form.subject()), TemplateForm.lines(form.body()));
        String template = templates
                .withKey(TemplateForm.said(form.template()))
                .map(Template::key)
                .orElse("");
        Letter.Draft draft = new Letter.Draft(
                Asked.id("id", TemplateForm.said(form.id())), lead.id(), Letter.Way.ANSWER, template, text);
        return switch (letters.write(acting, draft)) {
            case Written.Sent _, Written.Already _ -> done(lead, "sent");
            case Written.Barred barred ->
                TemplatePages.refused(
                        page(lead, form), Mistakes.NONE.and("all", barred.why().key()), HttpStatus.CONFLICT);
            case Written.Gone _ -> throw new NotFound("lead");
        };
    }

    /** That they may be written to, or have taken that back; how they said it. */
    @PostMapping("/leads/{id}/consent")
    ModelAndView consent(Acting acting, @PathVariable String id, ConsentForm form) {
        Lead lead = withId(id);
        String given = TemplateForm.said(form.given());
        if (!List.of("yes", "no").contains(given)) {
            throw new BadInput("given", given, List.of("yes", "no"));
        }
        String how = TemplateForm.said(form.how());
        if (how.isEmpty() || TemplateForm.flaw(how, TemplateForm.LONGEST_LINE).isPresent()) {
            return done(lead, "no-how");
        }
        String version = TemplateForm.said(form.version());
        if (!version.matches("\\d{1,9}")) {
            throw new BadInput("version", version, List.of("1"));
        }
        Keeping outcome =
                leads.allow(acting, lead.id(), Integer.parseInt(version), new Consent("yes".equals(given), how));
        if (!(outcome instanceof Keeping.Kept)) {
            return done(lead, "overtaken");
        }
        return done(lead, given.equals("yes") ? "allowed" : withdrawn(acting, lead));
    }

    /** Who takes it back wants no letters, of a company or not. */
    private String withdrawn(Acting acting, Lead lead) {
        String mailbox = lead.card().email();
        boolean listed = mailbox.isEmpty() || refusals.add(acting, mailbox, Objections.Cause.ASKED, lead.id());
        return listed ? "withdrawn" : "unlisted";
    }

    private ModelAndView page(Lead lead, LetterForm form) {
        List<Consent.Said> consents = leads.consents(lead.id());
        return TemplatePages.page("letter/letter")
                .addObject("lead", lead)
                .addObject("form", form)
                .addObject("mistakes", Mistakes.NONE)
                .addObject("said", "")
                .addObject("templates", templates.all())
                .addObject(
                        "bar",
                        bars.against(lead, Letter.Way.ANSWER).map(Bar::key).orElse(""))
                .addObject(
                        "mailingBar",
                        bars.against(lead, Letter.Way.MAILING).map(Bar::key).orElse(""))
                .addObject("written", letters.to(lead.id()))
                .addObject("consents", consents)
                .addObject("people", people(consents))
                .addObject("zone", home.zone());
    }

    private Map<UUID, Names.Name> people(List<Consent.Said> consents) {
        return names.of(consents.stream()
                .flatMap(each -> Stream.ofNullable(each.by()))
                .distinct()
                .toList());
    }

    private static ModelAndView done(Lead lead, String said) {
        return new ModelAndView("redirect:/leads/" + lead.id() + "/letter?said=" + said);
    }

    private Lead withId(String id) {
        return leads.withId(Asked.id("id", id)).orElseThrow(() -> new NotFound("lead"));
    }
}
