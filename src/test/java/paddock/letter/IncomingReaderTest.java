package paddock.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import paddock.letter.Incoming.Nature;

/** Mails as anybody sends them are read as far as they can be, and none ends the reading. */
class IncomingReaderTest {

    private static final UUID MAIL = UUID.fromString("123e4567-e89b-42d3-a456-426614174000");

    private static Incoming read(String mail) throws Exception {
        return IncomingReader.read(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String plain(String headers, String body) {
        return "From: Camille <Camille@Example.org>\nMessage-ID: <a@b>\nSubject: Re: Bonjour\n" + headers
                + "Content-Type: text/plain; charset=utf-8\n\n" + body;
    }

    @Test
    void what_is_new_is_kept_and_what_it_repeats_is_not() throws Exception {
        Incoming mail = read(plain("", """
                Oui, mardi me va.

                Le 12 mai 2026 à 10:42, Dominique
                <leads+abc@example.org> a écrit :
                > Quand venez-vous ?
                """));
        assertThat(mail.text()).isEqualTo("Oui, mardi me va.");
        assertThat(mail.from()).isEqualTo("camille@example.org");
        assertThat(mail.nature()).isEqualTo(new Nature.Written());
        assertThat(mail.isEnough()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----Message d'origine-----",
                "-----Original Message-----",
                "On Tue, May 12, 2026 at 10:42 Dominique wrote:",
                "De : Dominique\nEnvoyé : mardi\nÀ : Camille",
                "From: Dominique\nSent: Tuesday\nTo: Camille",
                "________________________________"
            })
    void each_usual_way_to_repeat_is_known(String begins) throws Exception {
        assertThat(read(plain("", "Oui.\n\n" + begins + "\n\nQuand venez-vous ?"))
                        .text())
                .isEqualTo("Oui.");
    }

    @Test
    void of_html_what_a_reader_would_see_is_kept() throws Exception {
        String html = "From: a@b.fr\nContent-Type: text/html; charset=iso-8859-1\n\n"
                + "<html><head><title>x</title><style>p{}</style></head><body><p>D&eacute;j&agrave; vu &amp; <b>pris</b></p>"
                + "<script>alert(1)</script><div>Deux</div><blockquote>ancien</blockquote></body></html>";
        assertThat(read(html).text()).isEqualTo("Déjà vu & pris\nDeux");
    }

    @Test
    void a_mail_says_which_it_answers_and_to_whom_it_came() throws Exception {
        Incoming mail = read(plain(
                "To: x@example.org\nDelivered-To: leads+abc@example.org\nReferences: <other@x>\n <" + MAIL
                        + "@paddock.example.org>\n",
                "oui"));
        assertThat(mail.answers()).containsExactly(MAIL);
        assertThat(mail.addresses()).contains("leads+abc@example.org");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Auto-Submitted: auto-replied|true",
                "Auto-Submitted: no|false",
                "X-Autoreply: yes|true",
                "Precedence: bulk|true",
                "X-Other: yes|false"
            })
    void an_answer_of_a_machine_is_none_of_theirs(String header, boolean automatic) throws Exception {
        assertThat(read(plain(header + "\n", "absent")).nature() instanceof Nature.Automatic)
                .isEqualTo(automatic);
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOP", "stop.", "Unsubscribe", "Désinscription", "  STOP \n\n> ancien"})
    void whoever_says_stop_wants_no_more(String body) throws Exception {
        assertThat(read(plain("", body)).isEnough()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ne stoppez pas !", "Stop and go le 12 mai ?", "Merci\nSTOP"})
    void whoever_says_more_does_not(String body) throws Exception {
        assertThat(read(plain("", body)).isEnough()).isFalse();
    }

    private static String returned(String action, String status) {
        return "From: MAILER-DAEMON@example.org\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
                + "--b\nContent-Type: text/plain\n\nSorry\n\n--b\nContent-Type: message/delivery-status\n\n"
                + "Reporting-MTA: dns; x\n\nFinal-Recipient: rfc822; a@b.fr\nAction: " + action + "\nStatus: " + status
                + "\nDiagnostic-Code: smtp; 550 no such user\n\n--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <"
                + MAIL + "@paddock.example.org>\nSubject: x\n\n--b--\n";
    }

    @Test
    void a_mail_that_came_back_says_which_and_whether_it_is_for_good() throws Exception {
        Incoming gone = read(returned("failed", "5.1.1"));
        assertThat(gone.answers()).containsExactly(MAIL);
        assertThat(gone.nature()).isInstanceOfSatisfying(Nature.Returned.class, one -> {
            assertThat(one.isForGood()).isTrue();
            assertThat(one.reason()).contains("no such user");
        });
        assertThat(read(returned("failed", "5.2.2")).nature())
                .isInstanceOfSatisfying(
                        Nature.Returned.class,
                        one -> assertThat(one.isForGood()).isFalse());
        assertThat(read(returned("delayed", "4.4.1")).nature()).isEqualTo(new Nature.Reported());
    }

    @Test
    void files_are_named_and_not_kept() throws Exception {
        String mail = """
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                Voici.

                --b
                Content-Type: application/pdf; name="plan.pdf"
                Content-Disposition: attachment; filename="plan.pdf"
                Content-Transfer-Encoding: base64

                AAAA
                --b--
                """;
        assertThat(read(mail).text()).isEqualTo("Voici.\n\n[plan.pdf]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "Content-Type: text/plain; charset=\"no such charset\"\n\nbonjour",
                "Content-Type: ;;;\nSubject: =?utf-8?Q?=ZZ?=\nFrom: <<>>\n\nx",
                "Content-Type: multipart/mixed\n\nno boundary",
                "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n--b--",
                "Content-Transfer-Encoding: base64\n\n!!!not base64!!!",
                "Content-Transfer-Encoding: x-unknown\n\nbonjour",
                "From: \u0000\u202e\nSubject: \ud83d\n\n\u0000"
            })
    void broken_mails_are_read_as_far_as_they_can_be(String mail) throws Exception {
        Incoming read = read(mail);
        assertThat(read.text() + read.subject() + read.from()).doesNotContain("\u0000", "\u202e");
    }

    @Test
    @Timeout(30)
    void deep_wide_and_endless_mails_end_soon() throws Exception {
        StringBuilder deep = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            deep.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }
        assertThat(read(deep.toString()).text()).isEmpty();
        StringBuilder wide = new StringBuilder("Content-Type: multipart/mixed; boundary=b\n\n");
        for (int i = 0; i < 20_000; i++) {
            wide.append("--b\n\nx\n");
        }
        assertThat(read(wide.toString()).text()).startsWith("x");
        assertThat(read("Content-Type: text/html\n\n" + "<".repeat(190_000)).text())
                .isNotNull();
        assertThat(read("Content-Type: text/html\n\n" + "<br<div<!--<script".repeat(10_000))
                        .text())
                .isNotNull();
        assertThat(read(plain("", "le ".repeat(60_000))).text()).hasSizeLessThan(4000);
        assertThat(read(plain("", "de : x\n".repeat(30_000))).text()).hasSizeLessThan(4000);
    }

    @Test
    void whatever_bytes_come_are_read() throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            byte[] bytes = new byte[random.nextInt(2000)];
            random.nextBytes(bytes);
            assertThat(IncomingReader.read(bytes).text()).isNotNull();
        }
    }

    @Test
    void letters_of_other_alphabets_are_read() throws Exception {
        byte[] mail = "Content-Type: text/plain; charset=windows-1252\r\n\r\nd\u00e9j\u00e0 \u20ac"
                .getBytes(Charset.forName("windows-1252"));
        assertThat(IncomingReader.read(mail).text()).isEqualTo("déjà €");
    }
}
