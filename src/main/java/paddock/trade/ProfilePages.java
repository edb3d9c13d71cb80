package paddock.trade;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import paddock.account.Mistakes;
import paddock.directory.Clients;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.web.May;

/** Where a company's page is written: by the operator's people at once, by its own once that is approved. */
@May(Permission.KEEP_PROFILE)
@Controller
@ConditionalOnWebApplication
final class ProfilePages {

    private static final int MOST_NAMES = 1000;

    private final Profiles profiles;
    private final Proposals proposals;
    private final RelationRows relations;
    private final Differences differences;
    private final Clients clients;
    private final Trades trades;
    private final PageKeeping keeping;

    ProfilePages(
            Profiles profiles,
            Proposals proposals,
            RelationRows relations,
            Differences differences,
            Clients clients,
            Trades trades,
            PageKeeping keeping) {
        this.profiles = profiles;
        this.proposals = proposals;
        this.relations = relations;
        this.differences = differences;
        this.clients = clients;
        this.trades = trades;
        this.keeping = keeping;
    }

    /** Who writes on which page, which is under way to be another where they proposed it. */
    private record Desk(
            Acting acting, Entry entry, @Nullable Proposal proposal, Locale locale) {

        boolean decides() {
            return acting.may(Permission.KEEP_COMPANIES);
        }

        RelationRows.Reach reach() {
            return decides() ? RelationRows.Reach.ALL : RelationRows.Reach.LISTED;
        }

        Profile said() {
            return proposal == null ? entry.profile() : proposal.profile();
        }

        int draft() {
            return proposal == null ? 0 : proposal.version();
        }
    }

    private Desk desk(Acting acting, String id, Locale locale) {
        Entry entry = keeping.entry(acting, id, Permission.KEEP_PROFILE);
        Optional<Proposal> open =
                acting.may(Permission.KEEP_COMPANIES) ? Optional.empty() : proposals.openOf(entry.id());
        return new Desk(acting, entry, open.orElse(null), locale);
    }

    @GetMapping("/directory/{id}/edit")
    ModelAndView edit(Acting acting, @PathVariable String id, Locale locale) {
        Desk desk = desk(acting, id, locale);
        ProfileForm form = ProfileForm.of(desk.said(), names(desk), desk.entry().version(), desk.draft());
        return form(desk, form, Mistakes.NONE);
    }

    @PostMapping("/directory/{id}")
    ModelAndView write(
            Acting acting, @PathVariable String id, @RequestParam MultiValueMap<String, String> given, Locale locale) {
        Desk desk = desk(acting, id, locale);
        ProfileForm form = ProfileForm.of(given);
        ProfileForm.Known known = known(desk, form);
        Mistakes mistakes = form.mistakes(known);
        if (!mistakes.isEmpty()) {
            return refused(form(desk, form, mistakes), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Profile profile = form.profile(known);
        UUID company = desk.entry().id();
        Writing outcome = desk.decides()
                ? profiles.change(acting, company, form.version(), profile)
                : proposals.propose(acting, company, new Proposals.Read(form.version(), form.draft()), profile);
        return switch (outcome) {
            case DONE -> PageKeeping.done(company, "changed");
            case PROPOSED -> PageKeeping.done(company, "proposed");
            case TURNED_ROUND ->
                refused(form(desk, form, Mistakes.NONE.and("other", "turned-round")), HttpStatus.CONFLICT);
            case OVERTAKEN -> overtaken(desk(acting, id, locale), form, profile);
        };
    }

    /** Shows what was typed, and what it changes of what stands there now: to send it again is then to mean it. */
    private ModelAndView overtaken(Desk desk, ProfileForm form, Profile typed) {
        ModelAndView page = form(desk, form.over(desk.entry().version(), desk.draft()), Mistakes.NONE)
                .addObject(
                        "differences",
                        differences.between(
                                desk.said(),
                                typed,
                                new Differences.Reading(desk.entry().id(), desk.locale())));
        return refused(page, HttpStatus.CONFLICT);
    }

    @PostMapping("/directory/{id}/withdrawal")
    ModelAndView withdraw(Acting acting, @PathVariable String id, @RequestParam Map<String, String> given) {
        Entry entry = keeping.entry(acting, id, Permission.KEEP_PROFILE);
        return PageKeeping.done(
                entry.id(),
                switch (proposals.withdraw(acting, entry.id(), PageKeeping.read(given))) {
                    case DONE, TURNED_ROUND -> "withdrawn";
                    case OVER -> "over";
                    case OVERTAKEN -> "overtaken";
                });
    }

    @May(Permission.KEEP_COMPANIES)
    @PostMapping("/directory/{id}/listing")
    ModelAndView list(Acting acting, @PathVariable String id) {
        Entry entry = keeping.entry(acting, id, Permission.KEEP_COMPANIES);
        profiles.list(acting, entry.id());
        return PageKeeping.done(entry.id(), "listed");
    }

    @May(Permission.KEEP_COMPANIES)
    @PostMapping("/directory/{id}/unlisting")
    ModelAndView unlist(Acting acting, @PathVariable String id) {
        Entry entry = keeping.entry(acting, id, Permission.KEEP_COMPANIES);
        profiles.unlist(acting, entry.id());
        return PageKeeping.done(entry.id(), "unlisted");
    }

    /** The companies that page and proposal name. */
    private Map<UUID, String> names(Desk desk) {
        return clients.names(Stream.of(desk.entry().profile(), desk.said())
                .flatMap(profile -> profile.relations().stream())
                .map(Relation::other)
                .toList());
    }

    /** Who is named already can be named again; else whoever may be, by a name that is one company's. */
    private ProfileForm.Known known(Desk desk, ProfileForm form) {
        Map<String, UUID> companies = new HashMap<>();
        Map<UUID, String> named = names(desk);
        for (ProfileForm.Row row : form.relations()) {
            List<UUID> called = new ArrayList<>(named.entrySet().stream()
                    .filter(each -> each.getValue().equals(row.other()))
                    .map(Map.Entry::getKey)
                    .toList());
            if (called.isEmpty() && Clients.isName(row.other())) {
                called.addAll(relations.called(row.other(), desk.reach()));
            }
            called.remove(desk.entry().id());
            if (called.size() == 1) {
                companies.put(row.other(), called.getFirst());
            }
        }
        List<String> keys = new ArrayList<>(desk.said().trades());
        trades.all().forEach(trade -> keys.add(trade.key()));
        List<UUID> contacts = clients.contacts(desk.entry().id()).stream()
                .map(Clients.Reached::id)
                .toList();
        return new ProfileForm.Known(keys, companies, contacts);
    }

    private ModelAndView form(Desk desk, ProfileForm form, Mistakes mistakes) {
        List<List<Trade>> groups = new ArrayList<>();
        for (Trade trade : trades.all()) {
            if (trade.depth() == 0) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(trade);
        }
        return new ModelAndView("trade/edit")
                .addObject("entry", desk.entry())
                .addObject("proposal", desk.proposal())
                .addObject("decides", desk.decides())
                .addObject("form", form)
                .addObject("groups", groups)
                .addObject("contacts", clients.contacts(desk.entry().id()))
                .addObject("relationKinds", Relation.Kind.values())
                .addObject("names", relations.names(desk.reach(), MOST_NAMES))
                .addObject("mistakes", mistakes)
                .addObject("section", "directory");
    }

    private static ModelAndView refused(ModelAndView page, HttpStatus status) {
        page.setStatus(status);
        return page;
    }
}
