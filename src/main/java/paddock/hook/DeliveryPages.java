package paddock.hook;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.web.Asked;
import paddock.web.May;
import paddock.web.NotFound;
import tools.jackson.databind.json.JsonMapper;

/** What was sent to an endpoint, with what it says; sent again, and sent on trial. */
@Controller
@ConditionalOnWebApplication
@May(Permission.KEEP_WEBHOOKS)
final class DeliveryPages {

    private final Deliveries deliveries;
    private final HookPage pages;
    private final Sites sites;
    private final JsonMapper json;

    DeliveryPages(Deliveries deliveries, HookPage pages, Sites sites, JsonMapper json) {
        this.deliveries = deliveries;
        this.pages = pages;
        this.sites = sites;
        this.json = json;
    }

    @May(Permission.READ_WEBHOOKS)
    @GetMapping("/sites/{key}/webhooks/{webhook}/deliveries/{delivery}")
    ModelAndView one(@PathVariable String key, @PathVariable String webhook, @PathVariable String delivery) {
        Site site = site(key);
        Endpoint endpoint = pages.endpoint(site, webhook);
        DeliveryLine line = line(endpoint, delivery);
        String body =
                json.writerWithDefaultPrettyPrinter().writeValueAsString(json.readTree(deliveries.body(line.event())));
        return pages.of("hook/delivery", site)
                .addObject("webhook", endpoint)
                .addObject("delivery", line)
                .addObject("base", "/sites/" + site.key() + "/webhooks/" + endpoint.id())
                .addObject("body", body);
    }

    @PostMapping("/sites/{key}/webhooks/{webhook}/deliveries/{delivery}/attempts")
    ModelAndView again(
            Acting acting, @PathVariable String key, @PathVariable String webhook, @PathVariable String delivery) {
        Site site = site(key);
        Endpoint endpoint = pages.endpoint(site, webhook);
        return back(
                site,
                endpoint,
                deliveries.again(acting, endpoint.id(), line(endpoint, delivery).id()));
    }

    @PostMapping("/sites/{key}/webhooks/{webhook}/tests")
    ModelAndView tryOut(Acting acting, @PathVariable String key, @PathVariable String webhook) {
        Site site = site(key);
        Endpoint endpoint = pages.endpoint(site, webhook);
        return back(site, endpoint, deliveries.tryOut(acting, endpoint.id()));
    }

    private ModelAndView back(Site site, Endpoint endpoint, Urging outcome) {
        return outcome instanceof Urging.Queued
                ? new ModelAndView("redirect:/sites/" + site.key() + "/webhooks/" + endpoint.id() + "?said=queued")
                : pages.refused(site, endpoint, HookTold.flaw(outcome));
    }

    private DeliveryLine line(Endpoint endpoint, String id) {
        return deliveries.withId(endpoint.id(), Asked.id("delivery", id)).orElseThrow(() -> new NotFound("delivery"));
    }

    private Site site(String key) {
        return sites.withKey(key).orElseThrow(() -> new NotFound("site"));
    }
}
