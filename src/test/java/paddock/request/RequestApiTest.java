package paddock.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import paddock.AtOnce;
import paddock.Programs;
import paddock.WithPaddock;
import paddock.booking.Booking;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.directory.Clients;
import paddock.ground.Claim;
import paddock.kernel.Acting;
import paddock.kernel.Ids;
import paddock.kernel.StaffRole;
import paddock.kernel.Window;
import paddock.personal.Holding;
import paddock.personal.Subject;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests over the programming interface, and what is kept of them, on Tuesday 12 May 2026 in Alès. */
class RequestApiTest extends Programs {

    private static final UUID STABLE = Ids.named("demonstration", "company", "stable");
    private static final UUID TECHNIQUE = Ids.named("ales", "layout", "technique");
    private static final String SITE = "/api/v1/sites/" + Ids.named("ales", "site") + "/requests";
    private static int week;

    @Autowired
    Requests requests;

    @Autowired
    RequestRows rows;

    @Autowired
    Clients clients;

    @Autowired
    Sites sites;

    @Autowired
    List<Holding> holdings;

    private LocalDate on = LocalDate.EPOCH;

    @BeforeEach
    void anotherWeek() {
        on = LocalDate.of(2026, 6, 2).plusWeeks(week++);
        jdbc.sql("delete from request.flood").update();
    }

    private String wish() {
        return """
                {"company": "%s", "claims": [{"layout": "%s", "from": "%sT09:00", "until": "%sT12:00"}],
                 "use": {"activity": "practice", "noise": {"source-exhaust": 90},
                         "vehicles": [{"category": "touring-gt", "count": 8, "powertrain": "combustion"}]},
                 "message": "A first test."}
                """.formatted(STABLE, TECHNIQUE, on, on);
    }

