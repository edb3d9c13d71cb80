package paddock.post;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The mails to one address: for whoever has it to read, and to be forgotten. */
@Component
public class Correspondence {

    private static final int BATCH = 50;

    private final JdbcClient jdbc;
    private final Letters letters;
    private final InstantSource clock;

    Correspondence(JdbcClient jdbc, Letters letters, InstantSource clock) {
        this.jdbc = jdbc;
        this.letters = letters;
        this.clock = clock;
    }

    /** A mail by the names of its fields, without what would let its reader in. */
    public record Written(long position, Map<String, Object> told) {}

    /** Those after a position, in their order, some at a time. */
    public List<Written> to(String address, long after) {
        return jdbc.sql(TO)
                .param("address", mailbox(address))
                .param("after", after)
                .param("most", BATCH)
                .query(Correspondence::written)
                .list();
    }

    private static Written written(ResultSet row, int n) throws SQLException {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("at", row.getTimestamp("written_at").toInstant());
        told.put("name", String.valueOf(row.getString("recipient_name")));
        told.put("subject", String.valueOf(row.getString("subject")));
        told.put("state", String.valueOf(row.getString("state")));
        String body = row.getString("body");
        if (body != null) {
            told.put("text", body);
        }
        return new Written(row.getLong("position"), told);
    }

    /** Every address that a mail went to, in small letters. */
    public List<String> addresses() {
        return jdbc.sql("select distinct lower(recipient) from post.mail where recipient <> :nobody order by 1")
                .param("nobody", NOBODY)
                .query((row, n) -> Objects.requireNonNull(row.getString(1)))
                .list();
    }

    /** Forgets to whom they went and what they said; one that waits does not leave. One that is just leaving is waited for. */
    public void forget(String address) {
        String mailbox = mailbox(address);
        jdbc.sql(STOP)
                .param("address", mailbox)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        jdbc.sql(FORGET_FILES).param("address", mailbox).update();
        jdbc.sql(FORGET_ANSWERS).param("address", mailbox).update();
        jdbc.sql(FORGET)
                .param("address", mailbox)
                .param("nobody", NOBODY)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Forgets what some of the mails said that were written before a time; to whom and when stays known. Of how many. */
    public int forgetTextsBefore(Instant time, int most) {
        return letters.forgetThoseBefore(time, most, clock.instant());
    }

    /** Takes some of the mails that were written before a time away altogether, unless they still wait; how many. */
    public int removeBefore(Instant time, int most) {
        List<UUID> old = jdbc.sql(OLD)
                .param("before", Timestamp.from(time))
                .param("most", most)
                .query((row, n) -> Objects.requireNonNull(row.getObject(1, UUID.class)))
                .list();
        if (!old.isEmpty()) {
            for (String statement : REMOVE) {
                jdbc.sql(statement).param("mails", old).update();
            }
        }
        return old.size();
    }

    /** As mails have it: the domain in its ASCII form. */
    private static String mailbox(String address) {
        return MailAddress.read(address)
                .map(MailAddress::mailbox)
                .orElse(address)
                .toLowerCase(Locale.ROOT);
    }

    /** What stands where somebody's address stood: no mail ever reaches it (RFC 2606). */
    private static final String NOBODY = "forgotten@localhost.invalid";

    private static final String TO = """
            select o.position, o.written_at, m.recipient_name, m.subject, o.state,
                   case when not m.secret then m.body end as body
              from post.mail m
              join post.outgoing o on o.id = m.id
             where lower(m.recipient) = :address
               and o.position > :after
             order by o.position
             limit :most
            """;

    /** The reason may hold the address, as the mail server said it. */
    private static final String STOP = """
            update post.outgoing o
               set state = case when o.state = 'waiting' then 'given-up' else o.state end,
                   ended_at = case when o.state = 'waiting' then :now else o.ended_at end,
                   reason = case when o.state in ('waiting', 'given-up') then 'forgotten' end
              from post.mail m
             where m.id = o.id
               and lower(m.recipient) = :address
            """;

    private static final String FORGET_FILES = """
            delete from post.attachment a using post.mail m where m.id = a.mail and lower(m.recipient) = :address
            """;

    private static final String FORGET_ANSWERS = """
            update post.mail set reply_to = null, reply_to_name = null where lower(reply_to) = :address
            """;

    private static final String FORGET = """
            update post.mail
               set recipient = :nobody, recipient_name = '', subject = '', body = null, html = null,
                   reply_to = null, reply_to_name = null, unsubscribe = '', forgotten_at = coalesce(forgotten_at, :now)
             where lower(recipient) = :address
            """;

    private static final String OLD = """
            select o.id
              from post.outgoing o
             where o.kind = 'mail'
               and o.state <> 'waiting'
               and o.written_at < :before
             order by o.written_at
             limit :most
               for update skip locked
            """;

    private static final List<String> REMOVE = List.of(
            "delete from post.attachment where mail in (:mails)",
            "delete from post.mail where id in (:mails)",
            "delete from post.outgoing where id in (:mails)");
}
