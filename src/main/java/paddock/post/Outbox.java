package paddock.post;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import paddock.post.Mail.Secrecy;

/**
 * Where whatever happens leaves its mails. They leave the house once it has happened for good, at least once each, and in
 * order where they are about one thing; what is undone sends nothing.
 */
@Component
public class Outbox {

    private final JdbcClient jdbc;
    private final MailSettings settings;
    private final Bell bell;
    private final InstantSource clock;

    Outbox(JdbcClient jdbc, MailSettings settings, Bell bell, InstantSource clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.bell = bell;
        this.clock = clock;
    }

    /** Whether mails leave the house; where they do not, those who look after mails can read them all. */
    public boolean leaves() {
        return settings.leaves();
    }

    /**
     * Writes a mail within the transaction under way. Two transactions about one thing at the same moment leave their
     * mails in either order; whoever minds holds the thing's lock, as for any change of it.
     *
     * @throws IllegalStateException when no transaction is under way
     */
    public UUID send(Mail mail) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a mail is part of what causes it, and no transaction is under way");
        }
        UUID id = UUID.randomUUID();
        jdbc.sql(WRITE)
                .param("id", id)
                .param("thingKind", mail.about().kind())
                .param("thing", mail.about().id())
                .param("now", Timestamp.from(clock.instant()))
                .param("state", (settings.leaves() ? MailState.WAITING : MailState.KEPT).key())
                .update();
        write(id, mail);
        for (int i = 0; i < mail.attachments().size(); i++) {
            write(id, i, mail.attachments().get(i));
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                bell.ring();
            }
        });
        return id;
    }

    private void write(UUID id, Mail mail) {
        @Nullable MailAddress replyTo = mail.replyTo();
        jdbc.sql(WRITE_MAIL)
                .param("id", id)
                .param("recipient", mail.to().mailbox())
                .param("recipientName", mail.to().name())
                .param("replyTo", replyTo == null ? null : replyTo.mailbox())
                .param("replyToName", replyTo == null ? null : replyTo.name())
                .param("language", mail.language().toLanguageTag())
                .param("subject", mail.subject())
                .param("body", mail.text())
                .param("html", mail.html())
                .param("secret", mail.secrecy() == Secrecy.SECRET)
                .param("unsubscribe", mail.unsubscribe())
                .update();
    }

    private void write(UUID id, int position, Attachment file) {
        jdbc.sql(WRITE_ATTACHMENT)
                .param("mail", id)
                .param("position", position)
                .param("name", file.name())
                .param("type", file.type())
                .param("bytes", file.bytes())
                .update();
    }

    private static final String WRITE = """
            insert into post.outgoing (id, kind, thing_kind, thing, written_at, state, due_at)
            values (:id, 'mail', :thingKind, :thing, :now, :state, :now)
            """;

    private static final String WRITE_MAIL = """
            insert into post.mail (id, recipient, recipient_name, reply_to, reply_to_name, language, subject, body, html, secret,
                                   unsubscribe)
            values (:id, :recipient, :recipientName, :replyTo, :replyToName, :language, :subject, :body, :html, :secret,
                    :unsubscribe)
            """;

    private static final String WRITE_ATTACHMENT = """
            insert into post.attachment (mail, position, name, type, bytes)
            values (:mail, :position, :name, :type, :bytes)
            """;
}