    @Test
    void one_is_made_once_seen_by_those_who_sell_and_decided_once() throws Exception {
        String booker = token("BOOKER");
        String sales = token("SALES");
        HttpResponse<String> made = send("POST", SITE, booker, wish(), "Idempotency-Key", "ask-" + on);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(send("POST", SITE, booker, wish(), "Idempotency-Key", "ask-" + on)
                        .body())
                .isEqualTo(made.body());
        String id = json(made).path("id").asString("");
        assertThat(send("GET", SITE, booker, "").statusCode()).isEqualTo(403);
        assertThat(json(send("GET", SITE + "?state=open", sales, ""))
                        .path("requests")
                        .findValuesAsString("id"))
                .containsOnlyOnce(id);
        String path = "/api/v1/requests/" + id;
        assertThat(send("POST", path + "/grant", sales, "{\"company\": \"" + STABLE + "\"}")
                        .statusCode())
                .isEqualTo(428);
        JsonNode granted =
                json(send("POST", path + "/grant", sales, "{\"company\": \"" + STABLE + "\"}", "If-Match", "\"1\""));
        assertThat(granted.path("state").asString("")).isEqualTo("granted");
        String booking = "/api/v1/bookings/" + granted.path("booking").asString("");
        assertThat(json(send("GET", booking, booker, "")).path("rank").asInt()).isEqualTo(1);
        HttpResponse<String> again = send("POST", path + "/decline", sales, "{\"why\": \"full\"}", "If-Match", "\"2\"");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(type(again)).isEqualTo("decided");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"claims\"|\"claim\"",
                "T09:00|T99:00",
                "practice\"|practice\", \"x\": 1",
                "\"message\": \"|\"massage\": \""
            })
    void what_cannot_be_read_is_refused_with_a_reason(String change) throws Exception {
        String[] both = change.split("\\|", -1);
        HttpResponse<String> refused = send("POST", SITE, token("BOOKER"), wish().replace(both[0], both[1]));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(type(refused)).startsWith("bad-");
    }

    @Test
    void what_begins_before_now_is_not_asked_for() throws Exception {
        HttpResponse<String> past = send("POST", SITE, token("BOOKER"), wish().replace(on.toString(), "2026-05-11"));
        assertThat(past.statusCode()).isEqualTo(422);
        assertThat(type(past)).isEqualTo("past-request");
    }

    @Test
    void what_a_stranger_has_said_is_theirs_to_read_and_goes_with_them() {
        String email = "forget" + week + "@example.org";
        assertThat(asked(email, "198.51.100.7")).isInstanceOf(Asking.Mailed.class);
        Subject subject = Subject.at(email);
        assertThat(holdings.stream().flatMap(each -> each.on(subject).stream())).anySatisfy(sheet -> {
            assertThat(sheet.key()).isEqualTo("requests");
            assertThat(sheet.lines().iterator().next()).containsEntry("message", "Bonjour");
        });
        assertThat(holdings.stream().flatMap(each -> each.addresses().stream())).contains(email);
        assertThat(rows.forgetUnconfirmed(WithPaddock.NOW.plus(Duration.ofDays(2)), 1000))
                .isZero();
        assertThat(rows.forgetUnconfirmed(
                        WithPaddock.NOW.plus(Duration.ofDays(2)).plusMillis(1), 1000))
                .isPositive();
        assertThat(holdings.stream()
                        .flatMap(each -> each.on(subject).stream())
                        .filter(sheet -> sheet.key().equals("requests")))
                .allSatisfy(sheet -> assertThat(sheet.lines()).isEmpty());
    }

    /** Of two clicks on one button, both added the company. */
    @Test
    void who_is_granted_at_once_by_several_is_added_once_and_not_at_all_where_nothing_can_be_had() throws Exception {
        UUID request = made();
        List<Callable<Deciding>> sellers = Collections.nCopies(6, () -> granted(request, "Neuve " + week));
        assertThat(AtOnce.all(sellers))
                .filteredOn(Deciding.Granted.class::isInstance)
                .hasSize(1);
        assertThat(clients.called("Neuve " + week)).hasSize(1);
        UUID booking = jdbc.sql("select booking from request.request where id = ?")
                .param(request)
                .query(UUID.class)
                .single();
        assertThat(send(
                                "POST",
                                "/api/v1/bookings/" + booking + "/confirmation",
                                token("SALES"),
                                "",
                                "If-Match",
                                "\"1\"")
                        .statusCode())
                .isEqualTo(200);
        assertThat(granted(made(), "Autre " + week)).isInstanceOf(Deciding.NotHad.class);
        assertThat(clients.called("Autre " + week)).isEmpty();
    }

    private UUID made() throws Exception {
        return UUID.fromString(
                json(send("POST", SITE, token("BOOKER"), wish())).path("id").asString(""));
    }

    private Deciding granted(UUID request, String name) {
        Acting sales =
                new Acting(Ids.named("demonstration", "person", "SALES"), "Ana", "", Set.of(StaffRole.SALES), Map.of());
        return requests.grant(sales, request, 1, () -> clients.add(sales, name));
    }

    @Test
    void a_network_that_asks_too_often_is_told_so() {
        for (int i = 0; i < 20; i++) {
            assertThat(asked("many" + week + "x" + i + "@example.org", "198.51.100.8"))
                    .isInstanceOf(Asking.Mailed.class);
        }
        assertThat(asked("many" + week + "@example.org", "198.51.100.8")).isInstanceOf(Asking.TooMany.class);
        assertThat(asked("many" + week + "@example.org", "198.51.100.9")).isInstanceOf(Asking.Mailed.class);
    }

    private Asking asked(String email, String from) {
        Site ales = sites.withKey("ales").orElseThrow();
        Window window =
                new Window(on.atTime(9, 0).atZone(ales.zone()), on.atTime(12, 0).atZone(ales.zone()));
        Booking.Said said = new Booking.Said(JsonMapper.shared().createObjectNode(), "", "", "");
        return requests.ask(
                Acting.nobody(from),
                new Requests.Draft(ales, List.of(new Claim.Track(TECHNIQUE, null, window)), said),
                new Request.Asker("Camille", "Essais", email, "", "Bonjour", "fr"),
                "http://localhost");
    }
}
