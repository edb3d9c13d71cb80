package paddock.hook;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.hook.Endpoint.Wanted;
import paddock.kernel.Acting;
import paddock.kernel.Fresh;
import paddock.kernel.Permission;
import paddock.web.Asked;
import paddock.web.BadInput;
import paddock.web.May;
import paddock.web.NotFound;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Who is told what happens at a site: the list, one, a new one, another secret, the end of one. */
@Controller
@ConditionalOnWebApplication
@May(Permission.KEEP_WEBHOOKS)
final class EndpointPages {

    private static final List<String> SAID = List.of("changed", "enabled", "disabled", "queued");
    private static final String BASE = "/sites/{key}/webhooks";
    private static final String ONE = BASE + "/{webhook}";

    private final Endpoints endpoints;
    private final EndpointReader reader;
    private final HookPage pages;
    private final Sites sites;
    private final MessageSource messages;
    private final InstantSource clock;

    EndpointPages(
            Endpoints endpoints,
            EndpointReader reader,
            HookPage pages,
            Sites sites,
            MessageSource messages,
            InstantSource clock) {
        this.endpoints = endpoints;
        this.reader = reader;
        this.pages = pages;
        this.sites = sites;
        this.messages = messages;
        this.clock = clock;
    }

    @May(Permission.READ_WEBHOOKS)
    @GetMapping(BASE)
    ModelAndView list(@PathVariable String key, @RequestParam(defaultValue = "") String said) {
        Site site = site(key);
        return pages.of("hook/webhooks", site)
                .addObject("webhooks", endpoints.of(site.id()))
                .addObject("said", said);
    }

    @May(Permission.READ_WEBHOOKS)
    @GetMapping(ONE)
    ModelAndView one(
            @PathVariable String key,
            @PathVariable String webhook,
            @RequestParam(required = false) @Nullable String before,
            @RequestParam(defaultValue = "") String said) {
        Site site = site(key);
        UUID older = before == null ? null : Asked.id("before", before);
        return pages.one(site, pages.endpoint(site, webhook), older).addObject("said", SAID.contains(said) ? said : "");
    }

    @Fresh
    @GetMapping(BASE + "/new")
    ModelAndView blank(@PathVariable String key) {
        MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
        typed.add("all", "on");
        return form(site(key), null, typed);
    }

    /** The secret is shown this once. */
    @Fresh
    @PostMapping(BASE)
    ModelAndView add(
            Acting acting, @PathVariable String key, @RequestParam MultiValueMap<String, String> given, Locale locale) {
        Site site = site(key);
        try {
            return secret(site, endpoints.add(acting, site.id(), read(given)), null);
        } catch (BadInput mistaken) {
            return mistaken(form(site, null, given), mistaken, locale);
        }
    }

    @Fresh
    @GetMapping(ONE + "/edit")
    ModelAndView edit(@PathVariable String key, @PathVariable String webhook) {
        Site site = site(key);
        Endpoint endpoint = pages.endpoint(site, webhook);
        return form(site, endpoint, typed(endpoint));
    }

    private static MultiValueMap<String, String> typed(Endpoint endpoint) {
        MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
        typed.add("version", Integer.toString(endpoint.version()));
        typed.add("name", endpoint.name());
        typed.add("url", endpoint.wanted().address());
        if (endpoint.wanted().acts().isEmpty()) {
            typed.add("all", "on");
        }
        endpoint.wanted().acts().forEach(act -> typed.add("event", act));
        return typed;
    }

    @Fresh
    @PostMapping(ONE)
    ModelAndView change(
            Acting acting,
            @PathVariable Map<String, String> at,
            @RequestParam MultiValueMap<String, String> given,
            Locale locale) {
        Site site = site(at.getOrDefault("key", ""));
        Endpoint endpoint = pages.endpoint(site, at.getOrDefault("webhook", ""));
        try {
            Endpoints.Change change =
                    new Endpoints.Change(version(given), read(given), EndpointReader.Telling.AS_IT_IS);
            Keeping outcome = endpoints.write(acting, endpoint.id(), change);
            if (outcome instanceof Keeping.Overtaken overtaken) {
                MultiValueMap<String, String> again = new LinkedMultiValueMap<>(given);
                again.set("version", Integer.toString(overtaken.version()));
                return refused(form(site, endpoint, again).addObject("overtaken", true), HttpStatus.CONFLICT);
            }
            return pages.back(site, endpoint, outcome, "changed");
        } catch (BadInput mistaken) {
            return mistaken(form(site, endpoint, given), mistaken, locale);
        }
    }

