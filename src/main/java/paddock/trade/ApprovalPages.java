package paddock.trade;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
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
import paddock.kernel.Permission;
import paddock.web.HomeZone;
import paddock.web.May;
import paddock.web.NotFound;

/** Where the operator's people approve what companies would like their pages to say, and list those that are not yet. */
@May(Permission.KEEP_COMPANIES)
@Controller
@ConditionalOnWebApplication
final class ApprovalPages {

    private static final int MOST = 100;
    private static final int LONGEST = 1000;

    private final Proposals proposals;
    private final RelationRows relations;
    private final Differences differences;
    private final Clients clients;
    private final Names names;
    private final HomeZone home;
    private final PageKeeping keeping;

    ApprovalPages(
            Proposals proposals,
            RelationRows relations,
            Differences differences,
            Clients clients,
            Names names,
            HomeZone home,
            PageKeeping keeping) {
        this.proposals = proposals;
        this.relations = relations;
        this.differences = differences;
        this.clients = clients;
        this.names = names;
        this.home = home;
        this.keeping = keeping;
    }

    /** A proposal in a line of the list. */
    record Line(UUID company, String name, Instant at, String by) {}

    @GetMapping("/directory/approvals")
    ModelAndView list() {
        List<Proposal> open = proposals.open(MOST);
        Map<UUID, String> companies =
                clients.names(open.stream().map(Proposal::company).toList());
        return new ModelAndView("trade/approvals")
                .addObject(
                        "lines",
                        open.stream()
                                .map(each -> new Line(
                                        each.company(),
                                        companies.getOrDefault(each.company(), ""),
                                        each.at(),
                                        by(each)))
                                .toList())
                .addObject("unlisted", relations.unlisted(MOST))
                .addObject("zone", home.zone())
                .addObject("section", "directory");
    }

    private String by(Proposal proposal) {
        UUID person = proposal.by();
        Names.Name name = person == null ? null : names.of(List.of(person)).get(person);
        return name == null ? "" : name.name();
    }

    @GetMapping("/directory/{id}/approval")
    ModelAndView proposal(Acting acting, @PathVariable String id, Locale locale) {
        return page(keeping.entry(acting, id, Permission.KEEP_COMPANIES), Mistakes.NONE, locale);
    }

    @PostMapping("/directory/{id}/approval")
    ModelAndView approve(
            Acting acting, @PathVariable String id, @RequestParam Map<String, String> given, Locale locale) {
        Entry entry = keeping.entry(acting, id, Permission.KEEP_COMPANIES);
        Deciding outcome = proposals.approve(acting, entry.id(), PageKeeping.read(given));
        return outcome == Deciding.DONE
                ? PageKeeping.done(entry.id(), "approved")
                : again(acting, entry, outcome, locale);
    }

    @PostMapping("/directory/{id}/refusal")
    ModelAndView refuse(
            Acting acting, @PathVariable String id, @RequestParam Map<String, String> given, Locale locale) {
        Entry entry = keeping.entry(acting, id, Permission.KEEP_COMPANIES);
        String why = given.getOrDefault("why", "").strip();
        if (why.isEmpty() || !ProfileJson.isText(why, LONGEST)) {
            return refused(
                    page(entry, Mistakes.NONE.and("why", "why"), locale).addObject("why", why),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Deciding outcome = proposals.refuse(acting, entry.id(), PageKeeping.read(given), why);
        return outcome == Deciding.DONE
                ? PageKeeping.done(entry.id(), "refused")
                : again(acting, entry, outcome, locale);
    }

    /** The page as it is now, for whoever has read it as it was. */
    private ModelAndView again(Acting acting, Entry read, Deciding outcome, Locale locale) {
        if (outcome == Deciding.OVER) {
            return PageKeeping.done(read.id(), "over");
        }
        Entry now = keeping.entry(acting, read.id().toString(), Permission.KEEP_COMPANIES);
        String refusal = outcome == Deciding.TURNED_ROUND ? "turned-round" : "overtaken";
        return refused(page(now, Mistakes.NONE, locale).addObject("refusal", refusal), HttpStatus.CONFLICT);
    }

    private ModelAndView page(Entry entry, Mistakes mistakes, Locale locale) {
        Proposal proposal = proposals.openOf(entry.id()).orElseThrow(() -> new NotFound("proposal"));
        return new ModelAndView("trade/approval")
                .addObject("entry", entry)
                .addObject("proposal", proposal)
                .addObject("by", by(proposal))
                .addObject("zone", home.zone())
                .addObject(
                        "differences",
                        differences.between(
                                entry.profile(), proposal.profile(), new Differences.Reading(entry.id(), locale)))
                .addObject("mistakes", mistakes)
                .addObject("section", "directory");
    }

    private static ModelAndView refused(ModelAndView page, HttpStatus status) {
        page.setStatus(status);
        return page;
    }
}
