package paddock.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import paddock.account.Mistakes;
import paddock.asking.Uses;
import paddock.booking.Booking;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.directory.Clients;
import paddock.ground.ClaimReader;
import paddock.ground.ClaimRows;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.kernel.Token;
import paddock.web.BadInput;
import paddock.web.May;
import paddock.web.NotFound;
import tools.jackson.databind.node.ObjectNode;

/** Where somebody asks who cannot hold by themselves, and says by a link that it was they. */
@May(Permission.LOOK)
@Controller
@ConditionalOnWebApplication
final class RequestPages {

    private static final int MOST_NAMES = 1000;

    private final Requests requests;
    private final RequestMails mails;
    private final Sites sites;
    private final Clients clients;
    private final Uses uses;
    private final MessageSource messages;

    RequestPages(
            Requests requests, RequestMails mails, Sites sites, Clients clients, Uses uses, MessageSource messages) {
        this.requests = requests;
        this.mails = mails;
        this.sites = sites;
        this.clients = clients;
        this.uses = uses;
        this.messages = messages;
    }

    /** Who asks for what where. */
    private record Said(Acting acting, Site site, RequestForm form, Locale locale) {

        /** Whether it is for a company of theirs. */
        boolean isClients() {
            return acting.staff().isEmpty() && acting.may(Permission.BOOK);
        }
    }

    @GetMapping("/sites/{key}/requests/new")
    ModelAndView blank(
            Acting acting, @PathVariable String key, @RequestParam MultiValueMap<String, String> asked, Locale locale) {
        Site site = site(key);
        return form(new Said(acting, site, RequestForm.asked(site, asked), locale), Mistakes.NONE);
    }

    @PostMapping("/sites/{key}/requests")
    ModelAndView ask(
            Acting acting,
            @PathVariable String key,
            @RequestParam MultiValueMap<String, String> given,
            HttpServletRequest request) {
        Locale locale = org.springframework.web.servlet.support.RequestContextUtils.getLocale(request);
        Said said = new Said(acting, site(key), RequestForm.of(given), locale);
        if (List.of("more", "instead").contains(said.form().of("act"))) {
            return form(said, Mistakes.NONE);
        }
        Mistakes mistakes = said.isClients()
                ? said.form().mistakes(said.site())
                : said.form().mistakesOfStranger(said.site());
        UUID company = said.isClients() ? company(said) : null;
        if (said.isClients() && company == null) {
            mistakes = mistakes.and("company", "no-company");
        }
        if (!mistakes.isEmpty()) {
            return refused(form(said, mistakes), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        ClaimRows.Written written = said.form().rows().written(said.site());
        try {
            return answer(said, asked(said, company, draft(said, written), base(request)));
        } catch (BadInput unreadable) {
            return unreadable(said, written, unreadable);
        }
    }

    private Requests.Draft draft(Said said, ClaimRows.Written written) {
        ObjectNode use = uses.facts(said.form().facts());
        uses.read(said.site(), use, "use");
        return new Requests.Draft(
                said.site(), new ClaimReader(said.site()).read(written.claims()), new Booking.Said(use, "", "", ""));
    }

    private Asking asked(Said said, @Nullable UUID company, Requests.Draft draft, String base) {
        return company == null
                ? requests.ask(
                        said.acting(),
                        draft,
                        said.form().asker(said.locale().getLanguage().equals("fr") ? "fr" : "en"),
                        base)
                : requests.askFor(
                        said.acting(), company, draft, said.form().of("message").strip());
    }

    private ModelAndView answer(Said said, Asking outcome) {
        return switch (outcome) {
            case Asking.Asked asked -> told(said.site(), "asked");
            case Asking.Mailed mailed -> told(said.site(), "mailed");
            case Asking.TooMany many ->
                refused(form(said, Mistakes.NONE.and("all", "too-many")), HttpStatus.TOO_MANY_REQUESTS);
            case Asking.Past past ->
                refused(form(said, Mistakes.NONE.and("all", "past")), HttpStatus.UNPROCESSABLE_CONTENT);
        };
    }

    private String base(HttpServletRequest request) {
        return mails.base(ServletUriComponentsBuilder.fromContextPath(request).toUriString());
    }

    /** The company that is named, if whoever asks may ask for it. */
    private @Nullable UUID company(Said said) {
        List<Clients.Named> called = clients.called(said.form().of("company"));
        return called.size() == 1 && said.acting().mayFor(called.getFirst().id(), Permission.BOOK)
                ? called.getFirst().id()
                : null;
    }

    @GetMapping("/requests/confirmation/{token}")
    ModelAndView confirmation(@PathVariable String token) {
        Request request = requests.by(new Token(token)).orElseThrow(() -> new NotFound("request"));
        return new ModelAndView("request/confirm")
                .addObject("site", sites.withId(request.site()).orElseThrow())
                .addObject("section", "requests");
    }

    @PostMapping("/requests/confirmation/{token}")
    ModelAndView confirm(Acting acting, @PathVariable String token) {
        Request request = requests.confirm(acting, new Token(token)).orElseThrow(() -> new NotFound("request"));
        return told(sites.withId(request.site()).orElseThrow(), "confirmed");
    }

    private static ModelAndView told(Site site, String said) {
        return new ModelAndView("request/told")
                .addObject("site", site)
                .addObject("said", said)
                .addObject("section", "requests");
    }

    private ModelAndView form(Said said, Mistakes mistakes) {
        Site site = said.site();
        RequestForm form = said.form();
        return new ModelAndView("request/new")
                .addObject("site", site)
                .addObject("form", form.withRoom())
                .addObject("asked", form.said())
                .addObject("byMail", said.isClients() || mails.carryLinks())
                .addObject("isClients", said.isClients())
                .addObject(
                        "fields",
                        uses.fields(
                                site,
                                new Uses.Where(
                                        form.rows().layout(site), form.rows().day(sites.today(site))),
                                form.said(),
                                said.locale()))
                .addObject("terms", uses.terms())
                .addObject(
                        "names",
                        said.isClients() ? clients.choices(said.acting(), Permission.BOOK, MOST_NAMES) : List.of())
                .addObject("mistakes", mistakes)
                .addObject("mistaken", "")
                .addObject("section", "requests");
    }

    private ModelAndView unreadable(Said said, ClaimRows.Written written, BadInput why) {
        String about = why.parameter();
        ModelAndView page = form(said, Mistakes.NONE)
                .addObject(
                        "mistake",
                        why.said(
                                uses.called(about.replaceFirst("^claims\\[\\d+]\\.?", ""), said.locale()),
                                messages,
                                said.locale()))
                .addObject("mistakenRow", written.rowOf(about))
                .addObject("mistaken", uses.field(about));
        return refused(page, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static ModelAndView refused(ModelAndView page, HttpStatus status) {
        page.setStatus(status);
        return page;
    }

    private Site site(String key) {
        return sites.withKey(key).orElseThrow(() -> new NotFound("site"));
    }
}