    /** The secret is shown this once. */
    @Fresh
    @PostMapping(ONE + "/secret")
    ModelAndView renew(
            Acting acting,
            @PathVariable String key,
            @PathVariable String webhook,
            @RequestParam MultiValueMap<String, String> given) {
        Site site = site(key);
        Endpoint endpoint = pages.endpoint(site, webhook);
        return secret(site, endpoints.renew(acting, endpoint.id(), version(given)), endpoint);
    }

    @PostMapping(ONE + "/disabling")
    ModelAndView disable(
            Acting acting,
            @PathVariable String key,
            @PathVariable String webhook,
            @RequestParam MultiValueMap<String, String> given) {
        Site site = site(key);
        Endpoint endpoint = pages.endpoint(site, webhook);
        return pages.back(site, endpoint, endpoints.disable(acting, endpoint.id(), version(given)), "disabled");
    }

    @PostMapping(ONE + "/enabling")
    ModelAndView enable(
            Acting acting,
            @PathVariable String key,
            @PathVariable String webhook,
            @RequestParam MultiValueMap<String, String> given) {
        Site site = site(key);
        Endpoint endpoint = pages.endpoint(site, webhook);
        return pages.back(site, endpoint, endpoints.enable(acting, endpoint.id(), version(given)), "enabled");
    }

    @PostMapping(ONE + "/end")
    ModelAndView remove(
            Acting acting,
            @PathVariable String key,
            @PathVariable String webhook,
            @RequestParam MultiValueMap<String, String> given) {
        Site site = site(key);
        Endpoint endpoint = pages.endpoint(site, webhook);
        Keeping outcome = endpoints.remove(acting, endpoint.id(), version(given));
        return outcome instanceof Keeping.Kept
                ? new ModelAndView("redirect:/sites/" + site.key() + "/webhooks?said=removed")
                : pages.back(site, endpoint, outcome, "");
    }

    private ModelAndView secret(Site site, Keeping outcome, @Nullable Endpoint before) {
        if (outcome instanceof Keeping.Given given) {
            return pages.of("hook/secret", site)
                    .addObject("webhook", given.endpoint())
                    .addObject("secret", given.secret().written())
                    .addObject("now", clock.instant());
        }
        if (before != null) {
            return pages.back(site, before, outcome, "");
        }
        HookTold.Flaw flaw = HookTold.flaw(outcome);
        return refused(
                pages.of("hook/webhooks", site)
                        .addObject("webhooks", endpoints.of(site.id()))
                        .addObject("said", "")
                        .addObject("refusal", flaw.code()),
                HttpStatus.valueOf(flaw.status()));
    }

    private Wanted read(MultiValueMap<String, String> given) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("name", of(given, "name")).put("url", of(given, "url"));
        if (of(given, "all").isEmpty()) {
            var events = body.putArray("events");
            given.getOrDefault("event", List.of()).forEach(events::add);
        }
        return reader.read(body);
    }

    private static String of(MultiValueMap<String, String> given, String name) {
        return Objects.requireNonNullElse(given.getFirst(name), "").strip();
    }

    private static int version(MultiValueMap<String, String> given) {
        String version = of(given, "version");
        return version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0;
    }

    private ModelAndView form(Site site, @Nullable Endpoint endpoint, MultiValueMap<String, String> typed) {
        return pages.of("hook/form", site)
                .addObject("webhook", endpoint)
                .addObject("typed", typed.toSingleValueMap())
                .addObject("chosen", typed.getOrDefault("event", List.of()))
                .addObject("happenings", Happenings.all());
    }

    private ModelAndView mistaken(ModelAndView form, BadInput mistaken, Locale locale) {
        String field = mistaken.parameter().replaceFirst("\\[.*", "");
        String name = messages.getMessage("hook." + field, null, field, locale);
        String said = field.equals("events")
                ? Objects.requireNonNullElse(messages.getMessage("hook.mistake.events", null, locale), "")
                : mistaken.said(name == null ? "" : name, messages, locale);
        return refused(form.addObject("mistaken", field).addObject("mistake", said), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static ModelAndView refused(ModelAndView page, HttpStatus status) {
        page.setStatus(status);
        return page;
    }

    private Site site(String key) {
        return sites.withKey(key).orElseThrow(() -> new NotFound("site"));
    }
}
