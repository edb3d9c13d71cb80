package paddock.trade;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import paddock.directory.Clients;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.web.Asked;
import paddock.web.May;
import paddock.web.NotFound;

/** The directory as anybody reads it. */
@May(Permission.LOOK)
@Controller
@ConditionalOnWebApplication
final class DirectoryPages {

    private static final int ON_A_PAGE = 50;

    private final Profiles profiles;
    private final Proposals proposals;
    private final RelationRows relations;
    private final Clients clients;
    private final Trades trades;

    DirectoryPages(Profiles profiles, Proposals proposals, RelationRows relations, Clients clients, Trades trades) {
        this.profiles = profiles;
        this.proposals = proposals;
        this.relations = relations;
        this.clients = clients;
        this.trades = trades;
    }

    @GetMapping("/directory")
    ModelAndView list(Acting acting, @RequestParam Map<String, String> parameters) {
        Wanted wanted = Wanted.of(parameters, trades);
        List<Entry> found = profiles.found(wanted, ON_A_PAGE + 1);
        List<Entry> shown = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        boolean more = found.size() > ON_A_PAGE;
        return new ModelAndView("trade/directory")
                .addObject("entries", shown)
                .addObject("wanted", wanted)
                .addObject("trades", trades.all())
                .addObject("kinds", Wanted.STATUSES)
                .addObject("count", more || wanted.after() != null ? null : shown.size())
                .addObject("open", acting.may(Permission.KEEP_COMPANIES) ? proposals.countOpen() : 0)
                .addObject("next", more ? wanted.after(shown.getLast().id()).at("/directory") : "")
                .addObject("section", "directory");
    }

    @GetMapping("/directory/{id}")
    ModelAndView entry(Acting acting, @PathVariable String id, @RequestParam(defaultValue = "") String said) {
        UUID company = Asked.id("id", id);
        Entry entry = profiles.seen(acting, company).orElseThrow(() -> new NotFound("company"));
        boolean keeps = acting.mayFor(company, Permission.KEEP_PROFILE);
        boolean inside = acting.mayFor(company, Permission.SEE_COMPANY);
        ModelAndView page = new ModelAndView("trade/entry")
                .addObject("entry", entry)
                .addObject(
                        "contacts",
                        entry.profile().contacts().isEmpty()
                                ? List.of()
                                : clients.contacts(company).stream()
                                        .filter(contact ->
                                                entry.profile().contacts().contains(contact.id()))
                                        .toList())
                .addObject(
                        "relations",
                        relations.relations(company).stream()
                                .filter(each -> each.listed() || inside)
                                .toList())
                .addObject("keeps", keeps)
                .addObject("inside", inside)
                .addObject("said", said)
                .addObject("section", "directory");
        if (keeps) {
            page.addObject("proposal", proposals.openOf(company).orElse(null))
                    .addObject("last", proposals.lastOf(company).orElse(null));
        }
        return page;
    }
}
