package paddock.lead;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZonedDateTime;
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
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriComponentsBuilder;
import paddock.account.Mistakes;
import paddock.account.Names;
import paddock.circuit.Sites;
import paddock.directory.Clients;
import paddock.exhibition.Exhibition;
import paddock.exhibition.Exhibitions;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.personal.Terms;
import paddock.trade.Trades;
import paddock.web.Asked;
import paddock.web.HomeZone;
import paddock.web.May;
import paddock.web.NotFound;

/** Leads to look for and to write down. */
@May(Permission.SEE_LEADS)
@Controller
@ConditionalOnWebApplication
final class LeadPages {

    private static final int ON_A_PAGE = 50;

    /**
     * Of which company, as the form tells of it.
     *
     * @param hold the site at which a date is to be held; empty for none
     */
    record CompanyForm(
            @Nullable String company,
            @Nullable String version,
            @Nullable String hold) {}

    private final Leads leads;
    private final Exhibitions exhibitions;
    private final Clients clients;
    private final Names names;
    private final InstantSource clock;
    private final HomeZone home;
    private final Trades trades;
    private final Sites sites;
    private final Delays delays;
    private final Terms terms;

    LeadPages(
            Leads leads,
            Exhibitions exhibitions,
            Clients clients,
            Names names,
            InstantSource clock,
            HomeZone home,
            Trades trades,
            Sites sites,
            Delays delays,
            Terms terms) {
        this.leads = leads;
        this.exhibitions = exhibitions;
        this.clients = clients;
        this.names = names;
        this.clock = clock;
        this.home = home;
        this.trades = trades;
        this.sites = sites;
        this.delays = delays;
        this.terms = terms;
    }

    @GetMapping("/leads")
    ModelAndView list(@RequestParam Map<String, String> parameters) {
        Sought sought = Sought.of(parameters);
        List<Lead> found = leads.found(sought, ON_A_PAGE + 1);
        List<Lead> shown = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        return page("lead/list")
                .addObject("leads", shown)
                .addObject("sought", sought)
                .addObject("counts", leads.counts(sought.exhibition()))
                .addObject("stages", Lead.Stage.values())
                .addObject("grades", Lead.Grade.values())
                .addObject("owners", people(shown))
                .addObject("now", clock.instant())
                .addObject("zone", home.zone())
                .addObject(
                        "next",
                        found.size() > ON_A_PAGE
                                ? sought.after(shown.getLast().id()).at("/leads")
                                : "");
    }

    private Map<UUID, Names.Name> people(List<Lead> shown) {
        return names.of(shown.stream()
                .flatMap(lead -> Stream.ofNullable(lead.care().owner()))
                .distinct()
                .toList());
    }

    @May(Permission.KEEP_LEADS)
    @GetMapping("/leads/new")
    ModelAndView blank(@RequestParam(defaultValue = "") String exhibition) {
        LocalDate today = now().toLocalDate();
        LocalDate met = usual(exhibition(LeadForm.said(exhibition)), today);
        return form(LeadForm.blank(LeadForm.said(exhibition), met), Mistakes.NONE);
    }

