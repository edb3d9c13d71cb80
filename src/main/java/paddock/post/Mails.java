package paddock.post;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.kernel.Acting;
import paddock.post.Mail.Secrecy;

/** The mails that were written, for those who look after them. */
@Component
class Mails {

    static final int ON_A_PAGE = 50;
    private static final String KIND = "mail";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Outbox outbox;
    private final Stationery stationery;
    private final MailSettings settings;
    private final InstantSource clock;
    private final Bell bell;
    private final Trail trail;

    Mails(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Outbox outbox,
            Stationery stationery,
            MailSettings settings,
            InstantSource clock,
            Bell bell,
            Trail trail) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.outbox = outbox;
        this.stationery = stationery;
        this.settings = settings;
        this.clock = clock;
        this.bell = bell;
        this.trail = trail;
    }

    /** The newest first; one more than fill a page where there are more. */
    List<MailLine> found(MailFilter filter) {
        return jdbc.sql(FOUND)
                .param("state", filter.state() == null ? null : filter.state().key())
                .param("to", filter.to())
                .param("before", filter.before())
                .param("most", ON_A_PAGE + 1)
                .query(Mails::line)
                .list();
    }

    Optional<MailLine> withId(UUID id) {
        return jdbc.sql(WITH_ID).param("id", id).query(Mails::line).optional();
    }

    /** Has one that was given up or kept here sent after all. */
    Again again(Acting by, MailLine mail) {
        if (!settings.leaves()) {
            return new Again.NothingLeaves();
        }
        if (mail.forgottenAt() != null) {
            return new Again.Forgotten();
        }
        boolean queued = Boolean.TRUE.equals(transaction.execute(status -> queue(by, mail.id())));
        bell.ring();
        return queued ? new Again.Queued() : new Again.Moving();
    }

    private boolean queue(Acting by, UUID mail) {
        boolean queued = jdbc.sql(AGAIN)
                        .param("id", mail)
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
        if (queued) {
            trail.record(by, Deed.of("mail-sent-again", KIND, mail));
        }
        return queued;
    }

    /** Writes a mail to somebody, to see whether mails arrive. */
    void tryOut(Acting by, MailAddress to, Locale language) {
        Letter letter = new Letter("post/mails/trial", to, language, new Thing("trial", UUID.randomUUID()), Map.of());
        transaction.executeWithoutResult(
                status -> trail.record(by, Deed.of("mail-tried", KIND, outbox.send(stationery.write(letter)))));
    }

    private static MailLine line(ResultSet row, int number) throws SQLException {
        return new MailLine(
                row.getObject("id", UUID.class),
                row.getTimestamp("written_at").toInstant(),
                new MailAddress(row.getString("recipient_name"), row.getString("recipient")),
                row.getString("subject"),
                MailState.withKey(row.getString("state")).orElseThrow(),
                row.getInt("attempts"),
                row.getTimestamp("due_at").toInstant(),
                instant(row, "ended_at"),
                row.getString("reason"),
                row.getBoolean("secret") ? Secrecy.SECRET : Secrecy.PLAIN,
                instant(row, "forgotten_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        @Nullable Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static final String FOUND = """
            select o.id, o.written_at, m.recipient, m.recipient_name, m.subject, o.state, o.attempts, o.due_at, o.ended_at,
                   o.reason, m.secret, m.forgotten_at
              from post.outgoing o
              join post.mail m on m.id = o.id
             where (cast(:state as text) is null or o.state = :state)
               and strpos(lower(m.recipient), lower(:to)) > 0
               and (cast(:before as uuid) is null
                    or o.position < (select position from post.outgoing where id = cast(:before as uuid)))
             order by o.position desc
             limit :most
            """;

    private static final String WITH_ID = """
            select o.id, o.written_at, m.recipient, m.recipient_name, m.subject, o.state, o.attempts, o.due_at, o.ended_at,
                   o.reason, m.secret, m.forgotten_at
              from post.outgoing o
              join post.mail m on m.id = o.id
             where o.id = :id
            """;

    private static final String AGAIN = """
            update post.outgoing
               set state = 'waiting', attempts = 0, due_at = :now, ended_at = null
             where id = :id
               and state in ('given-up', 'kept')
               and exists (select 1 from post.mail m where m.id = :id and m.forgotten_at is null)
            """;
}
