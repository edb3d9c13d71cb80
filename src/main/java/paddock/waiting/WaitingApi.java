package paddock.waiting;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.RequestContextUtils;
import paddock.booking.Desk;
import paddock.booking.Told;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.directory.Clients;
import paddock.ground.ClaimReader;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.once.Replies;
import paddock.once.Reply;
import paddock.once.Unconditional;
import paddock.web.Asked;
import paddock.web.BadInput;
import paddock.web.May;
import paddock.web.NotFound;
import tools.jackson.databind.JsonNode;

/** The waiting list over the programming interface. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@ConditionalOnWebApplication
@Tag(name = "Waiting list", description = "Who would like to have what once it is free, the first of several dates.")
final class WaitingApi {

    private static final int MOST = 100;
    private static final String KEY =
            "Chosen for this one request: the same again is answered the same, and done once.";

    private static final String ENTRY = """
            {"company": "123e4567-e89b-42d3-a456-426614174000",
             "wanted": [{"layout": "123e4567-e89b-82d3-a456-426614174000"}],
             "days": [{"on": "2026-06-01", "last": "2026-06-14"}, {"on": "2026-06-20"}],
             "weekdays": ["tuesday", "thursday"],
             "hours": [{"from": "09:00", "until": "12:00"}, {"from": "14:00", "until": "18:00"}],
             "use": {"activity": "practice", "noise": {"source-exhaust": 90},
                     "vehicles": [{"category": "touring-gt", "count": 8, "powertrain": "combustion"}]}}
            """;

    private final WaitingList list;
    private final WaitingJson shown;
    private final DraftReader drafts;
    private final Refusals refusals;
    private final Replies replies;
    private final Sites sites;
    private final Clients clients;
    private final Desk desk;
    private final Told told;

    WaitingApi(
            WaitingList list,
            WaitingJson shown,
            DraftReader drafts,
            Refusals refusals,
            Replies replies,
            Sites sites,
            Clients clients,
            Desk desk,
            Told told) {
        this.list = list;
        this.shown = shown;
        this.drafts = drafts;
        this.refusals = refusals;
        this.replies = replies;
        this.sites = sites;
        this.clients = clients;
        this.desk = desk;
        this.told = told;
    }

    @May(Permission.BOOK)
    @Operation(
            summary = "Waits for something",
            description =
                    "All that is wanted, together, once, on any of the days at any of the hours: the first that can"
                            + " be had will do. Weekdays narrow runs of days.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = @ExampleObject(ENTRY))))
    @Parameter(name = "Idempotency-Key", description = KEY, in = ParameterIn.HEADER)
    @PostMapping(path = "/sites/{id}/waiting-list", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> join(
            @Parameter(hidden = true) Acting acting, @PathVariable String id, HttpServletRequest request, Locale locale)
            throws IOException {
        Site site = site(id);
        JsonNode body = desk.body(request);
        UUID company = Asked.id("company", body.path("company").asString(""));
        WaitingList.Draft draft = drafts.read(site, company, body);
        if (!acting.mayFor(company, Permission.BOOK) || clients.withId(company).isEmpty()) {
            throw new NotFound("company");
        }
        return once(acting, request, "WAIT " + site.id() + " " + body, () -> {
            Joining outcome = list.join(acting, draft);
            return outcome instanceof Joining.Joined joined
                    ? shown.shown(201, joined.id())
                    : refusals.problem(Refusals.flaw(outcome), locale);
        });
    }

    private ResponseEntity<String> once(Acting acting, HttpServletRequest request, String asked, Supplier<Reply> act) {
        try {
            return replies.answered(acting, request, asked, act).response();
        } catch (Replies.OtherRequest other) {
            return told.otherRequest(RequestContextUtils.getLocale(request)).response();
        }
    }

    @May(Permission.SEE_BOOKINGS)
    @Operation(
            summary = "Who waits for what",
            description = "In the order of the list, 100 at a time; next leads on. Clients see their own.")
    @Parameter(
            name = "state",
            description = "waiting, served, withdrawn or expired, as it is now.",
            in = ParameterIn.QUERY)
    @Parameter(name = "company", description = "Of that company.", in = ParameterIn.QUERY)
    @Parameter(name = "after", description = "The entry to go on from.", in = ParameterIn.QUERY)
    @GetMapping("/sites/{id}/waiting-list")
    WaitingJson.Listed list(
            @Parameter(hidden = true) Acting acting,
            @PathVariable String id,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters) {
        Site site = site(id);
        Wanted wanted = Wanted.of(site.id(), parameters);
        List<Entry> found = list.found(acting, wanted, MOST + 1);
        List<Entry> some = found.subList(0, Math.min(MOST, found.size()));
        return new WaitingJson.Listed(
                some.stream().map(shown::whole).toList(),
                found.size() > MOST ? wanted.at("/api/v1/sites/" + site.id() + "/waiting-list", some.getLast()) : null);
    }

    @May(Permission.SEE_BOOKINGS)
    @Operation(summary = "An entry of the waiting list", description = "As it is now, with what it was told of.")
    @GetMapping("/waiting-list/{id}")
    ResponseEntity<String> entry(@Parameter(hidden = true) Acting acting, @PathVariable String id) {
        return shown.shown(200, seen(acting, id, Permission.SEE_BOOKINGS).id()).response();
    }

    @May(Permission.BOOK)
    @Operation(
            summary = "Waits for something else",
            description = "It keeps its place. If-Match names the version that was read.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = @ExampleObject("""
            {"wanted": [{"layout": "123e4567-e89b-82d3-a456-426614174000"}],
             "days": [{"on": "2026-06-20"}], "hours": [{"from": "09:00", "until": "12:00"}]}
            """))))
    @Parameter(name = HttpHeaders.IF_MATCH, description = "The version that was read.", in = ParameterIn.HEADER)
    @PutMapping(path = "/waiting-list/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> change(
            @Parameter(hidden = true) Acting acting, @PathVariable String id, HttpServletRequest request)
            throws IOException {
        Entry entry = seen(acting, id, Permission.BOOK);
        int version = Unconditional.version(request.getHeader(HttpHeaders.IF_MATCH));
        Site site = sites.withId(entry.site()).orElseThrow();
        WaitingList.Draft draft = drafts.read(site, entry.company(), desk.body(request));
        return answer(list.change(acting, entry.id(), version, draft), entry, RequestContextUtils.getLocale(request));
    }

    @May(Permission.BOOK)
    @Operation(summary = "Waits no longer", description = "If-Match names the version that was read.")
    @DeleteMapping("/waiting-list/{id}")
    ResponseEntity<String> withdraw(
            @Parameter(hidden = true) Acting acting,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
            Locale locale) {
        Entry entry = seen(acting, id, Permission.BOOK);
        return answer(list.withdraw(acting, entry.id(), Unconditional.version(version)), entry, locale);
    }

    private ResponseEntity<String> answer(Changing outcome, Entry entry, Locale locale) {
        return outcome instanceof Changing.Changed
                ? shown.shown(200, entry.id()).response()
                : refusals.problem(Refusals.flaw(outcome), locale).response();
    }

    @May(Permission.BOOK)
    @Operation(
            summary = "Takes an option on some of the hours waited for",
            description =
                    "Where nobody was faster: then the entry leaves the list, and booking names the option. Else gone,"
                            + " and it waits on.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = @ExampleObject("""
            {"from": "2026-06-02T09:00", "until": "2026-06-02T12:00"}
            """))))
    @Parameter(name = "Idempotency-Key", description = KEY, in = ParameterIn.HEADER)
    @PostMapping(path = "/waiting-list/{id}/option", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> take(
            @Parameter(hidden = true) Acting acting, @PathVariable String id, HttpServletRequest request, Locale locale)
            throws IOException {
        Entry entry = seen(acting, id, Permission.BOOK);
        JsonNode body = desk.body(request);
        ClaimReader.known(body, "", List.of("from", "until"));
        ZoneId zone = sites.withId(entry.site()).orElseThrow().zone();
        Slot.Hours hours = new Slot.Hours(time(body, "from", zone), time(body, "until", zone));
        return once(acting, request, "TAKE " + entry.id() + " " + body, () -> {
            Taking outcome = list.take(acting, entry.id(), hours);
            return outcome instanceof Taking.Had
                    ? shown.shown(201, entry.id())
                    : refusals.problem(Refusals.flaw(outcome), locale);
        });
    }

    /** On the clock of the site, or with its offset. */
    private static LocalDateTime time(JsonNode body, String name, ZoneId zone) {
        String written = body.path(name).asString("");
        try {
            return written.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
                    ? OffsetDateTime.parse(written).atZoneSameInstant(zone).toLocalDateTime()
                    : LocalDateTime.parse(written);
        } catch (DateTimeParseException unreadable) {
            throw new BadInput(name, written, List.of("2026-05-13T09:00"));
        }
    }

    private Entry seen(Acting acting, String id, Permission permission) {
        return list.seen(acting, Asked.id("id", id), permission).orElseThrow(() -> new NotFound("waiting"));
    }

    private Site site(String id) {
        return sites.withId(Asked.id("id", id)).orElseThrow(() -> new NotFound("site"));
    }
}
