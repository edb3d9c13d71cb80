package paddock.post;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import paddock.post.Courier.Handing;
import paddock.post.Courier.Handing.Failed;
import paddock.post.Courier.Handing.Refused;
import paddock.post.Courier.Handing.Taken;
import paddock.post.Courier.Handing.Unreachable;
import paddock.post.MailSettings.Line;
import paddock.post.MailSettings.Server;

/** Mails over the wire: what arrives is what was written, and what a server answers is understood. */
class SmtpTest {

    private static final Instant WRITTEN_AT = Instant.parse("2026-05-12T08:42:00Z");
    private static final MailAddress FROM = new MailAddress("Pôle mécanique, « piste »", "paddock@example.org");

    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)
    });

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private static Smtp smtp(Line line, int port, String user) {
        Server server = new Server(line, "127.0.0.1", port, user, "secret");
        return new Smtp(new MailSettings(server, FROM, "https://paddock.example.org"));
    }

    private static Outgoing outgoing(Mail mail) {
        return new Outgoing(UUID.randomUUID(), WRITTEN_AT, mail);
    }

    private MimeMessage arrived(Mail mail) {
        Smtp smtp = smtp(Line.SMTP, server.getSmtp().getPort(), "");
        assertThat(smtp.hand(outgoing(mail))).isEqualTo(new Taken());
        smtp.hangUp();
        return server.getReceivedMessages()[0];
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Votre réservation du 12 mai",
                "Œuvre d’été — 9 h 30, “piste” ½ €",
                "日本語の件名 🏁 avec un peu de tout, et assez long pour être plié en plusieurs lignes d’en-tête",
                "\u202egnirts desrever\u202c",
                "=?utf-8?q?not=20decoded?=",
                "\"quotes\" <angle@example.org>, comma; semicolon: colon",
                "Bcc: someone@example.org",
            })
    void subjects_and_names_arrive_as_they_were_written(String written) throws Exception {
        Mail mail = SampleMail.saying(written).answeredTo(new MailAddress(written, "reply@example.org"));
        MimeMessage arrived = arrived(mail);
        assertThat(arrived.getSubject()).isEqualTo(written);
        assertThat(((InternetAddress) arrived.getReplyTo()[0]).getPersonal()).isEqualTo(written);
        assertThat(((InternetAddress) arrived.getReplyTo()[0]).getAddress()).isEqualTo("reply@example.org");
        assertThat(((InternetAddress) arrived.getRecipients(RecipientType.TO)[0]).getPersonal())
                .isEqualTo("Élodie Nguyễn");
        assertThat(((InternetAddress) arrived.getFrom()[0]).getPersonal()).isEqualTo(FROM.name());
        assertThat(arrived.getAllRecipients()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n", "\r", "\u2028", "\u0085", "\0", "\r\n\r\n", "\r\n "})
    void no_name_and_no_subject_brings_a_header_of_its_own(String broken) throws Exception {
        String written = "Bonjour" + broken + "Bcc: all@example.org" + broken + "X-Own: yes";
        Mail mail = SampleMail.saying(written)
                .answeredTo(new MailAddress(written, "reply@example.org"))
                .with(new Attachment(written, "text/plain", "x".getBytes(StandardCharsets.UTF_8)));
        MimeMessage arrived = arrived(mail);
        assertThat(arrived.getHeader("Bcc")).isNull();
        assertThat(arrived.getHeader("X-Own")).isNull();
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(arrived.getSubject()).startsWith("Bonjour").contains("Bcc: all@example.org");
        assertThat(((MimeMultipart) arrived.getContent()).getCount()).isEqualTo(2);
    }

    @Test
    void a_mail_that_its_reader_can_end_says_how_and_is_not_called_a_machines() throws Exception {
        String ways =
                "<mailto:leads+abcdefghijklmnopqrstuvwxyz@example.org?subject=unsubscribe>, <https://paddock.example.org/u/"
                        + "x".repeat(43) + ">";
        MimeMessage arrived = arrived(SampleMail.saying("Bonjour").endedBy(ways));
        assertThat(arrived.getHeader("List-Unsubscribe", null).replaceAll("\\s+", " "))
                .isEqualTo(ways);
        assertThat(arrived.getHeader("List-Unsubscribe-Post", null)).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(arrived.getHeader("Auto-Submitted")).isNull();
        arrived(SampleMail.saying("Bonjour"));
        assertThat(server.getReceivedMessages()[1].getHeader("List-Unsubscribe"))
                .isNull();
        assertThat(server.getReceivedMessages()[1].getHeader("Auto-Submitted", null))
                .isEqualTo("auto-generated");
    }

    @Test
    void both_texts_and_every_file_arrive_whole() throws Exception {
        byte[] bytes = new byte[100_000];
        new java.util.Random(7).nextBytes(bytes);
        Mail mail = SampleMail.saying("avec pièces")
                .with(new Attachment("reçu n° 1 — été.pdf", "application/pdf", bytes))
                .with(new Attachment(
                        "a.ics", "text/calendar; method=REQUEST", "BEGIN:VCALENDAR".getBytes(StandardCharsets.UTF_8)));
        MimeMultipart whole = (MimeMultipart) arrived(mail).getContent();
        MimeMultipart texts = (MimeMultipart) whole.getBodyPart(0).getContent();
        assertThat(texts.getContentType()).startsWith("multipart/alternative");
        assertThat(texts.getBodyPart(0).getContent()).isEqualTo("Bonjour Élodie");
        assertThat(texts.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(texts.getBodyPart(1).getContent()).isEqualTo("<p>Bonjour Élodie</p>");
        BodyPart file = whole.getBodyPart(1);
        assertThat(file.getFileName()).isEqualTo("reçu n° 1 — été.pdf");
        assertThat(file.getInputStream().readAllBytes()).isEqualTo(bytes);
        assertThat(whole.getBodyPart(2).getContentType()).contains("method=REQUEST");
    }

    @Test
    void a_repeat_has_the_same_message_id_and_date() throws Exception {
        Outgoing mail = outgoing(SampleMail.saying("once"));
        for (int i = 0; i < 2; i++) {
            Smtp smtp = smtp(Line.SMTP, server.getSmtp().getPort(), "");
            assertThat(smtp.hand(mail)).isEqualTo(new Taken());
            smtp.hangUp();
        }
        MimeMessage[] arrived = server.getReceivedMessages();
        assertThat(arrived).hasSize(2);
        assertThat(arrived[0].getMessageID()).isEqualTo("<" + mail.id() + "@example.org>");
        assertThat(arrived[1].getMessageID()).isEqualTo(arrived[0].getMessageID());
        assertThat(arrived[1].getSentDate().toInstant()).isEqualTo(WRITTEN_AT);
        assertThat(arrived[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(arrived[0].getHeader("Content-Language")).containsExactly("fr");
    }

    @Test
    void an_account_is_used_where_there_is_one() {
        server.setUser("paddock@example.org", "paddock", "secret");
        assertThat(smtp(Line.SMTP, server.getSmtp().getPort(), "paddock").hand(outgoing(SampleMail.saying("in"))))
                .isEqualTo(new Taken());
        assertThat(smtp(Line.SMTP, server.getSmtp().getPort(), "stranger").hand(outgoing(SampleMail.saying("out"))))
                .isInstanceOf(Unreachable.class);
    }

    @Test
    void a_server_that_cannot_prove_its_name_gets_nothing() {
        Handing handing =
                smtp(Line.SMTPS, server.getSmtps().getPort(), "").hand(outgoing(SampleMail.saying("to whom?")));
        assertThat(handing).isInstanceOf(Unreachable.class);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 No such user, Refused",
        "RCPT, 450 4.2.1 Try again later, Failed",
        "MAIL, 550 5.7.1 Sender denied, Unreachable",
        "DATA, 554 5.7.1 Looks like spam, Refused",
        "DATA, 451 4.3.0 Disk full, Failed",
        "., 552 5.3.4 Too big, Refused",
        "., 452 4.3.1 Disk full, Failed",
    })
    void what_the_server_answers_decides_whether_to_try_again(String command, String answer, String outcome)
            throws Exception {
        try (AnsweringServer other = new AnsweringServer(Map.of(command, answer))) {
            Handing handing = smtp(Line.SMTP, other.port(), "").hand(outgoing(SampleMail.saying("hello")));
            String reason = switch (handing) {
                case Taken() -> "";
                case Refused(String why) -> why;
                case Failed(String why) -> why;
                case Unreachable(String why) -> why;
            };
            assertThat(handing.getClass().getSimpleName()).isEqualTo(outcome);
            assertThat(reason).contains(answer.substring(4));
        }
    }
}
