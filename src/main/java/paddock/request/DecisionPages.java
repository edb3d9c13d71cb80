package paddock.request;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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
import paddock.asking.Uses;
import paddock.booking.Told;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.directory.Clients;
import paddock.ground.ClaimWords;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.web.Asked;
import paddock.web.May;
import paddock.web.NotFound;

/** Where the operator's people decide on requests. */
@May(Permission.SELL)
@Controller
@ConditionalOnWebApplication
final class DecisionPages {

    private static final int ON_A_PAGE = 50;
    private static final int MOST_NAMES = 1000;
    private static final int LONGEST = 2000;

    private final Requests requests;
    private final RequestRefusals refusals;
    private final Sites sites;
    private final Clients clients;
    private final Uses uses;

    DecisionPages(Requests requests, RequestRefusals refusals, Sites sites, Clients clients, Uses uses) {
        this.requests = requests;
        this.refusals = refusals;
        this.sites = sites;
        this.clients = clients;
        this.uses = uses;
    }

    /** A request in words. */
    public record View(
            UUID id,
            int version,
            String word,
            String name,
            String firm,
            String email,
            String phone,
            String message,
            @Nullable UUID company,
            List<ClaimWords> lines,
            Instant askedAt,
            String why,
            @Nullable UUID booking) {

        public boolean isOpen() {
            return word.equals("open");
        }

        /** What it is for, in a line of a list. */
        public ClaimWords first() {
            return lines.getFirst();
        }

        public int more() {
            return lines.size() - 1;
        }
    }

    @GetMapping("/sites/{key}/requests")
    ModelAndView list(@PathVariable String key, @RequestParam Map<String, String> parameters, Locale locale) {
        Site site = sites.withKey(key).orElseThrow(() -> new NotFound("site"));
        Map<String, String> asked = new java.util.HashMap<>(parameters);
        asked.putIfAbsent("state", "open");
        boolean any = "any".equals(asked.get("state"));
        RequestRows.Wanted wanted = RequestRows.Wanted.of(site.id(), any ? without(asked) : asked);
        List<Request> found = requests.found(wanted, ON_A_PAGE + 1);
        List<Request> shown = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        Map<UUID, String> names = clients.names(
                shown.stream().map(Request::company).filter(Objects::nonNull).collect(Collectors.toSet()));
        return new ModelAndView("request/requests")
                .addObject("site", site)
                .addObject("state", any ? "any" : wanted.state())
                .addObject("states", RequestRows.Wanted.STATES)
                .addObject(
                        "requests",
                        shown.stream()
                                .map(each -> view(site, each, names, locale))
                                .toList())
                .addObject("section", "bookings")
                .addObject(
                        "next",
                        found.size() > ON_A_PAGE
                                ? "/sites/" + key + "/requests?state=" + (any ? "any" : wanted.state()) + "&after="
                                        + shown.getLast().number()
                                : "");
    }

    private static Map<String, String> without(Map<String, String> asked) {
        asked.put("state", "");
        return asked;
    }

    @GetMapping("/requests/{id}")
    ModelAndView request(
            Acting acting, @PathVariable String id, @RequestParam(defaultValue = "") String said, Locale locale) {
        return page(acting, seen(id), Mistakes.NONE, locale).addObject("said", said);
    }

    @PostMapping("/requests/{id}/grant")
    ModelAndView grant(Acting acting, @PathVariable String id, @RequestParam Map<String, String> given, Locale locale) {
        Request request = seen(id);
        String typed = given.getOrDefault("company", "").strip();
        Supplier<UUID> company = company(acting, request, given, typed);
        if (company == null) {
            Mistakes mistakes = Mistakes.NONE.and("company", typed.isEmpty() ? "no-company" : "unknown-company");
            return refused(page(acting, request, mistakes, locale).addObject("typed", typed), 422);
        }
        Deciding outcome = requests.grant(acting, request.id(), version(given), company);
        return outcome instanceof Deciding.Granted granted
                ? new ModelAndView("redirect:/bookings/" + granted.booking() + "?said=held")
                : again(acting, request, outcome, locale);
    }

    /** The one that asked, one of that name, or a new one where that is wanted. */
    private @Nullable Supplier<UUID> company(Acting acting, Request request, Map<String, String> given, String typed) {
        UUID asked = request.company();
        if (asked != null) {
            return () -> asked;
        }
        List<Clients.Named> called = clients.called(typed);
        if (called.isEmpty() && "new".equals(given.get("how")) && acting.may(Permission.KEEP_COMPANIES)) {
            return Clients.isName(typed) ? () -> clients.add(acting, typed) : null;
        }
        return called.size() == 1 ? () -> called.getFirst().id() : null;
    }

    @PostMapping("/requests/{id}/decline")
    ModelAndView decline(
            Acting acting, @PathVariable String id, @RequestParam Map<String, String> given, Locale locale) {
        Request request = seen(id);
        String why = given.getOrDefault("why", "").strip();
        if (why.isEmpty() || why.length() > LONGEST || why.indexOf('\0') >= 0) {
            return refused(page(acting, request, Mistakes.NONE.and("why", "no-why"), locale), 422);
        }
        Deciding outcome = requests.decline(acting, request.id(), version(given), why);
        return outcome instanceof Deciding.Declined
                ? new ModelAndView("redirect:/requests/" + request.id() + "?said=declined")
                : again(acting, request, outcome, locale);
    }

    private static int version(Map<String, String> given) {
        String version = given.getOrDefault("version", "");
        return version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0;
    }

    private ModelAndView again(Acting acting, Request request, Deciding outcome, Locale locale) {
        Told.Refused refused = refusals.inWords(outcome, locale);
        return refused(
                page(acting, seen(request.id().toString()), Mistakes.NONE, locale)
                        .addObject("refusal", refused.words()),
                refused.status());
    }

    private ModelAndView page(Acting acting, Request request, Mistakes mistakes, Locale locale) {
        Site site = sites.withId(request.site()).orElseThrow();
        Map<UUID, String> names = request.company() == null ? Map.of() : clients.names(List.of(request.company()));
        return new ModelAndView("request/request")
                .addObject("site", site)
                .addObject("r", view(site, request, names, locale))
                .addObject("facts", uses.words(request.said().use(), locale))
                .addObject("typed", request.asker().firm())
                .addObject("names", clients.choices(acting, Permission.SELL, MOST_NAMES))
                .addObject("mistakes", mistakes)
                .addObject("section", "bookings");
    }

    private static View view(Site site, Request request, Map<UUID, String> names, Locale locale) {
        Request.Asker asker = request.asker();
        return new View(
                request.id(),
                request.version(),
                request.word(),
                asker.name(),
                request.company() == null ? asker.firm() : names.getOrDefault(request.company(), ""),
                asker.email(),
                asker.phone(),
                asker.message(),
                request.company(),
                request.claims().stream()
                        .map(claim -> ClaimWords.of(site, claim, locale))
                        .toList(),
                request.askedAt(),
                request.state() instanceof Request.State.Declined declined ? declined.why() : "",
                request.state() instanceof Request.State.Granted granted ? granted.booking() : null);
    }

    private static ModelAndView refused(ModelAndView page, int status) {
        page.setStatus(HttpStatus.valueOf(status));
        return page;
    }

    private Request seen(String id) {
        return requests.withId(Asked.id("id", id)).orElseThrow(() -> new NotFound("request"));
    }
}
