package paddock.terms;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
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
import paddock.directory.Clients;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.kernel.StaffRole;
import paddock.web.BadInput;
import paddock.web.May;
import paddock.web.NotFound;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The terms of a site, to read and to set. */
@May(Permission.SELL)
@Controller
@ConditionalOnWebApplication
final class TermsPages {

    private static final List<String> NUMBERS = List.of("lasting", "options", "days", "notice", "ahead");
    private static final int YEARS = 2;

    private final Terms terms;
    private final Sites sites;
    private final MessageSource messages;

    TermsPages(Terms terms, Sites sites, MessageSource messages) {
        this.terms = terms;
        this.sites = sites;
        this.messages = messages;
    }

    @GetMapping("/sites/{key}/terms")
    ModelAndView terms(@PathVariable String key, @RequestParam(defaultValue = "") String said) {
        Site site = site(key);
        return form(site, typed(site, terms.of(site.id()))).addObject("said", said);
    }

    /** As the form has them: a field for each number of each status, and for each day of each year. */
    private MultiValueMap<String, String> typed(Site site, Edition edition) {
        MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
        typed.add("version", Integer.toString(edition.version()));
        typed.add("answer", Integer.toString(edition.answer()));
        typed.add("renewal", edition.renewal() ? "on" : "");
        edition.discretion().confidants().forEach(role -> typed.add("confidant." + role, "on"));
        typed.add("layouts", edition.discretion().layouts() ? "on" : "");
        for (String status : statuses()) {
            Limits limits = edition.with(status).orElse(null);
            typed.add(status + ".own", limits == null ? "" : "on");
            Limits shown = limits == null ? Limits.NONE : limits;
            typed.add(status + ".lasting", Integer.toString(shown.lasting()));
            typed.add(status + ".options", text(shown.options()));
            typed.add(status + ".days", text(shown.days()));
            typed.add(status + ".notice", Integer.toString(shown.notice()));
            typed.add(status + ".ahead", text(shown.ahead()));
        }
        for (int year : years(site)) {
            Opening opening = edition.opening(year).orElse(null);
            typed.add(
                    year + ".returning",
                    opening == null ? "" : opening.returning().toString());
            typed.add(year + ".opens", opening == null ? "" : opening.opens().toString());
        }
        return typed;
    }

    private static String text(@Nullable Integer number) {
        return number == null ? "" : number.toString();
    }

    @PostMapping("/sites/{key}/terms")
    ModelAndView set(
            Acting acting, @PathVariable String key, @RequestParam MultiValueMap<String, String> given, Locale locale) {
        Site site = site(key);
        String version = of(given, "version");
        try {
            Edition edition = new TermsReader(Clients.statuses())
                    .read(body(site, given), version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1);
            if (terms.save(acting, site.id(), edition)) {
                return new ModelAndView("redirect:/sites/" + key + "/terms?said=set");
            }
            MultiValueMap<String, String> again = new LinkedMultiValueMap<>(given);
            again.set("version", Integer.toString(terms.of(site.id()).version()));
            return refused(form(site, again).addObject("overtaken", true), HttpStatus.CONFLICT);
        } catch (BadInput mistaken) {
            String name = messages.getMessage(
                    "terms." + mistaken.parameter().replaceFirst(".*\\.", ""), null, mistaken.parameter(), locale);
            return refused(
                    form(site, given).addObject("mistake", mistaken.said(name == null ? "" : name, messages, locale)),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private ObjectNode body(Site site, MultiValueMap<String, String> given) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        put(body, "answer", of(given, "answer"));
        body.put("renewal", !of(given, "renewal").isEmpty());
        ObjectNode discretion = body.putObject("discretion");
        var confidants = discretion.putArray("confidants");
        for (StaffRole role : StaffRole.values()) {
            if (!of(given, "confidant." + role).isEmpty()) {
                confidants.add(role.name());
            }
        }
        discretion.put("layouts", !of(given, "layouts").isEmpty());
        var limits = body.putArray("limits");
        for (String status : statuses()) {
            if (!of(given, status + ".own").isEmpty()) {
                ObjectNode one = limits.addObject().put("status", status);
                for (String name : NUMBERS) {
                    put(one, name, of(given, status + "." + name));
                }
            }
        }
        var openings = body.putArray("openings");
        for (int year : years(site)) {
            if (!of(given, year + ".opens").isEmpty()) {
                ObjectNode one = openings.addObject().put("year", year).put("opens", of(given, year + ".opens"));
                if (!of(given, year + ".returning").isEmpty()) {
                    one.put("returning", of(given, year + ".returning"));
                }
            }
        }
        return body;
    }

    /** A number as one, whatever else was typed as it was typed: the reader says what is wrong with it. */
    private static void put(ObjectNode node, String name, String typed) {
        if (typed.matches("\\d{1,9}")) {
            node.put(name, Integer.parseInt(typed));
        } else if (!typed.isEmpty()) {
            node.put(name, typed);
        }
    }

    private static String of(MultiValueMap<String, String> given, String name) {
        return Objects.requireNonNullElse(given.getFirst(name), "").strip();
    }

    /** The next years, whose calendar may not be open yet. */
    private List<Integer> years(Site site) {
        int now = sites.today(site).getYear();
        return IntStream.rangeClosed(now + 1, now + YEARS).boxed().toList();
    }

    private static List<String> statuses() {
        List<String> all = new ArrayList<>(Clients.statuses());
        all.add("");
        return all;
    }

    private ModelAndView form(Site site, MultiValueMap<String, String> typed) {
        return new ModelAndView("terms/terms")
                .addObject("site", site)
                .addObject("typed", typed.toSingleValueMap())
                .addObject("statuses", statuses())
                .addObject("years", years(site))
                .addObject("roles", StaffRole.values())
                .addObject("section", "bookings");
    }

    private static ModelAndView refused(ModelAndView page, HttpStatus status) {
        page.setStatus(status);
        return page;
    }

    private Site site(String key) {
        return sites.withKey(key).orElseThrow(() -> new NotFound("site"));
    }
}
