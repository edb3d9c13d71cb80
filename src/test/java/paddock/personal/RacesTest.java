package paddock.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.WithPaddock;
import paddock.kernel.Acting;
import paddock.personal.Forgetting.Afterwards;
import paddock.personal.Forgetting.Outcome;
import paddock.personal.Somebody.Known;

/** Whoever is forgotten while they do something leaves nothing behind, and nothing of it fails for others. */
@WithPaddock
@Import(Somebody.class)
class RacesTest {

    private static final int RIVALS = 12;
    private static final int ROUNDS = 20;
    /** Each with five digests of passwords, which are slow on purpose. */
    private static final int COSTLY_ROUNDS = 8;

    @LocalServerPort
    int port;

    @Autowired
    Somebody somebody;

    @Autowired
    Forgetting forgetting;

    @Autowired
    JdbcClient jdbc;

    @Test
    void of_many_who_forget_somebody_at_once_one_does() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Known known = somebody.joined();
            somebody.held(known);
            List<Callable<Outcome>> rivals = new ArrayList<>();
            for (int i = 0; i < RIVALS; i++) {
                rivals.add(() -> forget(known));
            }
            List<Outcome> outcomes = together(rivals);
            assertThat(outcomes).filteredOn(Outcome.Forgotten.class::isInstance).hasSize(1);
            assertThat(outcomes).filteredOn(Outcome.Gone.class::isInstance).hasSize(RIVALS - 1);
            assertThat(jdbc.sql("select count(*) from personal.erasure where person = :id")
                            .param("id", known.id())
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    @Test
    void whoever_signs_in_while_being_forgotten_is_in_no_more() throws Exception {
        for (int round = 0; round < COSTLY_ROUNDS; round++) {
            Known known = somebody.joined();
            List<Callable<Object>> acts = new ArrayList<>(List.of(() -> forget(known)));
            for (int i = 0; i < 3; i++) {
                acts.add(() -> Visitor.at(port).signedIn(known.email(), Somebody.PASSWORD));
            }
            for (Object outcome : together(acts)) {
                if (outcome instanceof Visitor visitor) {
                    assertThat(visitor.get("/account").statusCode()).isEqualTo(302);
                }
            }
            leavesNothing(known);
        }
    }

    @Test
    void what_somebody_does_while_being_forgotten_is_forgotten_with_them() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Known known = somebody.joined();
            Visitor self = Visitor.at(port).signedIn(known.email(), Somebody.PASSWORD);
            List<Callable<Object>> acts = new ArrayList<>(List.of(() -> forget(known)));
            for (int i = 0; i < RIVALS; i++) {
                String name = known.word() + " " + i;
                acts.add(() -> self.post("/account/name", "language=en&name=" + Visitor.coded(name)));
                acts.add(() -> self.post("/account/tokens", "scope=READ&days=30&name=" + Visitor.coded(name)));
            }
            expectNoFault(together(acts));
            leavesNothing(known);
        }
    }

    @Test
    void an_invitation_taken_while_its_person_is_forgotten_makes_nobody_act() throws Exception {
        UUID company = somebody.company("Course");
        for (int round = 0; round < ROUNDS; round++) {
            Known known = somebody.joined();
            Visitor self = Visitor.at(port).signedIn(known.email(), Somebody.PASSWORD);
            String link = somebody.invitation(known.email(), company);
            List<Callable<Object>> acts = new ArrayList<>(List.of(() -> forget(known)));
            for (int i = 0; i < RIVALS; i++) {
                acts.add(() -> self.post("/join/" + link, ""));
            }
            expectNoFault(together(acts));
            leavesNothing(known);
        }
    }

    private static void expectNoFault(List<Object> outcomes) {
        for (Object outcome : outcomes) {
            if (outcome instanceof HttpResponse<?> answer) {
                assertThat(answer.statusCode()).as("%s", answer.body()).isLessThan(500);
            } else {
                assertThat(outcome).isEqualTo(new Outcome.Forgotten());
            }
        }
    }

    /** After the round that looks for what was under way. */
    private void leavesNothing(Known known) {
        forgetting.echoes(Instant.parse("2026-05-01T00:00:00Z"));
        assertThat(new Traces(jdbc).of(known.word())).isEmpty();
        assertThat(new Traces(jdbc).of(known.id().toString()))
                .isSubsetOf("audit.act", "personal.erasure", "post.outgoing");
    }

    private Outcome forget(Known known) {
        return forgetting.forget(Acting.PADDOCK, known.subject(), Afterwards.MAY_BE_WRITTEN_TO);
    }

    private static <T> List<T> together(List<? extends Callable<? extends T>> acts) throws Exception {
        CyclicBarrier start = new CyclicBarrier(acts.size());
        try (ExecutorService rivals = Executors.newFixedThreadPool(acts.size())) {
            List<Future<T>> under = new ArrayList<>();
            for (Callable<? extends T> act : acts) {
                under.add(rivals.submit(() -> {
                    start.await();
                    return act.call();
                }));
            }
            List<T> outcomes = new ArrayList<>();
            for (Future<T> one : under) {
                outcomes.add(one.get());
            }
            return outcomes;
        }
    }
}
