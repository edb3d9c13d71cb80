package paddock.post;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A mail to one person, as it will be read. Subject and names are single lines, whatever people wrote into them.
 *
 * @param text for programs that show no HTML; says the same
 * @param replyTo where an answer goes; to the sender where absent
 * @param unsubscribe how its reader ends such mails, as the head of the mail says it (RFC 2369, RFC 8058); empty where it is
 *     of a kind that nobody can end
 */
public record Mail(
        MailAddress to,
        Locale language,
        String subject,
        String text,
        String html,
        List<Attachment> attachments,
        Thing about,
        @Nullable MailAddress replyTo,
        Secrecy secrecy,
        String unsubscribe) {

    /** Most servers take no mail of more than 10 MB, and its writing in letters adds a third. */
    private static final int MOST_BYTES = 7_000_000;

    /** Who else may read what a mail says. */
    public enum Secrecy {
        /** Whoever may read the mails that were sent. */
        PLAIN,
        /** Its recipient only, for it lets its reader in: it is not shown once mail leaves, and forgotten once sent. */
        SECRET
    }

    public Mail {
        subject = Header.line(subject);
        unsubscribe = Header.line(unsubscribe);
        text = Header.whole(text);
        html = Header.whole(html);
        attachments = List.copyOf(attachments);
        int bytes = attachments.stream().mapToInt(Attachment::size).sum();
        if (bytes > MOST_BYTES) {
            throw new IllegalArgumentException(bytes + " bytes are too many to go with a mail");
        }
    }

    public Mail with(Attachment file) {
        List<Attachment> files =
                Stream.concat(attachments.stream(), Stream.of(file)).toList();
        return new Mail(to, language, subject, text, html, files, about, replyTo, secrecy, unsubscribe);
    }

    public Mail answeredTo(MailAddress address) {
        return new Mail(to, language, subject, text, html, attachments, about, address, secrecy, unsubscribe);
    }

    /** The same, holding something that lets its reader in, such as a link by which a password is set. */
    public Mail secret() {
        return new Mail(to, language, subject, text, html, attachments, about, replyTo, Secrecy.SECRET, unsubscribe);
    }

    /** The same, from somebody to somebody who can end such mails. */
    public Mail endedBy(String ways) {
        return new Mail(to, language, subject, text, html, attachments, about, replyTo, secrecy, ways);
    }
}
