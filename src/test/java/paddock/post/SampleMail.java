package paddock.post;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import paddock.post.Mail.Secrecy;

/** Mails to try things with. */
final class SampleMail {

    static final MailAddress TO = new MailAddress("Élodie Nguyễn", "elodie@example.org");

    private SampleMail() {}

    static Mail about(Thing thing, String subject) {
        return new Mail(
                TO,
                Locale.FRENCH,
                subject,
                "Bonjour Élodie",
                "<p>Bonjour Élodie</p>",
                List.of(),
                thing,
                null,
                Secrecy.PLAIN,
                "");
    }

    static Mail saying(String subject) {
        return about(thing(), subject);
    }

    static Thing thing() {
        return new Thing("booking", UUID.randomUUID());
    }
}
