package paddock.lead;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import paddock.account.Names;
import paddock.circuit.Sites;
import paddock.directory.Clients;
import paddock.exhibition.Exhibitions;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.kernel.StaffRole;
import paddock.trade.Trades;
import paddock.web.Asked;
import paddock.web.BadInput;
import paddock.web.HomeZone;
import paddock.web.May;
import paddock.web.NotFound;

/** One lead: who it is, what was done, and what is next in two taps. */
@May(Permission.SEE_LEADS)
@Controller
@ConditionalOnWebApplication
final class LeadPage {

    private static final List<Contact.Kind> NOTED =
            List.of(Contact.Kind.CALL, Contact.Kind.MEETING, Contact.Kind.VISIT, Contact.Kind.REPLY, Contact.Kind.NOTE);

    /** Something done, or come, as the form tells of it; missed where nobody took the call. */
    record NoteForm(
            @Nullable String kind,
            @Nullable String note,
            @Nullable String missed) {}

    /** Where it stands from now on, as the form tells of it. */
    record StageForm(
            @Nullable String stage,
            @Nullable String why,
            @Nullable String version) {}

    /** What is to be done next, as the form tells of it. */
    record NextForm(
            @Nullable String step,
            @Nullable String due,
            @Nullable String owner,
            @Nullable String version) {}

    private final Leads leads;
    private final Exhibitions exhibitions;
    private final Clients clients;
    private final Sites sites;
    private final Names names;
    private final InstantSource clock;
    private final HomeZone home;
    private final Trades trades;
    private final CardReading reading;
    private final Delays delays;

    LeadPage(
            Leads leads,
            Exhibitions exhibitions,
            Clients clients,
            Sites sites,
            Names names,
            InstantSource clock,
            HomeZone home,
            Trades trades,
            CardReading reading,
            Delays delays) {
        this.leads = leads;
        this.exhibitions = exhibitions;
        this.clients = clients;
        this.sites = sites;
        this.names = names;
        this.clock = clock;
        this.home = home;
        this.trades = trades;
        this.reading = reading;
        this.delays = delays;
    }

    @GetMapping("/leads/{id}")
    ModelAndView lead(@PathVariable String id, @RequestParam(defaultValue = "") String said) {
        Lead lead = withId(id);
        List<Encounter> encounters = leads.encounters(lead.id());
        List<Contact> contacts = leads.contacts(lead.id());
        List<Contact.Step> steps = leads.steps(lead.id());
        UUID company = lead.company();
        return new ModelAndView("lead/lead")
                .addObject("section", "leads")
                .addObject("lead", lead)
                .addObject("story", Happened.of(encounters, contacts, steps))
                .addObject("encounters", encounters)
                .addObject("readings", readings(encounters))
                .addObject("others", Reading.otherwise(lead, encounters))
                .addObject("reads", reading.isThere())
                .addObject("delays", delays.all())
                .addObject("kinds", NOTED)
                .addObject("trades", trades.of(lead.wants().trades()))
                .addObject("stages", Lead.Stage.values())
                .addObject("people", people(lead, encounters, contacts, steps))
                .addObject("owners", owners())
                .addObject("exhibitions", shows(encounters))
                .addObject(
                        "company",
                        company == null ? null : clients.names(List.of(company)).get(company))
                .addObject(
                        "likely", company == null ? clients.called(lead.card().firm()) : List.of())
                .addObject("bookable", sites.all())
                .addObject("zone", home.zone())
                .addObject("now", clock.instant())
                .addObject("said", said);
    }

    /** What was made out on the photographs, of those at which a program has looked. */
    private static Map<UUID, List<Reading.Line>> readings(List<Encounter> encounters) {
        return encounters.stream()
                .filter(each -> each.read() != null)
                .collect(Collectors.toMap(Encounter::id, each -> Reading.of(each.read())));
    }

    private Map<UUID, String> shows(List<Encounter> encounters) {
        return encounters.stream()
                .flatMap(each -> Stream.ofNullable(each.exhibition()))
                .distinct()
                .flatMap(each -> exhibitions.withId(each).stream())
                .collect(Collectors.toMap(each -> each.id(), each -> each.name()));
    }

    private Map<UUID, Names.Name> people(
            Lead lead, List<Encounter> encounters, List<Contact> contacts, List<Contact.Step> steps) {
        return names.of(Stream.of(
                        Stream.ofNullable(lead.care().owner()),
                        encounters.stream().flatMap(each -> Stream.ofNullable(each.by())),
                        contacts.stream().flatMap(each -> Stream.ofNullable(each.by())),
                        steps.stream().flatMap(each -> Stream.ofNullable(each.by())))
                .flatMap(Function.identity())
                .distinct()
                .toList());
    }

