package paddock;

import static org.assertj.core.api.Assertions.assertThat;
import static paddock.TwoNodes.CLIENTS;
import static paddock.TwoNodes.NODES;
import static paddock.TwoNodes.ROUNDS;
import static paddock.TwoNodes.SITE;
import static paddock.TwoNodes.atOnce;
import static paddock.TwoNodes.claim;
import static paddock.TwoNodes.day;
import static paddock.TwoNodes.id;
import static paddock.TwoNodes.json;
import static paddock.TwoNodes.posting;
import static paddock.TwoNodes.send;
import static paddock.TwoNodes.wish;
import static paddock.TwoNodes.with;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import paddock.kernel.Ids;

/** Rivals for the places of a session, through HTTP against two nodes on one database. */
class SessionNodesTest {

    private static final UUID CLUB = Ids.named("demonstration", "company", "club");
    private static final String WISH = "{\"company\": \"" + CLUB + "\", \"use\": {\"vehicles\": [{\"count\": 1}]}}";

    @BeforeAll
    static void start() throws Exception {
        TwoNodes.start();
    }

    @AfterAll
    static void stop() throws Exception {
        TwoNodes.stop();
    }

    @AfterEach
    void no_session_has_sold_more_than_it_has_and_no_node_has_met_a_fault() throws Exception {
        try (Connection connection = NODES.getFirst().connect();
                PreparedStatement statement = connection.prepareStatement("""
                        select count(*) from session.kind k
                         where k.places < (select coalesce(sum(p.vehicles), 0) from session.place p
                                            where p.session = k.session and p.kind = k.position and p.ended is null)""");
                ResultSet row = statement.executeQuery()) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isZero();
        }
        for (Served node : NODES) {
            assertThat(node.process().said()).doesNotContain("deadlock");
        }
    }

    private static String opened(int race, int round, int places) throws Exception {
        HttpResponse<String> opened = send(round, "POST", SITE + "/sessions", """
                {"title": "Race", "claims": [%s], "use": {"activity": "practice", "vehicles": [{"count": %d}]}}
                """.formatted(
                        claim("full", day(race, round), "09:00", "10:00"), places));
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        return "/api/v1/sessions/" + id(opened);
    }

    private static int left(String session) throws Exception {
        return json(send(1, "GET", session, ""))
                .path("kinds")
                .path(0)
                .path("left")
                .asInt(-1);
    }

    @Test
    void of_many_who_want_the_last_places_as_many_have_one_as_there_are() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String session = opened(0, round, 3);
            List<HttpResponse<String>> answers = posting(
                    session + "/places",
                    IntStream.range(0, CLIENTS).mapToObj(i -> WISH).toList());
            assertThat(with(answers, 201)).isEqualTo(3);
            assertThat(with(answers, 409)).isEqualTo(CLIENTS - 3);
            assertThat(left(session)).isZero();
        }
    }

    @Test
    void a_session_counts_for_the_break_of_others_as_their_uses_do() throws Exception {
        String claims = claim("full", day(4, 0), "10:00", "12:30");
        HttpResponse<String> opened = send(0, "POST", SITE + "/sessions", """
                {"title": "Break", "claims": [%s], "use": {"activity": "practice", "vehicles": [{"count": 2}]}}
                """.formatted(claims));
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        String after = wish(claim("full", day(4, 0), "13:00", "15:00"));
        HttpResponse<String> refused = send(1, "POST", SITE + "/bookings", after);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body()).contains("unlawful", "art. 2");
        send(0, "DELETE", "/api/v1/sessions/" + id(opened), "", "If-Match", "\"1\"");
        assertThat(send(1, "POST", SITE + "/bookings", after).statusCode()).isEqualTo(201);
    }

    @Test
    void a_request_that_comes_again_and_again_takes_one_place() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String session = opened(1, round, 5);
            String key = UUID.randomUUID().toString();
            List<HttpResponse<String>> answers = atOnce(IntStream.range(0, CLIENTS)
                    .<Callable<HttpResponse<String>>>mapToObj(
                            i -> () -> send(i, "POST", session + "/places", WISH, "Idempotency-Key", key))
                    .toList());
            assertThat(answers.stream().map(HttpResponse::body).distinct()).hasSize(1);
            assertThat(left(session)).isEqualTo(4);
        }
    }

    @Test
    void while_the_number_is_lowered_raised_and_the_session_moved_nothing_is_sold_beyond_it() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String session = opened(2, round, 6);
            String booking = session.replace("/sessions/", "/bookings/");
            String other = "{\"claims\": [%s]}".formatted(claim("full", day(2, round), "15:00", "16:00"));
            List<Callable<HttpResponse<String>>> acts = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int client = i;
                acts.add(() -> send(client, "POST", session + "/places", WISH));
            }
            acts.add(() -> send(0, "PUT", session + "/places", "{\"places\": [3]}", "If-Match", "\"1\""));
            acts.add(() -> send(1, "PUT", session + "/places", "{\"places\": [8]}", "If-Match", "\"1\""));
            acts.add(() -> send(0, "PUT", booking + "/claims", other, "If-Match", "\"1\""));
            List<HttpResponse<String>> answers = atOnce(acts);
            assertThat(answers.subList(CLIENTS, CLIENTS + 3).stream().filter(answer -> answer.statusCode() == 200))
                    .as("one version, one change")
                    .hasSizeLessThanOrEqualTo(1);
            int places = json(send(0, "GET", session, ""))
                    .path("kinds")
                    .path(0)
                    .path("places")
                    .asInt();
            assertThat(with(answers.subList(0, CLIENTS), 201)).isLessThanOrEqualTo(places);
            assertThat(left(session)).isEqualTo(places - (int) with(answers.subList(0, CLIENTS), 201));
        }
    }

    @Test
    void a_session_that_is_cancelled_while_places_are_taken_leaves_nobody_in_it() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String session = opened(3, round, 6);
            List<Callable<HttpResponse<String>>> acts = new ArrayList<>();
            acts.add(() -> send(0, "DELETE", session, "", "If-Match", "\"1\""));
            for (int i = 0; i < CLIENTS; i++) {
                int client = i;
                acts.add(() -> send(client, "POST", session + "/places", WISH));
            }
            atOnce(acts);
            assertThat(send(1, "GET", session + "/places", "").body()).doesNotContain("\"taken\"");
            assertThat(left(session)).isEqualTo(6);
        }
    }
}
