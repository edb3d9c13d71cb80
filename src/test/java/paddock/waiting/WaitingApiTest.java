package paddock.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import paddock.Programs;
import paddock.booking.Booking;
import paddock.booking.Bookings;
import paddock.booking.Handling;
import paddock.booking.Holding;
import paddock.booking.Wish;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.ground.Claim;
import paddock.kernel.Acting;
import paddock.kernel.Ids;
import paddock.kernel.StaffRole;
import paddock.kernel.Window;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The waiting list over the programming interface, on Tuesday 12 May 2026 in Alès. */
class WaitingApiTest extends Programs {

    private static final Acting STAFF = new Acting(null, "Paddock", "", Set.of(StaffRole.OPERATIONS), Map.of());
    private static final UUID STABLE = Ids.named("demonstration", "company", "stable");
    private static final UUID CLUB = Ids.named("demonstration", "company", "club");
    private static final UUID TECHNIQUE = Ids.named("ales", "layout", "technique");
    private static final String SITE = "/api/v1/sites/" + Ids.named("ales", "site") + "/waiting-list";
    private static int week;

    @Autowired
    Bookings bookings;

    @Autowired
    Handling handling;

    @Autowired
    Sites sites;

    private LocalDate on = LocalDate.EPOCH;

    @BeforeEach
    void anotherWeek() {
        on = LocalDate.of(2026, 9, 9).plusWeeks(week++);
    }

    private UUID taken(LocalDate day) {
        Site ales = sites.withKey("ales").orElseThrow();
        Window window = new Window(
                day.atTime(14, 0).atZone(ales.zone()), day.atTime(17, 0).atZone(ales.zone()));
        ObjectNode use = (ObjectNode) JSON.readTree("""
                {"activity": "practice", "noise": {"source-exhaust": 90},
                 "vehicles": [{"category": "touring-gt", "count": 8, "powertrain": "combustion"}]}""");
        Claim claim = new Claim.Track(TECHNIQUE, null, window);
        Holding outcome =
                bookings.book(STAFF, new Wish(ales.id(), CLUB, List.of(claim), new Booking.Said(use, "", "", "")));
        return ((Holding.Held) outcome).id();
    }

    private void release(UUID booking) {
        handling.release(STAFF, booking, 1);
    }

    private String wish(UUID company) {
        return """
                {"company": "%s", "wanted": [{"layout": "%s"}, {"pool": "%s", "units": 1, "from": "07:30", "until": "18:00"}],
                 "days": [{"on": "%s", "last": "%s"}], "weekdays": ["wednesday"],
                 "hours": [{"from": "14:00", "until": "17:00"}],
                 "use": {"activity": "practice", "noise": {"source-exhaust": 90},
                         "vehicles": [{"category": "touring-gt", "count": 8, "powertrain": "combustion"}]},
                 "reference": "test day 4"}
                """.formatted(company, TECHNIQUE, Ids.named("ales", "pool", "stands-2015"), on, on.plusDays(6));
    }

