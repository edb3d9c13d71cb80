package paddock.exhibition;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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
import paddock.directory.Clients;
import paddock.kernel.Acting;
import paddock.kernel.Money;
import paddock.kernel.Permission;
import paddock.kernel.StaffRole;
import paddock.trade.Trades;
import paddock.web.Asked;
import paddock.web.May;
import paddock.web.NotFound;

/** Exhibitions to look for, to plan and to account for. */
@May(Permission.SEE_LEADS)
@Controller
@ConditionalOnWebApplication
final class ExhibitionPages {

    private static final int MOST_NAMES = 1000;

    private final Exhibitions exhibitions;
    private final Clients clients;
    private final Names names;
    private final Trades trades;

    ExhibitionPages(Exhibitions exhibitions, Clients clients, Names names, Trades trades) {
        this.exhibitions = exhibitions;
        this.clients = clients;
        this.names = names;
        this.trades = trades;
    }

    @GetMapping("/exhibitions")
    ModelAndView list(@RequestParam(defaultValue = "") String said) {
        return page("exhibition/list")
                .addObject("said", said)
                .addObject("exhibitions", exhibitions.all())
                .addObject("today", exhibitions.today());
    }

    @May(Permission.KEEP_LEADS)
    @GetMapping("/exhibitions/new")
    ModelAndView blank() {
        return form(ExhibitionForm.EMPTY, Mistakes.NONE);
    }

