package paddock.post;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes of a mail the message that travels. The same mail always makes the same message id, so that repeats are known. */
final class Envelope {

    private static final String UTF_8 = "UTF-8";

    private final Session session;
    private final MailAddress from;

    Envelope(Session session, MailAddress from) {
        this.session = session;
        this.from = from;
    }

    MimeMessage enclose(Outgoing outgoing) throws MessagingException {
        Mail mail = outgoing.mail();
        MimeMessage message = new Numbered(session, outgoing.id(), from.domain());
        message.setFrom(address(from));
        message.setRecipient(RecipientType.TO, address(mail.to()));
        @Nullable MailAddress replyTo = mail.replyTo();
        if (replyTo != null) {
            message.setReplyTo(new InternetAddress[] {address(replyTo)});
        }
        message.setHeader("Subject", MimeUtility.fold("Subject: ".length(), Header.encoded(mail.subject())));
        message.setSentDate(Date.from(outgoing.writtenAt()));
        message.setHeader("Content-Language", mail.language().toLanguageTag());
        if (mail.unsubscribe().isEmpty()) {
            // No machine is to answer: absence notes would come back to the operator.
            message.setHeader("Auto-Submitted", "auto-generated");
        } else {
            unsubscribable(message, mail.unsubscribe());
        }
        message.setContent(content(mail));
        message.saveChanges();
        return message;
    }

    /** Somebody has written it, and whoever reads it ends such mails with one click in their program. */
    private static void unsubscribable(MimeMessage message, String ways) throws MessagingException {
        message.setHeader("List-Unsubscribe", MimeUtility.fold("List-Unsubscribe: ".length(), ways));
        if (ways.contains("<http")) {
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
    }

    private static Multipart content(Mail mail) throws MessagingException {
        Multipart both = new MimeMultipart("alternative", words(mail.text(), "plain"), words(mail.html(), "html"));
        if (mail.attachments().isEmpty()) {
            return both;
        }
        MimeBodyPart first = new MimeBodyPart();
        first.setContent(both);
        Multipart whole = new MimeMultipart("mixed", first);
        for (Attachment file : mail.attachments()) {
            MimeBodyPart part = new MimeBodyPart();
            part.setDataHandler(new DataHandler(new ByteArrayDataSource(file.bytes(), file.type())));
            part.setFileName(file.name());
            part.setDisposition(Part.ATTACHMENT);
            whole.addBodyPart(part);
        }
        return whole;
    }

    private static MimeBodyPart words(String words, String kind) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(words, UTF_8, kind);
        return part;
    }

    private static InternetAddress address(MailAddress address) throws MessagingException {
        InternetAddress mailbox = new Named(address);
        mailbox.validate();
        return mailbox;
    }

    private static final class Named extends InternetAddress {

        private static final long serialVersionUID = 1L;

        Named(MailAddress named) {
            address = named.mailbox();
            encodedPersonal = named.name().isEmpty() ? null : Header.encoded(named.name());
        }
    }

    private static final class Numbered extends MimeMessage {

        private final String id;

        Numbered(Session session, UUID id, String domain) {
            super(session);
            this.id = "<" + id + "@" + domain + ">";
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
