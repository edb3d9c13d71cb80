package paddock.post;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.post.Mail.Secrecy;

/** What the mails say: read whole to be sent, and forgotten when its time is over. */
@Component
class Letters {

    private final JdbcClient jdbc;

    Letters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A mail that is not forgotten. */
    Mail withId(UUID id) {
        List<Attachment> files = jdbc.sql(ATTACHMENTS)
                .param("mail", id)
                .query((row, number) ->
                        new Attachment(row.getString("name"), row.getString("type"), row.getBytes("bytes")))
                .list();
        return jdbc.sql(MAIL)
                .param("id", id)
                .query((row, number) -> mail(row, files))
                .single();
    }

    private static Mail mail(ResultSet row, List<Attachment> files) throws SQLException {
        @Nullable String replyTo = row.getString("reply_to");
        return new Mail(
                new MailAddress(row.getString("recipient_name"), row.getString("recipient")),
                Locale.forLanguageTag(row.getString("language")),
                row.getString("subject"),
                row.getString("body"),
                row.getString("html"),
                files,
                new Thing(row.getString("thing_kind"), row.getObject("thing", UUID.class)),
                replyTo == null ? null : new MailAddress(row.getString("reply_to_name"), replyTo),
                row.getBoolean("secret") ? Secrecy.SECRET : Secrecy.PLAIN,
                row.getString("unsubscribe"));
    }

    /** What a mail said, where that was for its recipient alone; that it was sent stays known. */
    void forgetSecret(UUID id, Instant now) {
        int forgotten = jdbc.sql(FORGET_SECRET)
                .param("id", id)
                .param("now", Timestamp.from(now))
                .update();
        if (forgotten > 0) {
            jdbc.sql(FORGET_ATTACHMENTS).update();
        }
    }

    /** What some of the mails said that were written before a time and no longer wait to leave; of how many. */
    int forgetThoseBefore(Instant before, int most, Instant now) {
        int forgotten = jdbc.sql(FORGET_OLD)
                .param("before", Timestamp.from(before))
                .param("now", Timestamp.from(now))
                .param("most", most)
                .update();
        if (forgotten > 0) {
            jdbc.sql(FORGET_ATTACHMENTS).update();
        }
        return forgotten;
    }

    private static final String MAIL = """
            select m.recipient, m.recipient_name, m.reply_to, m.reply_to_name, m.language, m.subject, m.body, m.html,
                   m.secret, m.unsubscribe, o.thing_kind, o.thing
              from post.mail m
              join post.outgoing o on o.id = m.id
             where m.id = :id
            """;

    private static final String ATTACHMENTS = """
            select name, type, bytes from post.attachment where mail = :mail order by position
            """;

    private static final String FORGET_SECRET = """
            update post.mail
               set body = null, html = null, forgotten_at = :now
             where id = :id
               and secret
               and forgotten_at is null
            """;

    private static final String FORGET_OLD = """
            update post.mail
               set body = null, html = null, forgotten_at = :now
             where id in (select m.id
                            from post.mail m
                            join post.outgoing o on o.id = m.id
                           where m.forgotten_at is null
                             and o.state <> 'waiting'
                             and o.written_at < :before
                           order by o.position
                           limit :most)
            """;

    private static final String FORGET_ATTACHMENTS = """
            delete from post.attachment a using post.mail m where m.id = a.mail and m.forgotten_at is not null
            """;
}
