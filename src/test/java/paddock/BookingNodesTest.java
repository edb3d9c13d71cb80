package paddock;

import static org.assertj.core.api.Assertions.assertThat;
import static paddock.TwoNodes.CLIENTS;
import static paddock.TwoNodes.MARSHALS;
import static paddock.TwoNodes.NODES;
import static paddock.TwoNodes.ROUNDS;
import static paddock.TwoNodes.SITE;
import static paddock.TwoNodes.atOnce;
import static paddock.TwoNodes.claim;
import static paddock.TwoNodes.day;
import static paddock.TwoNodes.held;
import static paddock.TwoNodes.id;
import static paddock.TwoNodes.json;
import static paddock.TwoNodes.lapseIn;
import static paddock.TwoNodes.posting;
import static paddock.TwoNodes.send;
import static paddock.TwoNodes.state;
import static paddock.TwoNodes.wish;
import static paddock.TwoNodes.with;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rivals through HTTP against two nodes on one database: no lock inside one of them can pass for one on the ground. */
class BookingNodesTest {

    @BeforeAll
    static void start() throws Exception {
        TwoNodes.start();
    }

    @AfterAll
    static void stop() throws Exception {
        TwoNodes.stop();
    }

    /** Whatever a race was about, nothing is had twice afterwards, and no node has met a fault. */
    @AfterEach
    void nothing_is_had_twice() throws Exception {
        try (Connection connection = NODES.getFirst().connect();
                PreparedStatement statement = connection.prepareStatement("""
                        select count(*) from booking.occupancy a
                          join booking.occupancy b on a.resource = b.resource and a.during && b.during and a.ctid < b.ctid
                         where a.blocks and b.blocks""");
                ResultSet row = statement.executeQuery()) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isZero();
        }
        for (Served node : NODES) {
            assertThat(node.process().said()).doesNotContain("deadlock");
        }
    }

    @Test
    void of_many_who_book_one_slot_one_has_it() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String wish = wish(claim("full", day(0, round), "09:00", "10:00"));
            List<HttpResponse<String>> answers = posting(
                    SITE + "/bookings",
                    IntStream.range(0, CLIENTS).mapToObj(i -> wish).toList());
            assertThat(with(answers, 201)).isEqualTo(1);
            assertThat(with(answers, 409)).isEqualTo(CLIENTS - 1);
        }
    }

    @Test
    void of_many_who_take_an_option_each_has_a_rank_of_its_own() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String wish = wish(claim("full", day(1, round), "09:00", "10:00"));
            List<HttpResponse<String>> answers = posting(
                    SITE + "/options",
                    IntStream.range(0, CLIENTS).mapToObj(i -> wish).toList());
            assertThat(answers.stream().map(answer -> json(answer).path("rank").asInt()))
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, CLIENTS).boxed().toList());
        }
    }

    @Test
    void layouts_that_overlap_are_wanted_in_opposite_order_and_nobody_meets_a_deadlock() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            LocalDate one = day(2, round);
            LocalDate other = day(8, round);
            List<String> claims = List.of(
                    claim("north", one, "09:00", "10:00"),
                    claim("south", one, "09:00", "10:00"),
                    claim("full", other, "09:00", "10:00"));
            List<String> wishes = IntStream.range(0, CLIENTS)
                    .mapToObj(i -> i % 2 == 0
                            ? wish(claims.get(0), claims.get(1), claims.get(2))
                            : wish(claims.get(2), claims.get(1), claims.get(0)))
                    .toList();
            assertThat(with(posting(SITE + "/bookings", wishes), 201)).isEqualTo(1);
        }
    }

    @Test
    void the_last_units_of_a_pool_are_given_once() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            LocalDate day = day(3, round);
            String marshals = "{\"pool\": \"%s\", \"units\": 5, \"from\": \"%sT09:00\", \"until\": \"%sT10:00\"}"
                    .formatted(MARSHALS, day, day);
            List<HttpResponse<String>> answers = posting(
                    SITE + "/bookings",
                    IntStream.range(0, CLIENTS).mapToObj(i -> wish(marshals)).toList());
            assertThat(with(answers, 201)).as("twelve marshals").isEqualTo(2);
        }
    }

    @Test
    void the_last_unit_of_a_counter_is_kept_once() throws Exception {
        LocalDate day = LocalDate.of(TwoNodes.first.getYear() + 2, 3, 1);
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            kept.add(id(held(claim("full", day.plusDays(i), "20:30", "21:30"))));
        }
        for (int round = 0; round < ROUNDS; round++) {
            List<String> wishes = IntStream.range(0, CLIENTS)
                    .mapToObj(i -> wish(claim("full", day.plusDays(20 + i), "20:30", "21:30")))
                    .toList();
            List<HttpResponse<String>> answers = posting(SITE + "/options", wishes);
            List<HttpResponse<String>> have = answers.stream()
                    .filter(answer -> answer.statusCode() == 201)
                    .toList();
            assertThat(have).as("ten evenings a year").hasSize(1);
            assertThat(send(round, "DELETE", "/api/v1/bookings/" + id(have.getFirst()), "", "If-Match", "\"1\"")
                            .statusCode())
                    .isEqualTo(200);
        }
        for (String id : kept) {
            send(0, "DELETE", "/api/v1/bookings/" + id, "", "If-Match", "\"1\"");
        }
    }

    @Test
    void a_request_that_comes_again_is_answered_the_same_and_sells_once() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String wish = wish(claim("full", day(4, round), "09:00", "10:00"));
            String key = UUID.randomUUID().toString();
            List<HttpResponse<String>> answers = atOnce(IntStream.range(0, CLIENTS)
                    .<Callable<HttpResponse<String>>>mapToObj(
                            i -> () -> send(i, "POST", SITE + "/options", wish, "Idempotency-Key", key))
                    .toList());
            assertThat(answers.stream().map(HttpResponse::body).distinct()).hasSize(1);
            assertThat(with(answers, 201)).isEqualTo(CLIENTS);
        }
    }

    @Test
    void at_its_deadline_an_option_is_confirmed_or_passed_on_and_never_both() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String claim = claim("full", day(5, round), "09:00", "10:00");
            String one = id(held(claim));
            String two = id(held(claim));
            lapseIn(one, Duration.ofMillis(20 + 20 * (round % 5)));
            List<Callable<HttpResponse<String>>> acts = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int node = i;
                acts.add(
                        i % 2 == 0
                                ? () -> send(
                                        node,
                                        "POST",
                                        "/api/v1/bookings/" + one + "/confirmation",
                                        "",
                                        "If-Match",
                                        "\"1\"")
                                : () -> send(node, "POST", SITE + "/options", wish(claim)));
            }
            atOnce(acts);
            send(0, "POST", SITE + "/options", wish(claim));
            assertThat(List.of(state(one), state(two))).isIn(List.of("booked", "waiting"), List.of("ended", "option"));
        }
    }

    @Test
    void who_waits_comes_before_who_asks_while_it_is_freed() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String claim = claim("full", day(6, round), "09:00", "10:00");
            String one = id(held(claim));
            String two = id(held(claim));
            List<Callable<HttpResponse<String>>> acts = new ArrayList<>();
            acts.add(() -> send(0, "DELETE", "/api/v1/bookings/" + one, "", "If-Match", "\"1\""));
            for (int i = 1; i < CLIENTS; i++) {
                int node = i;
                acts.add(() -> send(node, "POST", SITE + "/options", wish(claim)));
            }
            List<HttpResponse<String>> answers = atOnce(acts);
            assertThat(state(two)).isEqualTo("option");
            assertThat(answers.subList(1, CLIENTS).stream()
                            .map(answer -> json(answer).path("rank").asInt()))
                    .allSatisfy(rank -> assertThat(rank).isGreaterThan(1));
        }
    }

    @Test
    void of_those_who_move_or_book_into_one_slot_one_has_it() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String slot = claim("full", day(7, round), "09:00", "10:00");
            List<String> movers = new ArrayList<>();
            for (int i = 0; i < CLIENTS / 2; i++) {
                String marshal = "{\"pool\": \"%s\", \"units\": 1, \"from\": \"%sT11:00\", \"until\": \"%sT12:00\"}"
                        .formatted(MARSHALS, day(i, round), day(i, round));
                movers.add(id(send(0, "POST", SITE + "/bookings", wish(marshal))));
            }
            List<Callable<HttpResponse<String>>> acts = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int node = i;
                String path = i < movers.size() ? "/api/v1/bookings/" + movers.get(i) + "/claims" : "";
                acts.add(
                        i < movers.size()
                                ? () -> send(node, "PUT", path, "{\"claims\": [" + slot + "]}", "If-Match", "\"1\"")
                                : () -> send(node, "POST", SITE + "/bookings", wish(slot)));
            }
            List<HttpResponse<String>> answers = atOnce(acts);
            assertThat(with(answers, 200) + with(answers, 201)).isEqualTo(1);
        }
    }

    @Test
    void the_two_halves_around_a_floating_break_are_not_both_had() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            LocalDate day = day(9, round);
            List<String> wishes = IntStream.range(0, CLIENTS)
                    .mapToObj(i -> i % 2 == 0
                            ? wish(claim("north", day, "10:00", "13:00"))
                            : wish(claim("north", day, "13:15", "16:00")))
                    .toList();
            List<HttpResponse<String>> answers = posting(SITE + "/bookings", wishes);
            assertThat(with(answers, 201)).isEqualTo(1);
            assertThat(with(answers, 422)).as("the other half").isEqualTo(CLIENTS / 2);
        }
    }
}
