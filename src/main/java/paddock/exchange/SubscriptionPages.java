package paddock.exchange;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import paddock.circuit.Sites;
import paddock.directory.Clients;
import paddock.exchange.Subscription.Keeping;
import paddock.kernel.Acting;
import paddock.kernel.ClientRole;
import paddock.kernel.Fresh;
import paddock.kernel.Permission;
import paddock.post.Stationery;
import paddock.terms.Terms;
import paddock.web.Asked;
import paddock.web.BadInput;
import paddock.web.Forbidden;
import paddock.web.May;
import paddock.web.NotFound;

/** The calendar of a company: whether there is an address to subscribe to, another one, and none any more. */
@May(Permission.KEEP_COMPANY_PEOPLE)
@Controller
@ConditionalOnWebApplication
final class SubscriptionPages {

    private static final String BASE = "/companies/{id}/calendar";
    private static final Set<String> SAID = Set.of("withdrawn");

    private final Subscriptions subscriptions;
    private final Clients clients;
    private final Terms terms;
    private final Sites sites;
    private final Stationery stationery;

    SubscriptionPages(Subscriptions subscriptions, Clients clients, Terms terms, Sites sites, Stationery stationery) {
        this.subscriptions = subscriptions;
        this.clients = clients;
        this.terms = terms;
        this.sites = sites;
        this.stationery = stationery;
    }

    @GetMapping(BASE)
    ModelAndView page(Acting acting, @PathVariable String id, @RequestParam(defaultValue = "") String said) {
        return page(company(acting, id)).addObject("said", SAID.contains(said) ? said : "");
    }

    /** The address is shown this once. */
    @Fresh
    @PostMapping(BASE)
    ModelAndView renew(
            Acting acting,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String version,
            HttpServletRequest request) {
        Clients.Client company = company(acting, id);
        return switch (subscriptions.renew(acting, company.id(), number(version))) {
            case Keeping.Made made ->
                new ModelAndView("exchange/made")
                        .addObject("company", company)
                        .addObject("section", "companies")
                        .addObject("address", base(request) + "/calendars/" + made.secret() + ".ics");
            case Keeping.Overtaken _ -> overtaken(company);
            case Keeping.Withdrawn _ -> throw new IllegalStateException("what was renewed was withdrawn");
        };
    }

    @PostMapping(BASE + "/withdrawal")
    ModelAndView withdraw(Acting acting, @PathVariable String id, @RequestParam(defaultValue = "") String version) {
        Clients.Client company = company(acting, id);
        Keeping outcome = subscriptions.withdraw(acting, company.id(), number(version));
        return outcome instanceof Keeping.Withdrawn
                ? new ModelAndView("redirect:/companies/" + company.id() + "/calendar?said=withdrawn")
                : overtaken(company);
    }

    private ModelAndView page(Clients.Client company) {
        return new ModelAndView("exchange/calendar")
                .addObject("company", company)
                .addObject("subscription", subscriptions.of(company.id()))
                .addObject("zone", sites.zone())
                .addObject("overtaken", false)
                .addObject("section", "companies")
                .addObject("said", "");
    }

    private ModelAndView overtaken(Clients.Client company) {
        ModelAndView page = page(company).addObject("overtaken", true);
        page.setStatus(HttpStatus.CONFLICT);
        return page;
    }

    /**
     * A company whose people whoever asks may keep. All that it has is in its calendar, what is confidential as well: of the
     * operator's people only those make an address of it to whom the clients of confidential bookings are named everywhere.
     */
    private Clients.Client company(Acting acting, String id) {
        UUID company = Asked.id("id", id);
        if (!acting.mayFor(company, Permission.SEE_COMPANY)) {
            throw new NotFound("company");
        }
        Clients.Client client = clients.withId(company).orElseThrow(() -> new NotFound("company"));
        ClientRole role = acting.companies().get(company);
        boolean own = role != null && Permission.KEEP_COMPANY_PEOPLE.clients().contains(role);
        if (!acting.mayFor(company, Permission.KEEP_COMPANY_PEOPLE)) {
            throw new Forbidden(Permission.KEEP_COMPANY_PEOPLE);
        }
        if (!own
                && !sites.all().stream()
                        .allMatch(site -> terms.discretion(site.id()).names(acting))) {
            throw new Forbidden(Permission.KEEP_COMPANY_PEOPLE, "confidential-calendar");
        }
        return client;
    }

    /** What a request says of where it came to is believed only until that has been set. */
    private String base(HttpServletRequest request) {
        return stationery
                .address()
                .orElseGet(() ->
                        ServletUriComponentsBuilder.fromContextPath(request).toUriString());
    }

    private static int number(String version) {
        if (!version.matches("\\d{1,9}")) {
            throw new BadInput("version", version, List.of("1"));
        }
        return Integer.parseInt(version);
    }
}