    @May(Permission.KEEP_LEADS)
    @PostMapping("/leads")
    ModelAndView add(Acting acting, LeadForm form) {
        Optional<Exhibition> show = exhibition(LeadForm.said(form.exhibition()));
        ZonedDateTime now = now();
        LocalDate today = now.toLocalDate();
        Optional<ZonedDateTime> met = form.metAt(now, usual(show, today));
        Mistakes mistakes = form.mistakes()
                .and("met", met.isEmpty() ? Optional.of("no-time") : met.flatMap(at -> flaw(show, at, now)));
        if (!mistakes.isEmpty()) {
            return refused(form(form, mistakes), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Captured outcome = leads.capture(
                acting,
                form.capture(
                        show.map(Exhibition::id).orElse(null), met.orElseThrow().toInstant()));
        return LeadPage.done(outcome.lead(), outcome instanceof Captured.Again ? "met-again" : "added");
    }

    /** The day on which whoever is written down was met, as long as nobody says otherwise. */
    private static LocalDate usual(Optional<Exhibition> show, LocalDate today) {
        return show.map(one -> one.plan().metOn(today)).orElse(today);
    }

    private Optional<String> flaw(Optional<Exhibition> show, ZonedDateTime met, ZonedDateTime now) {
        if (met.isAfter(now) || !terms.keeps(Leads.KEPT, met.toInstant())) {
            return Optional.of("not-yet");
        }
        return show.filter(one -> !one.plan().isMetOn(met.toLocalDate(), now.toLocalDate()))
                .map(one -> "not-then");
    }

    private ZonedDateTime now() {
        return clock.instant().atZone(home.zone());
    }

    private Optional<Exhibition> exhibition(String said) {
        if (said.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                exhibitions.withId(Asked.id("exhibition", said)).orElseThrow(() -> new NotFound("exhibition")));
    }

    @May(Permission.KEEP_LEADS)
    @GetMapping("/leads/{id}/edit")
    ModelAndView edit(@PathVariable String id) {
        Lead lead = withId(id);
        return form(LeadForm.of(lead), Mistakes.NONE).addObject("lead", lead);
    }

    @May(Permission.KEEP_LEADS)
    @PostMapping("/leads/{id}")
    ModelAndView change(Acting acting, @PathVariable String id, LeadForm form) {
        Lead before = withId(id);
        Mistakes mistakes = form.mistakes();
        if (!mistakes.isEmpty()) {
            return refused(form(form, mistakes).addObject("lead", before), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Instant now = clock.instant();
        Keeping outcome = leads.change(
                acting,
                before.id(),
                form.versionSaid(),
                lead -> Edits.with(lead, form.card(), form.wants(), form.told(lead.told(), now)));
        return switch (outcome) {
            case Keeping.Kept kept -> LeadPage.done(before.id(), "changed");
            case Keeping.Overtaken overtaken ->
                refused(
                        form(form.after(overtaken.now()), Mistakes.NONE.and("all", "overtaken"))
                                .addObject("lead", overtaken.now())
                                .addObject(
                                        "standing",
                                        trades.of(overtaken.now().wants().trades()))
                                .addObject(
                                        "stands", form.after(overtaken.now()).standing(LeadForm.of(overtaken.now()))),
                        HttpStatus.CONFLICT);
            case Keeping.Gone gone -> throw new NotFound("lead");
        };
    }

    /**
     * Of which company of the directory it is: one that is there, or one written down with the name on the card; and then on
     * to holding a date for it where that was asked for.
     */
    @May(Permission.KEEP_LEADS)
    @PostMapping("/leads/{id}/company")
    ModelAndView company(Acting acting, @PathVariable String id, CompanyForm form) {
        Lead lead = withId(id);
        String company = LeadForm.text(form.company());
        if (!company.isBlank()
                && (!Clients.isName(company) || clients.called(company).size() > 1)) {
            return LeadPage.done(lead.id(), "no-company");
        }
        Keeping outcome = leads.link(acting, lead.id(), LeadPage.version(LeadForm.said(form.version())), company);
        @Nullable UUID said = outcome instanceof Keeping.Kept kept ? kept.lead().company() : null;
        String site = LeadForm.said(form.hold());
        if (said != null && sites.has(site)) {
            return new ModelAndView(new RedirectView(UriComponentsBuilder.fromPath("/sites/{site}/bookings/new")
                    .queryParam("company", "{company}")
                    .encode()
                    .buildAndExpand(site, clients.names(List.of(said)).get(said))
                    .toUriString()));
        }
        return LeadPage.done(lead.id(), outcome instanceof Keeping.Kept ? "company" : "overtaken");
    }

    private Lead withId(String id) {
        return leads.withId(Asked.id("id", id)).orElseThrow(() -> new NotFound("lead"));
    }

    private ModelAndView form(LeadForm form, Mistakes mistakes) {
        return page("lead/edit")
                .addObject("form", form)
                .addObject("grades", Lead.Grade.values())
                .addObject("exhibitions", exhibitions.all())
                .addObject("trades", trades.all())
                .addObject("delays", delays.all())
                .addObject("stands", Map.of())
                .addObject("mistakes", mistakes);
    }

    private static ModelAndView page(String template) {
        return new ModelAndView(template).addObject("section", "leads");
    }

    private static ModelAndView refused(ModelAndView page, HttpStatus status) {
        page.setStatus(status);
        return page;
    }
}
