package paddock.booking;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import paddock.asking.Uses;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.directory.Clients;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.kernel.Steady;
import paddock.once.Replies;
import paddock.once.Reply;
import paddock.web.Asked;
import paddock.web.BadInput;
import paddock.web.May;
import paddock.web.NotFound;
import tools.jackson.databind.JsonNode;

/** Options and bookings over the programming interface. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@ConditionalOnWebApplication
@Tag(name = "Bookings", description = "Time on tarmac and what goes with it: held, booked, closed and freed.")
final class BookingApi {

    private static final String KEY =
            "Chosen for this one request: the same again is answered the same, and sells once.";

    static final String WISH = """
            {"company": "123e4567-e89b-42d3-a456-426614174000",
             "claims": [{"layout": "123e4567-e89b-82d3-a456-426614174000",
                         "from": "2026-05-13T09:00", "until": "2026-05-13T12:00"}],
             "use": {"activity": "practice", "noise": {"source-exhaust": 95},
                     "vehicles": [{"category": "touring-gt", "count": 8, "powertrain": "combustion"}]},
             "reference": "test day 4"}
            """;

    private final Bookings bookings;
    private final Rush rush;
    private final Choices choices;
    private final BookingRows rows;
    private final Replies replies;
    private final Told told;
    private final Sites sites;
    private final Uses uses;
    private final Clients clients;
    private final Desk desk;
    private final Listing listing;

    BookingApi(
            Bookings bookings,
            Rush rush,
            Choices choices,
            BookingRows rows,
            Replies replies,
            Told told,
            Sites sites,
            Uses uses,
            Clients clients,
            Desk desk,
            Listing listing) {
        this.bookings = bookings;
        this.rush = rush;
        this.choices = choices;
        this.rows = rows;
        this.replies = replies;
        this.told = told;
        this.sites = sites;
        this.uses = uses;
        this.clients = clients;
        this.desk = desk;
        this.listing = listing;
    }

    private static final int MOST = 100;

    /** What whoever asks wants of it. */
    private enum Want {
        OPTION,
        BOOKING
    }

    @May(Permission.BOOK)
    @Operation(
            summary = "Takes an option",
            description = "First in rank where nobody asked before; else it waits, and is told its rank. With"
                    + " `alternatives`, a list of lists of claims, instead of `claims`, each of them becomes an option, or"
                    + " none does: confirming one frees the others.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = @ExampleObject(WISH))))
    @Parameter(name = "Idempotency-Key", description = KEY, in = ParameterIn.HEADER)
    @PostMapping(path = "/sites/{id}/options", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> hold(
            @Parameter(hidden = true) Acting acting, @PathVariable String id, HttpServletRequest request, Locale locale)
            throws IOException {
        JsonNode body = desk.body(request);
        return Steady.during(() -> create(new Asking(acting, site(id), Want.OPTION, locale), request, body));
    }

    @May(Permission.SELL)
    @Operation(
            summary = "Books at once",
            description = "Without an option before; only where nobody else has any of it.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = @ExampleObject(WISH))))
    @Parameter(name = "Idempotency-Key", description = KEY, in = ParameterIn.HEADER)
    @PostMapping(path = "/sites/{id}/bookings", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> book(
            @Parameter(hidden = true) Acting acting, @PathVariable String id, HttpServletRequest request, Locale locale)
            throws IOException {
        JsonNode body = desk.body(request);
        return Replies.isAskedForOnce(request)
                ? Steady.during(() -> create(new Asking(acting, site(id), Want.BOOKING, locale), request, body))
                : Steady.supposing(() -> together(acting, Asked.id("id", id), body, locale))
                        .orElseGet(() -> Steady.during(
                                () -> create(new Asking(acting, site(id), Want.BOOKING, locale), request, body)));
    }

    /** With all who book at the same moment; none where it is not that simple, or something has changed lately. */
    private Optional<ResponseEntity<String>> together(Acting acting, UUID id, JsonNode body, Locale locale) {
        return sites.withId(id).flatMap(site -> {
            List<Wish> wishes = List.of();
            try {
                wishes = new WishReader(site, body).read(uses);
            } catch (RuntimeException unreadable) {
                return Optional.empty(); // what is wrong with it is said by what is so now
            }
            UUID company = wishes.getFirst().company();
            return wishes.size() > 1 || company == null || !acting.mayFor(company, Permission.BOOK)
                    ? Optional.empty()
                    : rush.book(acting, wishes.getFirst())
                            .map(outcome -> answer(new Asking(acting, site, Want.BOOKING, locale), outcome)
                                    .response());
        });
    }

    private record Asking(Acting acting, Site site, Want want, Locale locale) {}

    private ResponseEntity<String> create(Asking asking, HttpServletRequest request, JsonNode body) {
        List<Wish> wishes = new WishReader(asking.site(), body).read(uses);
        if (wishes.size() > 1 && asking.want() != Want.OPTION) {
            throw new BadInput("alternatives", "", List.of("claims"));
        }
        UUID company = wishes.getFirst().company();
        if (company == null) {
            throw new BadInput("company", "", List.of("an id"));
        }
        if (!asking.acting().mayFor(company, Permission.BOOK)
                || clients.withId(company).isEmpty()) {
            throw new NotFound("company");
        }
        try {
            String asked = asking.want() + " " + asking.site().id() + " " + body;
            return replies.answered(asking.acting(), request, asked, () -> create(asking, wishes))
                    .response();
        } catch (Replies.OtherRequest other) {
            return told.otherRequest(asking.locale()).response();
        }
    }

    private Reply create(Asking asking, List<Wish> wishes) {
        if (wishes.size() > 1) {
            return create(asking, choices.choose(asking.acting(), wishes));
        }
        Wish wish = wishes.getFirst();
        Holding outcome = switch (asking.want()) {
            case OPTION -> bookings.hold(asking.acting(), wish);
            case BOOKING -> bookings.book(asking.acting(), wish);
        };
        return answer(asking, outcome);
    }

    private Reply answer(Asking asking, Holding outcome) {
        return outcome instanceof Holding.Held held
                ? desk.shown(201, asking.site(), held)
                : told.refused(outcome, asking.locale());
    }

    private Reply create(Asking asking, Choices.Choosing outcome) {
        return switch (outcome) {
            case Choices.Choosing.Offered offered ->
                desk.shown(
                        201,
                        rows.withIds(
                                offered.options().stream().map(Holding.Held::id).toList()));
            case Choices.Choosing.NotHad not -> {
                Told.Flaw flaw = told.flaw(not.why(), asking.locale());
                Map<String, Object> more = new HashMap<>(flaw.more());
                more.put("alternative", not.which());
                yield told.problem(new Told.Flaw(flaw.status(), flaw.code(), more, flaw.values()), asking.locale());
            }
        };
    }

    @May(Permission.SEE_BOOKINGS)
    @Operation(summary = "A booking", description = "An option, a booking or a closure, as it is now.")
    @GetMapping("/bookings/{id}")
    ResponseEntity<String> booking(@Parameter(hidden = true) Acting acting, @PathVariable String id) {
        return desk.shown(200, desk.readBy(acting, desk.seen(acting, id, Permission.SEE_BOOKINGS)))
                .response();
    }

    @May(Permission.SEE_BOOKINGS)
    @Operation(
            summary = "Options, bookings and closures",
            description =
                    "In the order in which they were asked for, 100 at a time; next leads on. Clients see their own.")
    @Parameter(name = "state", description = "waiting, option, booked or ended, as it is now.", in = ParameterIn.QUERY)
    @Parameter(name = "company", description = "Of that company.", in = ParameterIn.QUERY)
    @Parameter(name = "from", description = "With a claim on that day or later.", in = ParameterIn.QUERY)
    @Parameter(name = "until", description = "With a claim before that day.", in = ParameterIn.QUERY)
    @Parameter(name = "after", description = "The number to go on from.", in = ParameterIn.QUERY)
    @GetMapping("/sites/{id}/bookings")
    BookingJson.Bookings list(
            @Parameter(hidden = true) Acting acting,
            @PathVariable String id,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters) {
        Site site = site(id);
        Listing.Wanted wanted = Listing.Wanted.of(parameters);
        List<Booking> found = listing.found(site, wanted, desk.reader(acting, site), MOST + 1);
        List<Booking> shown = found.subList(0, Math.min(MOST, found.size()));
        return new BookingJson.Bookings(
                shown.stream()
                        .map(each -> desk.whole(desk.readBy(acting, each)))
                        .toList(),
                found.size() > MOST
                        ? wanted.at(
                                "/api/v1/sites/" + site.id() + "/bookings",
                                shown.getLast().number())
                        : null);
    }

    private Site site(String id) {
        return sites.withId(Asked.id("id", id)).orElseThrow(() -> new NotFound("site"));
    }
}
