package paddock.hook;

import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import paddock.circuit.Site;
import paddock.web.Asked;
import paddock.web.NotFound;

/** The page of an endpoint, which is also where one is led back to after any act on it. */
@Component
final class HookPage {

    private final Endpoints endpoints;
    private final Deliveries deliveries;
    private final HookSettings settings;
    private final InstantSource clock;

    HookPage(Endpoints endpoints, Deliveries deliveries, HookSettings settings, InstantSource clock) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.settings = settings;
        this.clock = clock;
    }

    ModelAndView of(String template, Site site) {
        return new ModelAndView(template)
                .addObject("site", site)
                .addObject("leaves", settings.leaves())
                .addObject("section", "bookings");
    }

    /** One of that site; another's is as if it were not there. */
    Endpoint endpoint(Site site, String id) {
        return endpoints
                .withId(Asked.id("webhook", id))
                .filter(endpoint -> endpoint.site().equals(site.id()))
                .orElseThrow(() -> new NotFound("webhook"));
    }

    ModelAndView one(Site site, Endpoint endpoint, @Nullable UUID before) {
        List<DeliveryLine> found = deliveries.of(endpoint.id(), before);
        List<DeliveryLine> shown = found.subList(0, Math.min(found.size(), Deliveries.ON_A_PAGE));
        String base = "/sites/" + site.key() + "/webhooks/" + endpoint.id();
        return of("hook/webhook", site)
                .addObject("webhook", endpoint)
                .addObject("base", base)
                .addObject("readable", endpoints.isReadable(endpoint))
                .addObject("deliveries", shown)
                .addObject(
                        "next",
                        found.size() > shown.size()
                                ? base + "?before=" + shown.getLast().id()
                                : null)
                .addObject("now", clock.instant());
    }

    /** After an act: what is done is said, and so is why it is not. */
    ModelAndView back(Site site, Endpoint endpoint, Keeping outcome, String said) {
        if (outcome instanceof Keeping.Kept) {
            return new ModelAndView("redirect:/sites/" + site.key() + "/webhooks/" + endpoint.id() + "?said=" + said);
        }
        return refused(site, endpoint, HookTold.flaw(outcome));
    }

    ModelAndView refused(Site site, Endpoint endpoint, HookTold.Flaw flaw) {
        Endpoint now = endpoints.withId(endpoint.id()).orElseThrow(() -> new NotFound("webhook"));
        ModelAndView page =
                one(site, now, null).addObject("refusal", flaw.code()).addObject("said", "");
        page.setStatus(HttpStatus.valueOf(flaw.status()));
        return page;
    }
}
