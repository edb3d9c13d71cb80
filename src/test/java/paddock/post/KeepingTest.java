package paddock.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import paddock.kernel.Acting;
import paddock.kernel.Scope;
import paddock.kernel.StaffRole;
import paddock.kernel.Warrant;
import paddock.post.Courier.Handing.Refused;
import paddock.store.Database;
import paddock.store.TestDatabases;

/** What stays of a mail: until it can be sent, for those who may read it, and no longer than it should. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
class KeepingTest {

    static final Acting ADMINISTRATOR = acting(StaffRole.ADMINISTRATOR);
    private final PostOffice leaving;
    private final PostOffice keeping;
    private final Postman postman = new Postman();

    KeepingTest(TestDatabases databases) {
        Database database = databases.migrated();
        leaving = new PostOffice(database, PostOffice.LEAVING, 3);
        keeping = new PostOffice(database, PostOffice.KEEPING, 3);
    }

    private static Acting acting(StaffRole role) {
        return new Acting(UUID.randomUUID(), "Alex", "192.0.2.9", Set.of(role), Map.of());
    }

    @Test
    void what_lets_somebody_in_is_shown_to_whoever_may_send_it_and_to_no_program() {
        keeping.send(SampleMail.saying("invitation").secret());
        assertThat(keeping.only().readableBy(ADMINISTRATOR)).isTrue();
        assertThat(keeping.only().readableBy(acting(StaffRole.DIRECTION))).isFalse();
        Warrant all = new Warrant(UUID.randomUUID(), "all", Set.of(Scope.values()));
        assertThat(keeping.only().readableBy(ADMINISTRATOR.by(all))).isFalse();
    }

    @AfterEach
    void close() {
        leaving.close();
        keeping.close();
    }

    @Test
    void mails_written_while_none_leaves_stay_when_some_do_until_somebody_sends_them() {
        keeping.send(SampleMail.saying("kept"));
        MailLine kept = keeping.only();
        assertThat(kept.state()).isEqualTo(MailState.KEPT);
        leaving.delivery(postman).round();
        assertThat(postman.took).isEmpty();
        assertThat(keeping.mails.again(Acting.PADDOCK, kept)).isEqualTo(new Again.NothingLeaves());
        assertThat(leaving.mails.again(Acting.PADDOCK, kept)).isEqualTo(new Again.Queued());
        leaving.delivery(postman).round();
        assertThat(postman.took).containsExactly("kept");
    }

    @Test
    void a_mail_that_lets_its_reader_in_is_shown_only_where_mail_reaches_nobody_and_forgotten_once_sent() {
        keeping.send(SampleMail.saying("reset").secret());
        assertThat(keeping.only().readableBy(ADMINISTRATOR)).isTrue();
        leaving.mails.again(Acting.PADDOCK, keeping.only());
        assertThat(leaving.only().readableBy(ADMINISTRATOR)).isFalse();
        postman.answer = new Refused("550 no such user");
        leaving.delivery(postman).round();
        assertThat(leaving.only().readableBy(ADMINISTRATOR)).isFalse();
        assertThat(leaving.only().forgottenAt()).isNull();
        postman.answer = new Courier.Handing.Taken();
        leaving.mails.again(Acting.PADDOCK, leaving.only());
        leaving.delivery(postman).round();
        assertThat(postman.took).containsExactly("reset");
        assertThat(leaving.only().forgottenAt()).isEqualTo(leaving.now.get());
        assertThat(bodies()).isZero();
    }

    @Test
    void what_old_mails_said_is_forgotten_and_that_they_were_sent_is_not() {
        Attachment file = new Attachment("a.txt", "text/plain", "a".getBytes(StandardCharsets.UTF_8));
        leaving.send(SampleMail.saying("sent").with(file));
        leaving.delivery(postman).round();
        keeping.send(SampleMail.saying("kept").with(file));
        leaving.send(SampleMail.saying("waiting").with(file));
        leaving.later(Duration.ofDays(365));
        leaving.send(SampleMail.saying("new").with(file));
        forget();
        assertThat(bodies()).isEqualTo(4);
        leaving.later(Duration.ofSeconds(1));
        forget();
        assertThat(bodies()).isEqualTo(2);
        assertThat(attachments()).isEqualTo(2);
        assertThat(leaving.all().stream()
                        .filter(mail -> mail.forgottenAt() != null)
                        .map(MailLine::subject))
                .containsExactlyInAnyOrder("sent", "kept");
        MailLine kept =
                leaving.mails.found(new MailFilter(MailState.KEPT, "", null)).getFirst();
        assertThat(kept.readableBy(ADMINISTRATOR)).isFalse();
        assertThat(leaving.mails.again(Acting.PADDOCK, kept)).isEqualTo(new Again.Forgotten());
    }

    private void forget() {
        leaving.letters.forgetThoseBefore(leaving.now.get().minus(Duration.ofDays(365)), 100, leaving.now.get());
    }

    private int bodies() {
        return leaving.jdbc
                .sql("select count(*) from post.mail where body is not null or html is not null")
                .query(Integer.class)
                .single();
    }

    private int attachments() {
        return leaving.jdbc
                .sql("select count(*) from post.attachment")
                .query(Integer.class)
                .single();
    }

    @Test
    void mails_are_found_by_state_by_address_and_after_the_last_one_seen() {
        for (int i = 0; i < 120; i++) {
            leaving.send(SampleMail.saying("mail " + i));
        }
        List<MailLine> first = leaving.mails.found(MailFilter.read(null, "waiting", "ELODIE@"));
        assertThat(first).hasSize(Mails.ON_A_PAGE + 1);
        assertThat(first.getFirst().subject()).isEqualTo("mail 119");
        MailFilter filter = MailFilter.read(null, "waiting", "élodie & co");
        String next = filter.next("/mails", first);
        assertThat(next)
                .isEqualTo("/mails?state=waiting&to=%C3%A9lodie%20%26%20co&before="
                        + first.get(Mails.ON_A_PAGE - 1).id());
        String last = first.get(Mails.ON_A_PAGE - 1).id().toString();
        List<MailLine> second = leaving.mails.found(MailFilter.read(last, null, null));
        assertThat(second.getFirst().subject()).isEqualTo("mail 69");
        assertThat(leaving.mails.found(MailFilter.read(null, "sent", null))).isEmpty();
        assertThat(leaving.mails.found(MailFilter.read(null, null, "%"))).isEmpty();
        assertThat(leaving.mails.found(MailFilter.read(null, null, "\0'; drop")))
                .isEmpty();
    }
}