    @May(Permission.KEEP_LEADS)
    @PostMapping("/exhibitions")
    ModelAndView add(Acting acting, ExhibitionForm form) {
        Mistakes mistakes = form.mistakes();
        if (!mistakes.isEmpty()) {
            return refused(form(form, mistakes), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Exhibition said = form.exhibition(new UUID(0, 0));
        return done(exhibitions.add(acting, said.plan(), said.aims()), "added");
    }

    @GetMapping("/exhibitions/{id}")
    ModelAndView exhibition(@PathVariable String id, @RequestParam(defaultValue = "") String said) {
        return whole(withId(id), Mistakes.NONE).addObject("said", said);
    }

    private ModelAndView whole(Exhibition exhibition, Mistakes mistakes) {
        List<Cost> costs = exhibitions.costs(exhibition.id());
        return page("exhibition/exhibition")
                .addObject("e", exhibition)
                .addObject("isOpen", exhibition.isOpen(exhibitions.today()))
                .addObject("zone", exhibitions.zone())
                .addObject("trades", trades.of(exhibition.aims().trades()))
                .addObject("costs", costs)
                .addObject("kinds", Cost.Kind.values())
                .addObject("planned", costs.stream().map(Cost::planned).reduce(Money.NONE, Money::plus))
                .addObject("known", costs.stream().map(Cost::known).reduce(Money.NONE, Money::plus))
                .addObject("borne", exhibitions.borne(exhibition.id()))
                .addObject("partners", exhibitions.partners(exhibition.id()))
                .addObject("team", exhibitions.team(exhibition.id()))
                .addObject("people", people())
                .addObject("held", exhibitions.held(exhibition.id()))
                .addObject("mistakes", mistakes);
    }

    /** The operator's people who keep leads, by name. */
    private List<Names.Name> people() {
        return Stream.of(StaffRole.values())
                .filter(Permission.KEEP_LEADS.staff()::contains)
                .flatMap(role -> names.having(role).stream())
                .collect(Collectors.toMap(Names.Name::person, Function.identity(), (one, other) -> one))
                .values()
                .stream()
                .sorted(Comparator.comparing(Names.Name::name))
                .limit(MOST_NAMES)
                .toList();
    }

    @May(Permission.KEEP_LEADS)
    @GetMapping("/exhibitions/{id}/edit")
    ModelAndView edit(@PathVariable String id) {
        Exhibition exhibition = withId(id);
        return form(ExhibitionForm.of(exhibition), Mistakes.NONE)
                .addObject("e", exhibition)
                .addObject("isOpen", exhibition.isOpen(exhibitions.today()));
    }

    @May(Permission.KEEP_LEADS)
    @PostMapping("/exhibitions/{id}")
    ModelAndView change(Acting acting, @PathVariable String id, ExhibitionForm form) {
        Exhibition before = withId(id);
        Mistakes mistakes = form.mistakes();
        if (!mistakes.isEmpty()) {
            return again(before, form, mistakes, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return switch (exhibitions.change(acting, before.id(), form.versionSaid(), form.exhibition(before.id()))) {
            case Settling.Settled settled -> done(settled.id(), "changed");
            case Settling.Overtaken overtaken ->
                again(
                        overtaken.now(),
                        ExhibitionForm.of(overtaken.now()),
                        Mistakes.NONE.and("all", "overtaken"),
                        HttpStatus.CONFLICT);
            case Settling.Frozen frozen ->
                again(
                        frozen.now(),
                        ExhibitionForm.of(frozen.now()),
                        Mistakes.NONE.and("all", "frozen"),
                        HttpStatus.CONFLICT);
            case Settling.Gone gone -> throw new NotFound("exhibition");
        };
    }

    private ModelAndView again(Exhibition exhibition, ExhibitionForm form, Mistakes mistakes, HttpStatus status) {
        return refused(
                form(form, mistakes)
                        .addObject("e", exhibition)
                        .addObject("isOpen", exhibition.isOpen(exhibitions.today())),
                status);
    }

    @May(Permission.KEEP_LEADS)
    @PostMapping("/exhibitions/{id}/costs")
    ModelAndView addCost(Acting acting, @PathVariable String id, CostForm form) {
        return keep(acting, withId(id), UUID.randomUUID(), form);
    }

    @May(Permission.KEEP_LEADS)
    @PostMapping("/exhibitions/{id}/costs/{cost}")
    ModelAndView changeCost(Acting acting, @PathVariable String id, @PathVariable String cost, CostForm form) {
        return keep(acting, withId(id), Asked.id("cost", cost), form);
    }

    private ModelAndView keep(Acting acting, Exhibition exhibition, UUID cost, CostForm form) {
        Mistakes mistakes = form.mistakes();
        if (!mistakes.isEmpty()) {
            return refused(whole(exhibition, mistakes).addObject("cost", form), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return exhibitions.keep(acting, exhibition.id(), form.cost(cost))
                ? done(exhibition.id(), "cost")
                : refused(whole(exhibition, Mistakes.NONE.and("all", "overtaken")), HttpStatus.CONFLICT);
    }

    @May(Permission.KEEP_LEADS)
    @PostMapping("/exhibitions/{id}/costs/{cost}/removal")
    ModelAndView removeCost(Acting acting, @PathVariable String id, @PathVariable String cost) {
        Exhibition exhibition = withId(id);
        exhibitions.removeCost(acting, exhibition.id(), Asked.id("cost", cost));
        return done(exhibition.id(), "cost-removed");
    }

    @May(Permission.KEEP_LEADS)
    @PostMapping("/exhibitions/{id}/partners")
    ModelAndView share(
            Acting acting,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String partner,
            @RequestParam(defaultValue = "0") String share) {
        Exhibition exhibition = withId(id);
        if (!Clients.isName(partner) || !share.strip().matches("\\d{1,2}|100")) {
            return refused(
                    whole(exhibition, Mistakes.NONE.and("partner", "no-partner"))
                            .addObject("typed", partner),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        List<Clients.Named> called = clients.called(partner);
        @Nullable UUID company = called.size() == 1 ? called.getFirst().id() : null;
        exhibitions.share(
                acting,
                exhibition.id(),
                new Partner(UUID.randomUUID(), company, partner.strip(), Integer.parseInt(share.strip())));
        return done(exhibition.id(), "shared");
    }

    @May(Permission.KEEP_LEADS)
    @PostMapping("/exhibitions/{id}/partners/{partner}/removal")
    ModelAndView unshare(Acting acting, @PathVariable String id, @PathVariable String partner) {
        Exhibition exhibition = withId(id);
        exhibitions.unshare(acting, exhibition.id(), Asked.id("partner", partner));
        return done(exhibition.id(), "unshared");
    }

    @May(Permission.KEEP_LEADS)
    @PostMapping("/exhibitions/{id}/team")
    ModelAndView join(Acting acting, @PathVariable String id, @RequestParam(defaultValue = "") String person) {
        Exhibition exhibition = withId(id);
        UUID who = Asked.id("person", person);
        Optional<Names.Name> known =
                people().stream().filter(one -> one.person().equals(who)).findFirst();
        exhibitions.join(
                acting,
                exhibition.id(),
                known.orElseThrow(() -> new NotFound("person")).person());
        return done(exhibition.id(), "joined");
    }

    @May(Permission.KEEP_LEADS)
    @PostMapping("/exhibitions/{id}/team/{person}/removal")
    ModelAndView leave(Acting acting, @PathVariable String id, @PathVariable String person) {
        Exhibition exhibition = withId(id);
        exhibitions.leave(acting, exhibition.id(), Asked.id("person", person));
        return done(exhibition.id(), "left");
    }

    /** Removes one that was planned and of which nothing came. */
    @May(Permission.KEEP_LEADS)
    @PostMapping("/exhibitions/{id}/removal")
    ModelAndView remove(Acting acting, @PathVariable String id, @RequestParam(defaultValue = "0") String version) {
        Exhibition exhibition = withId(id);
        int read = version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0;
        return switch (exhibitions.remove(acting, exhibition.id(), read)) {
            case Removal.Removed _ -> new ModelAndView("redirect:/exhibitions?said=removed");
            case Removal.Held held -> refused(whole(held.now(), Mistakes.NONE.and("all", "held")), HttpStatus.CONFLICT);
            case Removal.Overtaken overtaken ->
                refused(whole(overtaken.now(), Mistakes.NONE.and("all", "overtaken")), HttpStatus.CONFLICT);
            case Removal.Gone _ -> throw new NotFound("exhibition");
        };
    }

    private Exhibition withId(String id) {
        return exhibitions.withId(Asked.id("id", id)).orElseThrow(() -> new NotFound("exhibition"));
    }

    private ModelAndView form(ExhibitionForm form, Mistakes mistakes) {
        return page("exhibition/edit")
                .addObject("form", form)
                .addObject("results", Exhibition.Result.values())
                .addObject("touches", Exhibition.Touch.values())
                .addObject("strengths", Exhibition.Strength.values())
                .addObject("trades", trades.all())
                .addObject("mistakes", mistakes);
    }

    private static ModelAndView page(String template) {
        return new ModelAndView(template).addAllObjects(Map.of("section", "exhibitions"));
    }

    private static ModelAndView done(UUID id, String said) {
        return new ModelAndView("redirect:/exhibitions/" + Objects.requireNonNull(id) + "?said=" + said);
    }

    private static ModelAndView refused(ModelAndView page, HttpStatus status) {
        page.setStatus(status);
        return page;
    }
}