    /** Who can look after a lead, by name. */
    private List<Names.Name> owners() {
        return Stream.of(StaffRole.values())
                .filter(Permission.KEEP_LEADS.staff()::contains)
                .flatMap(role -> names.having(role).stream())
                .collect(Collectors.toMap(Names.Name::person, Function.identity(), (one, other) -> one))
                .values()
                .stream()
                .sorted(Comparator.comparing(Names.Name::name))
                .toList();
    }

    /** What was done, or what came: a kind, and a word if there is one. */
    @May(Permission.KEEP_LEADS)
    @PostMapping("/leads/{id}/contacts")
    ModelAndView note(Acting acting, @PathVariable String id, NoteForm form) {
        Lead lead = withId(id);
        String kind = LeadForm.said(form.kind());
        Contact.Kind what = Contact.Kind.of(kind)
                .filter(NOTED::contains)
                .orElseThrow(() -> new BadInput(
                        "kind", kind, NOTED.stream().map(Contact.Kind::key).toList()));
        if (LeadForm.tooLong(form.note()).isPresent()) {
            return done(lead.id(), "too-long");
        }
        boolean reached = !"yes".equals(form.missed()) && what != Contact.Kind.NOTE;
        String note = LeadForm.said(form.note());
        leads.note(
                acting,
                lead.id(),
                new Contact(UUID.randomUUID(), what, clock.instant(), acting.person(), note, reached));
        return done(lead.id(), "noted");
    }

    @May(Permission.KEEP_LEADS)
    @PostMapping("/leads/{id}/stage")
    ModelAndView move(Acting acting, @PathVariable String id, StageForm form) {
        Lead lead = withId(id);
        String stage = LeadForm.said(form.stage());
        Lead.Stage to = Lead.Stage.of(stage)
                .orElseThrow(() -> new BadInput(
                        "stage",
                        stage,
                        Stream.of(Lead.Stage.values()).map(Lead.Stage::key).toList()));
        if (LeadForm.flaw(form.why()).isPresent()) {
            return done(lead.id(), "too-long");
        }
        Keeping outcome = leads.move(
                acting,
                lead.id(),
                version(LeadForm.said(form.version())),
                new Contact.Step(to, clock.instant(), acting.person(), LeadForm.said(form.why())));
        return done(lead.id(), outcome instanceof Keeping.Kept ? "moved" : "overtaken");
    }

    /** What is to be done next, by when and by whom. */
    @May(Permission.KEEP_LEADS)
    @PostMapping("/leads/{id}/next")
    ModelAndView next(Acting acting, @PathVariable String id, NextForm form) {
        Lead lead = withId(id);
        Optional<Instant> by = LeadForm.endOf(form.due(), home.zone());
        String owner = LeadForm.said(form.owner());
        if (LeadForm.flaw(form.step()).isPresent() || by.isEmpty() || owner.isEmpty()) {
            return done(lead.id(), "no-day");
        }
        UUID who = Asked.id("owner", owner);
        if (owners().stream().noneMatch(one -> one.person().equals(who))) {
            throw new NotFound("person");
        }
        String step = LeadForm.said(form.step());
        Keeping outcome = leads.change(
                acting,
                lead.id(),
                version(LeadForm.said(form.version())),
                one -> Edits.with(one, new Lead.Care(who, step, one.stage().isOver() ? null : due(one, by.get()))));
        return done(lead.id(), outcome instanceof Keeping.Kept ? "next" : "overtaken");
    }

    /** To the hour, as long as the day that was shown is the day that is said. */
    private Instant due(Lead lead, Instant said) {
        Instant had = lead.care().dueAt();
        return had != null && day(had).equals(day(said)) ? had : said;
    }

    private LocalDate day(Instant at) {
        return at.atZone(home.zone()).toLocalDate();
    }

    static int version(String said) {
        if (!said.matches("\\d{1,9}")) {
            throw new BadInput("version", said, List.of("1"));
        }
        return Integer.parseInt(said);
    }

    static ModelAndView done(UUID lead, String said) {
        return new ModelAndView("redirect:/leads/" + lead + "?said=" + said);
    }

    private Lead withId(String id) {
        return leads.withId(Asked.id("id", id)).orElseThrow(() -> new NotFound("lead"));
    }
}
