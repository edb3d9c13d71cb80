package paddock.letter;

import java.sql.Timestamp;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.kernel.Acting;
import paddock.personal.Holding;
import paddock.personal.Sheet;
import paddock.personal.Subject;
import paddock.personal.Term;
import paddock.watch.Measure;

/** What letters hold on people, for how long, and what is worth an alarm. */
@Configuration(proxyBeanMethods = false)
class HeldLetters {

    /** A mail server that is brought back from a backup brings old mails back. */
    private static final int DAYS = 400;

    @Bean
    static MailboxSettings mailboxSettings(Environment environment) {
        return MailboxSettings.from(environment::getProperty);
    }

    @Bean
    static Term receivedTerm(JdbcClient jdbc) {
        return Term.fixed(
                "received",
                DAYS,
                (time, most) ->
                        jdbc.sql(FORGET).param(Timestamp.from(time)).param(most).update());
    }

    @Bean
    static Measure unmatchedAnswers() {
        return new Measure.Query(
                "paddock_mailbox_unmatched",
                "Mails in the mailbox of answers that answer no letter.",
                "select cast(null as text) as of, coalesce(sum(unmatched), 0) as number from letter.mailbox");
    }

    @Bean
    static Measure brokenMailbox() {
        return new Measure.Query(
                "paddock_mailbox_failing",
                "Mailboxes of answers that cannot be read.",
                "select cast(null as text) as of, count(*) as number from letter.mailbox where failure <> ''");
    }

    @Bean
    static Holding letterHolding(JdbcClient jdbc) {
        return new Of(jdbc);
    }

    private record Of(JdbcClient jdbc) implements Holding {

        @Override
        public List<Sheet> on(Subject subject) {
            return List.of(new Sheet(
                    "letters",
                    jdbc.sql(THEIRS)
                            .param(subject.email())
                            .query((row, n) -> Sheet.line(row))
                            .list()));
        }

        /** Those of leads are told by the leads. */
        @Override
        public List<String> addresses() {
            return List.of();
        }

        @Override
        public void forget(Acting by, Subject subject) {
            if (subject.person() != null) {
                THEIR_WORK.forEach(sql -> jdbc.sql(sql).param(subject.person()).update());
            }
        }
    }

    private static final String THEIRS = """
            select l.written_at as at, l.subject, l.way, l.failure
              from letter.letter l join lead.addressed a on a.lead = l.lead
             where a.email = ? order by l.written_at limit 1000
            """;

    private static final List<String> THEIR_WORK = List.of(
            "update letter.letter set by_whom = null where by_whom = ?",
            "update letter.refusal set by_whom = null where by_whom = ?");

    private static final String FORGET = """
            delete from letter.received
             where digest in (select digest from letter.received where at < ? order by at limit ?)
            """;
}
