package paddock.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import paddock.kernel.Acting;
import paddock.store.TestDatabases;

/** The mails to one address: read by whoever has it, forgotten with them, and taken away when their time is over. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
class CorrespondenceTest {

    private static final String ADDRESS = SampleMail.saying("").to().mailbox();

    private final PostOffice post;
    private final Correspondence correspondence;
    private final Postman postman = new Postman();

    CorrespondenceTest(TestDatabases databases) {
        post = new PostOffice(databases.migrated(), PostOffice.LEAVING, 3);
        correspondence = new Correspondence(post.jdbc, post.letters, post.clock);
    }

    @AfterEach
    void close() {
        post.close();
    }

    private static Mail withFile(String subject) {
        return SampleMail.saying(subject)
                .with(new Attachment("a.txt", "text/plain", "a".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void its_reader_sees_what_they_said_but_for_what_lets_somebody_in() {
        post.send(withFile("plain"), SampleMail.saying("link").secret());
        List<Correspondence.Written> written = correspondence.to(ADDRESS.toUpperCase(Locale.ROOT), 0);
        assertThat(written).extracting(one -> one.told().get("subject")).containsExactly("plain", "link");
        assertThat(written.getFirst().told()).containsKey("text");
        assertThat(written.getLast().told()).doesNotContainKey("text");
        assertThat(correspondence.to(ADDRESS, written.getLast().position())).isEmpty();
        assertThat(correspondence.addresses()).contains(ADDRESS.toLowerCase(Locale.ROOT));
    }

    @Test
    void what_waits_to_somebody_forgotten_does_not_leave_and_nothing_says_who_it_was_for() {
        post.send(withFile("sent"));
        post.delivery(postman).round();
        post.send(withFile("waiting"));
        correspondence.forget(ADDRESS);
        post.delivery(postman).round();
        assertThat(postman.took).containsExactly("sent");
        assertThat(post.all()).hasSize(2).allSatisfy(mail -> {
            assertThat(mail.toString()).doesNotContain(ADDRESS);
            assertThat(mail.subject()).isEmpty();
            assertThat(mail.readableBy(KeepingTest.ADMINISTRATOR)).isFalse();
            assertThat(post.mails.again(Acting.PADDOCK, mail)).isEqualTo(new Again.Forgotten());
        });
        assertThat(correspondence.addresses()).isEmpty();
        assertThat(files()).isZero();
    }

    @Test
    void their_words_go_before_they_go_themselves_and_what_waits_stays() {
        post.send(withFile("old"));
        post.delivery(postman).round();
        post.send(withFile("waits"));
        post.later(Duration.ofDays(400));
        post.send(withFile("new"));
        assertThat(correspondence.forgetTextsBefore(post.now.get().minus(Duration.ofDays(365)), 10))
                .isEqualTo(1);
        assertThat(files()).isEqualTo(2);
        assertThat(correspondence.removeBefore(post.now.get().minus(Duration.ofDays(365)), 10))
                .isEqualTo(1);
        assertThat(correspondence.removeBefore(post.now.get().minus(Duration.ofDays(365)), 10))
                .isZero();
        assertThat(post.all()).extracting(MailLine::subject).containsExactly("new", "waits");
    }

    private int files() {
        return post.jdbc
                .sql("select count(*) from post.attachment")
                .query(Integer.class)
                .single();
    }
}
