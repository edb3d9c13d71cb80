package paddock.takeover;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.takeover.Takeover.Manner;
import paddock.web.Asked;
import paddock.web.May;
import paddock.web.NotFound;

/** What is to be done with a file: its columns matched, its lines rehearsed, booked, stopped, taken back. */
@May(Permission.SELL)
@Controller
@ConditionalOnWebApplication
final class OrderPages {

    private static final int LONGEST_NAME = 100;

    private final Takeovers takeovers;
    private final Orders orders;
    private final TakeoverPage pages;
    private final Sites sites;

    OrderPages(Takeovers takeovers, Orders orders, TakeoverPage pages, Sites sites) {
        this.takeovers = takeovers;
        this.orders = orders;
        this.pages = pages;
        this.sites = sites;
    }

    /** Who wants something of which takeover. */
    private record Asking(TakeoverPage.Reader reader, Takeover takeover, int version) {

        Orders.Of of() {
            return new Orders.Of(reader.acting(), takeover.id(), version);
        }

        String address() {
            return "/sites/" + reader.site().key() + "/takeovers";
        }
    }

    @PostMapping("/sites/{key}/takeovers/{id}/matching")
    ModelAndView match(
            Acting acting,
            @PathVariable String key,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> given) {
        Asking asking = asking(acting, key, id, given.toSingleValueMap());
        Takeover takeover = asking.takeover();
        Matching matching = MatchingForm.of(given, takeover.file().columns().size());
        String lack = matching.lack();
        if (MatchingForm.first(given, "act").equals("columns")) {
            return again(asking, matching, "");
        }
        String name = MatchingForm.first(given, "name");
        if (lack.isEmpty() && (name.length() > LONGEST_NAME || name.indexOf('\0') >= 0)) {
            lack = "long-name";
        }
        if (!lack.isEmpty()) {
            ModelAndView refused = again(asking, matching, lack);
            refused.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return refused;
        }
        return answer(asking, orders.rehearse(asking.of(), matching, name));
    }

    private ModelAndView again(Asking asking, Matching matching, String lack) {
        Takeover takeover = asking.takeover();
        ModelAndView page = page(asking);
        if (takeover.stage().isOpen()) {
            pages.form(page, asking.reader(), takeover, matching);
        }
        return page.addObject("lack", lack).addObject("again", "columns");
    }

    @PostMapping("/sites/{key}/takeovers/{id}/run")
    ModelAndView run(
            Acting acting, @PathVariable String key, @PathVariable String id, @RequestParam Map<String, String> given) {
        Asking asking = asking(acting, key, id, given);
        Manner manner = "all".equals(given.get("manner")) ? Manner.ALL : Manner.EACH;
        return answer(asking, orders.run(asking.of(), new Orders.How(manner, given.containsKey("loud"))));
    }

    @PostMapping("/sites/{key}/takeovers/{id}/stop")
    ModelAndView stop(
            Acting acting, @PathVariable String key, @PathVariable String id, @RequestParam Map<String, String> given) {
        Asking asking = asking(acting, key, id, given);
        return answer(asking, orders.stop(asking.of()));
    }

    @PostMapping("/sites/{key}/takeovers/{id}/undo")
    ModelAndView undo(
            Acting acting, @PathVariable String key, @PathVariable String id, @RequestParam Map<String, String> given) {
        Asking asking = asking(acting, key, id, given);
        return answer(asking, orders.undo(asking.of()));
    }

    @PostMapping("/sites/{key}/takeovers/{id}/removal")
    ModelAndView remove(
            Acting acting, @PathVariable String key, @PathVariable String id, @RequestParam Map<String, String> given) {
        Asking asking = asking(acting, key, id, given);
        Orders.Answer answer = orders.remove(asking.of());
        return answer == Orders.Answer.GIVEN
                ? new ModelAndView("redirect:" + asking.address() + "?said=removed")
                : answer(asking, answer);
    }

    private ModelAndView answer(Asking asking, Orders.Answer answer) {
        if (answer == Orders.Answer.GIVEN) {
            return new ModelAndView(
                    "redirect:" + asking.address() + "/" + asking.takeover().id());
        }
        ModelAndView page = page(new Asking(
                asking.reader(),
                takeovers.withId(asking.takeover().id()).orElseThrow(() -> new NotFound("takeover")),
                0));
        page.setStatus(answer == Orders.Answer.OVERTAKEN ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
        return page.addObject("refused", answer.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private ModelAndView page(Asking asking) {
        return pages.page(asking.reader(), asking.takeover(), new TakeoverPage.Wanted("", 0, ""));
    }

    private Asking asking(Acting acting, String key, String id, Map<String, String> given) {
        Site site = sites.withKey(key).orElseThrow(() -> new NotFound("site"));
        UUID asked = Asked.id("id", id);
        Takeover takeover = takeovers
                .withId(asked)
                .filter(one -> one.site().equals(site.id()))
                .orElseThrow(() -> new NotFound("takeover"));
        Locale locale = LocaleContextHolder.getLocale();
        String version = given.getOrDefault("version", "");
        return new Asking(
                new TakeoverPage.Reader(acting, site, locale),
                takeover,
                version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0);
    }
}
