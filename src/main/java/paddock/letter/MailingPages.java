package paddock.letter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import paddock.kernel.Acting;
import paddock.kernel.Ids;
import paddock.kernel.Permission;
import paddock.lead.Lead;
import paddock.lead.Leads;
import paddock.lead.Sought;
import paddock.web.Asked;
import paddock.web.BadInput;
import paddock.web.May;

/** A letter to several leads: who gets it, who does not and why; and then it is sent. */
@May(Permission.KEEP_LEADS)
@Controller
@ConditionalOnWebApplication
final class MailingPages {

    static final int MOST = 300;

    /** Somebody on the list. */
    record Reader(Lead lead, @Nullable Bar bar) {

        public boolean gets() {
            return bar == null;
        }
    }

    /**
     * A mailing as the form tells of it.
     *
     * @param id given by the form: what is sent twice leaves once
     * @param version of the text, as it was seen
     */
    record MailingForm(
            @Nullable String id,
            @Nullable String text,
            @Nullable String version,
            @Nullable List<String> lead) {}

    private final Leads leads;
    private final Letterbook letters;
    private final LetterMails mails;
    private final Templates templates;
    private final Bars bars;

    MailingPages(Leads leads, Letterbook letters, LetterMails mails, Templates templates, Bars bars) {
        this.leads = leads;
        this.letters = letters;
        this.mails = mails;
        this.templates = templates;
        this.bars = bars;
    }

    @GetMapping("/letters/mailing")
    ModelAndView look(
            Acting acting,
            @RequestParam Map<String, String> asked,
            @RequestParam(required = false) @Nullable List<String> lead,
            @RequestParam(defaultValue = "") String text) {
        List<Lead> found = lead == null || lead.isEmpty() ? leads.found(Sought.of(asked), MOST + 1) : chosen(lead);
        return page(acting, found, text(text), UUID.randomUUID().toString());
    }

    @PostMapping("/letters/mailing")
    ModelAndView send(Acting acting, MailingForm form) {
        UUID id = Asked.id("id", TemplateForm.said(form.id()));
        List<Lead> chosen = chosen(form.lead() == null ? List.of() : form.lead());
        Template template = text(TemplateForm.said(form.text()));
        if (!TemplateForm.said(form.version()).equals(Integer.toString(template.version()))) {
            ModelAndView again = page(acting, chosen, template, id.toString()).addObject("changed", true);
            again.setStatus(HttpStatus.CONFLICT);
            return again;
        }
        int sent = 0;
        Set<String> mailboxes = new HashSet<>();
        for (Lead one : chosen) {
            boolean first =
                    one.card().email().isEmpty() || mailboxes.add(one.card().email());
            if (first && isSent(letters.write(acting, draft(acting, id, one, template)))) {
                sent++;
            }
        }
        return new ModelAndView("redirect:/letters?said=mailed&count=" + sent);
    }

    private static boolean isSent(Written outcome) {
        return switch (outcome) {
            case Written.Sent _, Written.Already _ -> true;
            case Written.Barred _, Written.Gone _ -> false;
        };
    }

    private Letter.Draft draft(Acting acting, UUID mailing, Lead lead, Template template) {
        return new Letter.Draft(
                Ids.named("mailing", mailing.toString(), lead.id().toString()),
                lead.id(),
                Letter.Way.MAILING,
                template.key(),
                template.in(lead.card().language()).filled(mails.words(acting, lead)));
    }

    private ModelAndView page(Acting acting, List<Lead> found, Template template, String id) {
        List<Reader> readers = new ArrayList<>();
        Set<String> mailboxes = new HashSet<>();
        found.stream().limit(MOST).forEach(lead -> readers.add(reader(acting, lead, template, mailboxes)));
        Optional<Reader> first = readers.stream().filter(Reader::gets).findFirst();
        return TemplatePages.page("letter/mailing")
                .addObject("id", id)
                .addObject("template", template)
                .addObject("templates", templates.all())
                .addObject("readers", readers)
                .addObject("gets", readers.stream().filter(Reader::gets).toList())
                .addObject("more", found.size() > MOST)
                .addObject("most", MOST)
                .addObject("changed", false)
                .addObject(
                        "preview",
                        first.map(one -> draft(acting, UUID.randomUUID(), one.lead(), template)
                                        .text())
                                .orElse(null));
    }

    private Reader reader(Acting acting, Lead lead, Template template, Set<String> mailboxes) {
        Optional<Bar> bar = bars.against(lead, Letter.Way.MAILING)
                .or(() -> mailboxes.add(lead.card().email()) ? Optional.empty() : Optional.of(Bar.TWICE))
                .or(() -> template.in(lead.card().language())
                                .filled(mails.words(acting, lead))
                                .body()
                                .isBlank()
                        ? Optional.of(Bar.NOTHING_TO_SAY)
                        : Optional.empty());
        return new Reader(lead, bar.orElse(null));
    }

    private Template text(String key) {
        return templates.withKey(key).orElseGet(() -> templates.all().getFirst());
    }

    /** In the order in which they were chosen. */
    private List<Lead> chosen(List<String> said) {
        if (said.size() > MOST) {
            throw new BadInput("lead", Integer.toString(said.size()), List.of("1 – " + MOST));
        }
        List<UUID> ids =
                said.stream().map(one -> Asked.id("lead", one)).distinct().toList();
        Map<UUID, Lead> found = leads.withIds(ids);
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }
}