    @Test
    void an_entry_is_made_once_changed_taken_and_over() throws Exception {
        String booker = token("BOOKER");
        UUID taken = taken(on);
        HttpResponse<String> made = send("POST", SITE, booker, wish(STABLE), "Idempotency-Key", "wait-" + on);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(made.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(send("POST", SITE, booker, wish(STABLE), "Idempotency-Key", "wait-" + on)
                        .body())
                .isEqualTo(made.body());
        JsonNode entry = json(made);
        assertThat(entry.path("state").asString("")).isEqualTo("waiting");
        assertThat(entry.path("wanted").path(1).path("from").asString("")).isEqualTo("07:30");
        assertThat(entry.path("expiresAt").asString(""))
                .startsWith(on + "T07:30")
                .endsWith("+02:00");
        String path = "/api/v1/waiting-list/" + id(made);
        String option = "{\"from\": \"%sT14:00\", \"until\": \"%sT17:00\"}".formatted(on, on);
        HttpResponse<String> gone = send("POST", path + "/option", booker, option);
        assertThat(gone.statusCode()).isEqualTo(409);
        assertThat(type(gone)).isEqualTo("gone");
        String change = wish(STABLE).replace("18:00", "18:30");
        assertThat(send("PUT", path, booker, change).statusCode()).isEqualTo(428);
        assertThat(send("PUT", path, booker, change, "If-Match", "\"9\"").statusCode())
                .isEqualTo(412);
        assertThat(json(send("PUT", path, booker, change, "If-Match", "\"1\""))
                        .path("version")
                        .asInt())
                .isEqualTo(2);
        release(taken);
        HttpResponse<String> had = send("POST", path + "/option", booker, option, "Idempotency-Key", "take-" + on);
        assertThat(had.statusCode()).as(had.body()).isEqualTo(201);
        assertThat(json(had).path("state").asString("")).isEqualTo("served");
        assertThat(send("POST", path + "/option", booker, option, "Idempotency-Key", "take-" + on)
                        .body())
                .isEqualTo(had.body());
        String booking = "/api/v1/bookings/" + json(had).path("booking").asString("");
        assertThat(json(send("GET", booking, booker, "")).path("rank").asInt()).isEqualTo(1);
        assertThat(type(send("DELETE", path, booker, "", "If-Match", "\"3\""))).isEqualTo("served");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"wanted\": [{\"layout\"| \"wanted\": [{\"lay\"",
                "\"units\": 1|\"units\": 0",
                "[\"wednesday\"]|[\"funday\"]",
                "\"hours\": [{\"from\"|\"hours\": [{\"form\"",
                "\"14:00\"|\"14:00:30\"",
                "\"14:00\"|\"25:00\"",
                "\"days\": [{\"on\"|\"days\": {}, \"more\": [{\"on\"",
                "\"last\": \"2|\"last\": \"1",
                "\"activity\": \"practice\"|\"from\": \"2026-05-13T10:00\"",
                "\"reference\": \"test day 4\"|\"reference\": 4"
            })
    void what_cannot_be_read_is_refused_with_a_reason(String change) throws Exception {
        String[] both = change.split("\\|", -1);
        String body = wish(STABLE).replace(both[0], both[1]);
        assertThat(body).isNotEqualTo(wish(STABLE));
        HttpResponse<String> refused = send("POST", SITE, token("BOOKER"), body);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(type(refused)).startsWith("bad-");
    }

    @Test
    void more_dates_than_can_be_looked_at_are_refused() throws Exception {
        String body = wish(STABLE)
                .replace("\"weekdays\": [\"wednesday\"],", "")
                .replace("\"last\": \"" + on.plusDays(6), "\"last\": \"" + on.plusDays(100));
        HttpResponse<String> refused = send("POST", SITE, token("BOOKER"), body);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
    }

    @Test
    void clients_see_what_they_wait_for_and_nothing_of_others() throws Exception {
        String ours = id(send("POST", SITE, token("BOOKER"), wish(STABLE), "Accept-Language", "en"));
        String theirs = id(send("POST", SITE, token("SALES"), wish(CLUB)));
        JsonNode seen = json(send("GET", SITE, token("READER"), ""));
        assertThat(seen.path("entries").findValuesAsString("id")).contains(ours).doesNotContain(theirs);
        assertThat(json(send("GET", SITE + "?after=" + theirs, token("READER"), ""))
                        .path("entries"))
                .isEqualTo(json(send("GET", SITE + "?after=" + UUID.randomUUID(), token("READER"), ""))
                        .path("entries"));
        assertThat(json(send("GET", SITE, token("SALES"), "")).path("entries").findValuesAsString("id"))
                .containsSubsequence(ours, theirs);
    }

    private static String id(HttpResponse<String> answer) {
        return json(answer).path("id").asString("");
    }
}
