package paddock.letter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import paddock.kernel.Acting;
import paddock.kernel.Email;
import paddock.kernel.Permission;
import paddock.lead.Lead;
import paddock.lead.Leads;
import paddock.lead.Sought;
import paddock.letter.Objections.Cause;
import paddock.letter.Objections.Lifting;
import paddock.letter.Objections.Refused;
import paddock.web.BadInput;
import paddock.web.HomeZone;
import paddock.web.May;
import paddock.web.NotFound;

/** Which mailboxes get no letters: to see, to add one, and to take one off for a reason. */
@May(Permission.SEE_LEADS)
@Controller
@ConditionalOnWebApplication
final class RefusalPages {

    private static final int ON_A_PAGE = 100;
    private static final String DIGEST = "[0-9a-f]{64}";

    private final Objections refusals;
    private final Leads leads;
    private final HomeZone home;

    RefusalPages(Objections refusals, Leads leads, HomeZone home) {
        this.refusals = refusals;
        this.leads = leads;
        this.home = home;
    }

    @GetMapping("/letters/refusals")
    ModelAndView list(@RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = "") String said) {
        if (!after.isEmpty() && !after.matches(DIGEST)) {
            throw new BadInput("after", after, List.of("64 × 0-9a-f"));
        }
        Refused last = after.isEmpty() ? null : refusals.withDigest(after).orElse(null);
        List<Refused> found = refusals.before(last, ON_A_PAGE + 1);
        List<Refused> shown = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        Map<UUID, Lead> theirs = leads.withIds(shown.stream()
                .flatMap(each -> Stream.ofNullable(each.lead()))
                .distinct()
                .toList());
        return TemplatePages.page("letter/refusals")
                .addObject("refusals", shown)
                .addObject("count", refusals.count())
                .addObject("leads", theirs)
                .addObject("whys", Lifting.values())
                .addObject("zone", home.zone())
                .addObject("said", said)
                .addObject("mistake", "")
                .addObject("address", "")
                .addObject("next", found.size() > ON_A_PAGE ? shown.getLast().digest() : "");
    }

    @May(Permission.KEEP_LEADS)
    @PostMapping("/letters/refusals")
    ModelAndView add(Acting acting, @RequestParam(defaultValue = "") String address) {
        Optional<Email> email = Email.of(address.strip());
        if (email.isEmpty()) {
            ModelAndView page = list("", "").addObject("mistake", "address").addObject("address", address);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        String mailbox = email.get().address();
        UUID lead = leads.found(Sought.of(Map.of("text", mailbox)), ON_A_PAGE).stream()
                .filter(one -> one.card().email().equals(mailbox))
                .map(Lead::id)
                .findFirst()
                .orElse(null);
        boolean added = refusals.add(acting, mailbox, Cause.ASKED, lead);
        return done(added ? "added" : "unreadable");
    }

    @May(Permission.KEEP_LEADS)
    @PostMapping("/letters/refusals/{digest}/lifting")
    ModelAndView lift(Acting acting, @PathVariable String digest, @RequestParam(defaultValue = "") String why) {
        Lifting said = Lifting.of(why)
                .orElseThrow(() -> new BadInput(
                        "why",
                        why,
                        Stream.of(Lifting.values()).map(Lifting::key).toList()));
        if (!digest.matches(DIGEST) || !refusals.lift(acting, digest, said)) {
            throw new NotFound("refusal");
        }
        return done("lifted");
    }

    private static ModelAndView done(String said) {
        return new ModelAndView("redirect:/letters/refusals?said=" + said);
    }
}
