package paddock.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import paddock.kernel.Acting;
import paddock.post.Courier.Handing.Failed;
import paddock.post.Courier.Handing.Refused;
import paddock.post.Courier.Handing.Taken;
import paddock.post.Courier.Handing.Unreachable;
import paddock.post.Delivery.Round;
import paddock.post.MailSettings.Line;
import paddock.post.MailSettings.Server;
import paddock.store.Database;
import paddock.store.TestDatabases;

/** Mails leave when what caused them is done for good, each at least once, in order where they are about one thing. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
class OutboxTest {

    private static final int RIVALS = 12;
    private static final int ROUNDS = Boolean.getBoolean("paddock.full") ? 100 : 20;
    private static final int THINGS = 6;
    private static final int MAILS_EACH = 4;

    private final Database database;
    private final PostOffice post;
    private final Postman postman = new Postman();
    private final Delivery delivery;

    OutboxTest(TestDatabases databases) {
        database = databases.migrated();
        post = new PostOffice(database, PostOffice.LEAVING, RIVALS + 2);
        delivery = post.delivery(postman);
    }

    @AfterEach
    void close() {
        post.close();
    }

    @Test
    void a_mail_is_part_of_what_causes_it() {
        assertThatThrownBy(() -> post.outbox.send(SampleMail.saying("alone")))
                .isInstanceOf(IllegalStateException.class);
        post.transaction.executeWithoutResult(status -> {
            post.outbox.send(SampleMail.saying("undone"));
            status.setRollbackOnly();
        });
        assertThat(delivery.round()).isEqualTo(Round.DONE);
        assertThat(post.all()).isEmpty();
        assertThat(postman.took).isEmpty();
        post.send(SampleMail.saying("done"));
        delivery.round();
        assertThat(postman.took).containsExactly("done");
    }

    @Test
    void what_is_not_committed_yet_does_not_leave() {
        post.transaction.executeWithoutResult(status -> {
            post.outbox.send(SampleMail.saying("soon"));
            try (PostOffice other = new PostOffice(database, PostOffice.LEAVING, 2)) {
                other.delivery(postman).round();
            }
        });
        assertThat(postman.took).isEmpty();
    }

    @Test
    void a_mail_comes_back_as_it_was_written() {
        Mail mail = SampleMail.saying("avec tout 🏁")
                .answeredTo(new MailAddress("Répondre", "reply@example.org"))
                .with(new Attachment("é.txt", "text/plain", "été".getBytes(StandardCharsets.UTF_8)))
                .with(new Attachment("b.bin", "application/octet-stream", new byte[] {0, -1, 7}))
                .secret();
        post.send(mail);
        assertThat(post.letters.withId(post.only().id())).isEqualTo(mail);
    }

    @Test
    void mails_about_one_thing_wait_for_the_one_before_and_others_do_not() {
        Thing thing = SampleMail.thing();
        post.send(SampleMail.about(thing, "first"));
        postman.answer = new Failed("not now");
        delivery.round();
        post.send(SampleMail.about(thing, "second"), SampleMail.saying("other"));
        postman.answer = new Taken();
        delivery.round();
        assertThat(postman.took).containsExactly("other");
        post.later(Delivery.pause(1));
        delivery.round();
        assertThat(postman.took).containsExactly("other", "first", "second");
    }

    @Test
    void of_many_relays_on_one_database_each_mail_leaves_once_and_in_order() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            postman.took.clear();
            List<Thing> things =
                    IntStream.range(0, THINGS).mapToObj(i -> SampleMail.thing()).toList();
            List<String> subjects = new ArrayList<>();
            for (int n = 0; n < MAILS_EACH; n++) {
                for (Thing thing : things) {
                    String subject = n + " of " + thing.id();
                    subjects.add(subject);
                    post.send(SampleMail.about(thing, subject));
                }
            }
            race();
            assertThat(postman.took).containsExactlyInAnyOrderElementsOf(subjects);
            for (Thing thing : things) {
                assertThat(postman.tookAbout.get(thing.id())).isSorted().hasSize(MAILS_EACH);
            }
        }
        assertThat(post.mails.found(new MailFilter(MailState.WAITING, "", null)))
                .isEmpty();
    }

    private void race() throws Exception {
        CyclicBarrier start = new CyclicBarrier(RIVALS);
        try (ExecutorService rivals = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Round>> running = new ArrayList<>();
            for (int i = 0; i < RIVALS; i++) {
                running.add(rivals.submit(() -> {
                    start.await();
                    return post.delivery(postman).round();
                }));
            }
            for (Future<Round> one : running) {
                assertThat(one.get()).isEqualTo(Round.DONE);
            }
        }
    }

    @Test
    void a_server_that_is_away_gets_its_mails_once_it_is_back() {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        int port = server.getSmtp().getPort();
        server.stop();
        Delivery real = post.delivery(smtp(port));
        post.send(SampleMail.saying("first"), SampleMail.saying("second"));
        assertThat(real.round()).isEqualTo(Round.CUT_SHORT);
        assertThat(post.all().stream().map(MailLine::attempts)).containsExactlyInAnyOrder(0, 1);
        assertThat(post.all()).allSatisfy(mail -> assertThat(mail.state()).isEqualTo(MailState.WAITING));
        GreenMail back = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        back.start();
        try {
            post.later(Delivery.pause(1));
            assertThat(real.round()).isEqualTo(Round.DONE);
            assertThat(back.getReceivedMessages()).hasSize(2);
            assertThat(post.all()).allSatisfy(mail -> {
                assertThat(mail.state()).isEqualTo(MailState.SENT);
                assertThat(mail.reason()).isNull();
            });
        } finally {
            back.stop();
        }
    }

    @Test
    void who_dies_after_sending_and_before_noting_it_leaves_a_repeat_that_is_known_as_one() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            Courier smtp = smtp(server.getSmtp().getPort());
            PostOffice dying = new PostOffice(database, PostOffice.LEAVING, 2);
            post.send(SampleMail.saying("twice").secret());
            Delivery killed = dying.delivery(new Courier() {
                @Override
                public Handing hand(Outgoing mail) {
                    Handing taken = smtp.hand(mail);
                    dying.source.close();
                    return taken;
                }

                @Override
                public void hangUp() {
                    smtp.hangUp();
                }
            });
            assertThatThrownBy(killed::round).isInstanceOf(RuntimeException.class);
            assertThat(post.only().state()).isEqualTo(MailState.WAITING);
            // The database frees the row once it has noticed that its holder is gone.
            for (int look = 0; look < 100 && post.only().state() != MailState.SENT; look++) {
                assertThat(post.delivery(smtp).round()).isEqualTo(Round.DONE);
                Thread.sleep(50);
            }
            assertThat(post.only().state()).isEqualTo(MailState.SENT);
            List<String> ids = new ArrayList<>();
            for (var message : server.getReceivedMessages()) {
                ids.add(message.getMessageID());
            }
            assertThat(ids).hasSize(2).containsOnly("<" + post.only().id() + "@example.org>");
        } finally {
            server.stop();
        }
    }

    private static Smtp smtp(int port) {
        Server server = new Server(Line.SMTP, "127.0.0.1", port, "", "");
        return new Smtp(new MailSettings(server, PostOffice.LEAVING.from(), "https://paddock.example.org"));
    }

    @Test
    void pauses_grow_and_in_the_end_a_mail_is_given_up_with_the_reason() {
        post.send(SampleMail.saying("nobody takes it"));
        postman.answer = new Failed("mailbox full");
        Duration waited = Duration.ZERO;
        for (int attempt = 1; attempt < Delivery.MOST_ATTEMPTS; attempt++) {
            delivery.round();
            delivery.round();
            assertThat(post.only().attempts()).isEqualTo(attempt);
            assertThat(post.only().dueAt()).isEqualTo(post.now.get().plus(Delivery.pause(attempt)));
            assertThat(Delivery.pause(attempt)).isGreaterThanOrEqualTo(Delivery.pause(Math.max(1, attempt - 1)));
            post.later(Delivery.pause(attempt));
            waited = waited.plus(Delivery.pause(attempt));
        }
        delivery.round();
        assertThat(post.only().state()).isEqualTo(MailState.GIVEN_UP);
        assertThat(post.only().reason()).isEqualTo("mailbox full");
        assertThat(waited).isBetween(Duration.ofHours(40), Duration.ofHours(56));
    }

    @Test
    void a_refusal_ends_it_at_once_and_lets_the_next_about_the_same_thing_go() {
        Thing thing = SampleMail.thing();
        post.send(SampleMail.about(thing, "refused"));
        postman.answer = new Refused("550 no such user");
        delivery.round();
        MailLine refused = post.only();
        assertThat(refused.state()).isEqualTo(MailState.GIVEN_UP);
        postman.answer = new Taken();
        post.send(SampleMail.about(thing, "next"));
        delivery.round();
        assertThat(postman.took).containsExactly("next");
        assertThat(post.mails.again(Acting.PADDOCK, refused)).isEqualTo(new Again.Queued());
        assertThat(post.mails.again(Acting.PADDOCK, refused)).isEqualTo(new Again.Moving());
        delivery.round();
        assertThat(postman.took).containsExactly("next", "refused");
        assertThat(post.mails.again(Acting.PADDOCK, refused)).isEqualTo(new Again.Moving());
        assertThat(acts(refused)).containsExactly("mail-sent-again");
    }

    private List<String> acts(MailLine mail) {
        return post.jdbc
                .sql("select act from audit.act where kind = 'mail' and thing = ?")
                .param(mail.id())
                .query((row, n) -> Objects.requireNonNull(row.getString("act")))
                .list();
    }

    @Test
    void a_mail_that_cannot_be_made_keeps_no_other_back() {
        post.send(SampleMail.saying("spoilt"), SampleMail.saying("good"));
        post.jdbc
                .sql("update post.mail set recipient = 'none' where subject = 'spoilt'")
                .update();
        assertThat(delivery.round()).isEqualTo(Round.DONE);
        assertThat(postman.took).containsExactly("good");
    }

    @Test
    void a_server_that_lets_nobody_in_is_asked_once_a_round() {
        post.send(SampleMail.saying("first"), SampleMail.saying("second"));
        postman.answer = new Unreachable("who are you?");
        assertThat(delivery.round()).isEqualTo(Round.CUT_SHORT);
        assertThat(post.all().stream().mapToInt(MailLine::attempts).sum()).isEqualTo(1);
    }

    @Test
    void states_are_told_apart_in_the_database_as_in_the_code() {
        assertThat(Arrays.stream(MailState.values()).map(MailState::key))
                .containsExactly("kept", "waiting", "sent", "given-up");
    }
}
