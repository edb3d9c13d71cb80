package paddock.asking;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import paddock.circuit.Circuit;
import paddock.circuit.Layout;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.homologation.Homologations;
import paddock.homologation.LawfulHours;
import paddock.homologation.Order;
import paddock.homologation.Use;
import paddock.kernel.Datebook;
import paddock.kernel.Days;
import paddock.kernel.Permission;
import paddock.web.Asked;
import paddock.web.BadInput;
import paddock.web.May;
import paddock.web.NotFound;

/** When a kind of use is lawful, and what is owed to the authority. */
@May(Permission.LOOK)
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Lawful hours", description = "When a kind of use would be lawful, and what the operator owes.")
final class LawfulApi {

    private static final int MOST_DAYS = 400;

    private final Sites sites;
    private final Homologations homologations;
    private final Feeds feeds;

    LawfulApi(Sites sites, Homologations homologations, Feeds feeds) {
        this.sites = sites;
        this.homologations = homologations;
        this.feeds = feeds;
    }

    @Operation(
            summary = "Lawful hours of a layout",
            description =
                    "Day by day from one until another, for a kind of use: its facts as further parameters, such as"
                            + " activity=practice&category=touring-gt&powertrain=combustion&noise.source-exhaust=95.")
    @GetMapping(path = "/layouts/{id}/lawful-hours", produces = MediaType.APPLICATION_JSON_VALUE)
    VerdictJson.HoursJson hours(
            @PathVariable String id,
            @Parameter(example = "2026-05-11") @RequestParam(required = false) @Nullable String from,
            @Parameter(example = "2026-05-18") @RequestParam(required = false) @Nullable String until,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters) {
        Wanted asked = asked(id, parameters);
        return new VerdictJson.HoursJson(
                asked.layout().id(),
                asked.from(),
                asked.until(),
                days(asked).stream().map(VerdictJson.DayJson::of).toList());
    }

    @Operation(summary = "Lawful hours of a layout as a calendar", description = "iCalendar; the same parameters.")
    @GetMapping(path = "/layouts/{id}/lawful-hours.ics", produces = Datebook.MEDIA_TYPE)
    String hoursCalendar(
            @PathVariable String id, @Parameter(hidden = true) @RequestParam Map<String, String> parameters) {
        Wanted asked = asked(id, parameters);
        return feeds.lawful(asked.site(), asked.layout(), days(asked));
    }

    @Operation(
            summary = "Lawful hours of a layout as a picture",
            description = "SVG, a column a day; the same parameters.")
    @GetMapping(path = "/layouts/{id}/lawful-hours.svg", produces = "image/svg+xml")
    String hoursPicture(
            @PathVariable String id, @Parameter(hidden = true) @RequestParam Map<String, String> parameters) {
        return YearPicture.of(days(asked(id, parameters)));
    }

    @Operation(
            summary = "What the operator of a circuit owes",
            description = "Duties of the orders in force, with their days.")
    @GetMapping(path = "/circuits/{id}/duties", produces = MediaType.APPLICATION_JSON_VALUE)
    List<VerdictJson.DutyJson> duties(@PathVariable String id) {
        UUID circuit = Asked.id("id", id);
        Site site = sites.ofCircuit(circuit).orElseThrow(() -> new NotFound("circuit"));
        LocalDate ahead = sites.today(site).plusYears(Feeds.YEARS_AHEAD);
        return owed(site, circuit).stream()
                .flatMap(order -> order.duties().stream()
                        .map(duty -> new VerdictJson.DutyJson(
                                order.key(),
                                order.version(),
                                duty.id(),
                                duty.cite(),
                                duty.text().wordings(),
                                duty.dates(order.validity(), new Days(null, ahead)))))
                .toList();
    }

    @Operation(summary = "What the operator of a circuit owes, as a calendar", description = "iCalendar.")
    @GetMapping(path = "/circuits/{id}/duties.ics", produces = Datebook.MEDIA_TYPE)
    String dutiesCalendar(@PathVariable String id) {
        UUID circuit = Asked.id("id", id);
        Site site = sites.ofCircuit(circuit).orElseThrow(() -> new NotFound("circuit"));
        return feeds.duties(site, owed(site, circuit), sites.today(site));
    }

    /** The orders of a circuit that have not ended. */
    private List<Order> owed(Site site, UUID id) {
        Circuit circuit = site.circuits().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("circuit"));
        LocalDate today = sites.today(site);
        return homologations.law(site).orders().stream()
                .filter(order ->
                        circuit.layouts().stream().anyMatch(layout -> order.concerns(circuit.key(), layout.key())))
                .filter(order -> new Days(today, null).overlap(order.validity()))
                .toList();
    }

    private List<LawfulHours.Day> days(Wanted asked) {
        return homologations
                .of(asked.site(), asked.layout().key())
                .lawful(asked.profile())
                .between(asked.from(), asked.until());
    }

    /** A layout, the days asked about, and the kind of use. */
    private record Wanted(Site site, Layout layout, LocalDate from, LocalDate until, Use profile) {}

    private Wanted asked(String id, Map<String, String> parameters) {
        UUID layoutId = Asked.id("id", id);
        Site site = sites.ofLayout(layoutId).orElseThrow(() -> new NotFound("layout"));
        Layout layout = VerdictApi.layoutOf(site, layoutId);
        LocalDate from =
                parameters.containsKey("from") ? Asked.date("from", parameters.get("from")) : sites.today(site);
        LocalDate until =
                parameters.containsKey("until") ? Asked.date("until", parameters.get("until")) : from.plusDays(7);
        if (!from.isBefore(until) || from.plusDays(MOST_DAYS).isBefore(until)) {
            throw new BadInput("until", until.toString(), List.of(from.plusDays(1) + " – " + from.plusDays(MOST_DAYS)));
        }
        return new Wanted(
                site,
                layout,
                from,
                until,
                new Known(site, homologations.law(site))
                        .check(Profile.of(parameters).use(site.zone(), Set.of(layout.key()))));
    }
}
