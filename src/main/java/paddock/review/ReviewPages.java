package paddock.review;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import paddock.asking.VerdictWords;
import paddock.booking.Booking;
import paddock.booking.Desk;
import paddock.booking.Handling;
import paddock.booking.Moves;
import paddock.booking.Moves.Shift;
import paddock.booking.Moving;
import paddock.booking.Release;
import paddock.booking.Told;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.directory.Clients;
import paddock.ground.Claim;
import paddock.ground.ClaimReader;
import paddock.ground.ClaimWords;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.web.Asked;
import paddock.web.BadInput;
import paddock.web.May;
import paddock.web.NotFound;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The page of what is sold and no longer lawful, on which each is moved or let go. */
@Controller
@May(Permission.SELL)
@ConditionalOnWebApplication
final class ReviewPages {

    private final Reviews reviews;
    private final Moves moves;
    private final Handling handling;
    private final Sites sites;
    private final Clients clients;
    private final Desk desk;
    private final VerdictWords verdicts;
    private final Told told;
    private final JsonMapper json;

    ReviewPages(
            Reviews reviews,
            Moves moves,
            Handling handling,
            Sites sites,
            Clients clients,
            Desk desk,
            VerdictWords verdicts,
            Told told,
            JsonMapper json) {
        this.reviews = reviews;
        this.moves = moves;
        this.handling = handling;
        this.sites = sites;
        this.clients = clients;
        this.desk = desk;
        this.verdicts = verdicts;
        this.told = told;
        this.json = json;
    }

    /** One of them in words. */
    public record Line(
            Booking booking,
            String company,
            String word,
            List<ClaimWords> lines,
            List<String> reasons,
            List<Way> ways) {}

    /** What could be had instead. */
    public record Way(String value, List<ClaimWords> lines) {}

    @GetMapping("/sites/{key}/review")
    ModelAndView review(
            Acting acting, @PathVariable String key, @RequestParam(defaultValue = "") String said, Locale locale) {
        return page(acting, site(key), locale).addObject("said", said);
    }

    @PostMapping("/sites/{key}/review")
    ModelAndView settle(
            Acting acting, @PathVariable String key, @RequestParam Map<String, String> given, Locale locale) {
        Site site = site(key);
        UUID id = Asked.id("booking", given.getOrDefault("booking", ""));
        Booking booking = reviews.unlawful(site, id).orElseThrow(() -> new NotFound("booking"));
        String version = given.getOrDefault("version", "");
        int read = version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0;
        String choice = given.getOrDefault("choice", "");
        if (choice.equals("end")) {
            Release outcome = handling.release(acting, booking.id(), read);
            return outcome instanceof Release.Released
                    ? done(site, "over")
                    : refused(acting, site, told.inWords(outcome, locale), locale);
        }
        Moving outcome = moves.move(acting, new Shift(booking.id(), read, chosen(site, choice)));
        return outcome instanceof Moving.Moved
                ? done(site, "moved")
                : refused(acting, site, told.inWords(outcome, locale), locale);
    }

    private static ModelAndView done(Site site, String said) {
        return new ModelAndView("redirect:/sites/" + site.key() + "/review?said=" + said);
    }

    private ModelAndView refused(Acting acting, Site site, Told.Refused refused, Locale locale) {
        ModelAndView page = page(acting, site, locale).addObject("refusal", refused.words());
        page.setStatus(HttpStatus.valueOf(refused.status()));
        return page;
    }

    private List<Claim> chosen(Site site, String choice) {
        try {
            return new ClaimReader(site).read(json.readTree(choice));
        } catch (JacksonException unreadable) {
            throw new BadInput("choice", choice, List.of());
        }
    }

    private ModelAndView page(Acting acting, Site site, Locale locale) {
        List<Unlawful> all = reviews.unlawful(site).stream()
                .map(each ->
                        new Unlawful(desk.readBy(acting, each.booking()), each.since(), each.judged(), each.ways()))
                .toList();
        Map<UUID, String> names = clients.names(all.stream()
                .map(each -> each.booking().company())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return new ModelAndView("review/review")
                .addObject("site", site)
                .addObject(
                        "lines",
                        all.stream()
                                .map(each -> line(site, each, names, locale))
                                .toList())
                .addObject("section", "bookings");
    }

    private Line line(Site site, Unlawful each, Map<UUID, String> names, Locale locale) {
        Booking booking = each.booking();
        return new Line(
                booking,
                booking.company() == null ? booking.said().reason() : names.getOrDefault(booking.company(), ""),
                Told.word(booking),
                words(site, booking.claims(), locale),
                each.judged().stream()
                        .flatMap(judged -> verdicts.sentences(judged.verdict(), locale).stream())
                        .distinct()
                        .toList(),
                each.ways().stream()
                        .map(way -> new Way(
                                json.writeValueAsString(
                                        way.stream().map(Claim::written).toList()),
                                words(site, way, locale)))
                        .toList());
    }

    private static List<ClaimWords> words(Site site, List<Claim> claims, Locale locale) {
        return claims.stream().map(claim -> ClaimWords.of(site, claim, locale)).toList();
    }

    private Site site(String key) {
        return sites.withKey(key).orElseThrow(() -> new NotFound("site"));
    }
}
