package paddock.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.MimeUtility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import paddock.Hostile;

/** What can stand at the head of a mail, whatever people have typed. */
class MailTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nobody",
                "@example.org",
                "a@",
                "a@b@c",
                "a b@example.org",
                "a@exa mple.org",
                "a@example..org",
                ".a@example.org",
                "a..b@example.org",
                "a@-example.org",
                "a@example.org\r\nBcc: b@example.org",
                "a\n@example.org",
                "a@example.org,b@example.org",
                "a@example.org>, <b@example.org",
                "\"a b\"@example.org",
                "a@[127.0.0.1]",
                "é@example.org",
                "a@exa_mple.org",
                "a\0@example.org",
                "a@example.org\u2028b",
                "a@example.org (comment)",
            })
    void what_is_no_mailbox_is_no_address(String typed) {
        assertThat(MailAddress.read(typed)).isEmpty();
        assertThatThrownBy(() -> new MailAddress("Name", typed)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a@example.org|''|a@example.org",
                "  o'neil+track@sub.example.org |''|o'neil+track@sub.example.org",
                "Élodie N. <e@example.org>|Élodie N.|e@example.org",
                "\"Nguyễn, É.\" <e@example.org>|Nguyễn, É.|e@example.org",
                "<e@example.org>|''|e@example.org",
                "e@pôle-mécanique.fr|''|e@xn--ple-mcanique-feb3m.fr",
                "paddock@localhost|''|paddock@localhost",
            })
    void an_address_is_read_with_its_name_or_without(String typed, String name, String mailbox) {
        assertThat(MailAddress.read(typed)).isPresent();
        assertThat(MailAddress.read(typed).orElseThrow().name()).isEqualTo(name);
        assertThat(MailAddress.read(typed).orElseThrow().mailbox()).isEqualTo(mailbox);
    }

    @Test
    void an_address_is_as_long_as_mail_servers_take() {
        String local = "a".repeat(64);
        String domain = ("d".repeat(60) + ".").repeat(3) + "ok";
        assertThat(MailAddress.read(local + "@" + domain)).isPresent();
        assertThat(MailAddress.read("a" + local + "@" + domain)).isEmpty();
        assertThat(MailAddress.read("a@" + "d.".repeat(130) + "ok")).isEmpty();
        assertThat(MailAddress.read("a@" + "d".repeat(64) + ".ok")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello\r\nBcc: all@example.org",
                "Hello\nBcc: all@example.org",
                "Hello\rBcc: all@example.org",
                "Hello\u2028Bcc: all@example.org",
                "Hello\u0085Bcc: all@example.org",
                "Hello\u000bBcc: all@example.org",
                "Hello\r\n\t\0Bcc: all@example.org",
            })
    void nothing_in_a_subject_or_a_name_begins_another_line(String written) {
        assertThat(SampleMail.saying(written).subject()).matches("Hello[ \ufffd]+Bcc: all@example\\.org");
        assertThat(new MailAddress(written, "a@example.org").name()).doesNotContainPattern("\\R");
        assertThat(new Attachment(written, "text/plain", new byte[0]).name()).doesNotContainPattern("\\R");
    }

    @Test
    void a_head_is_cut_where_it_would_get_too_long_and_never_within_a_character() {
        String cut = SampleMail.saying("🏁".repeat(300)).subject();
        assertThat(cut.codePointCount(0, cut.length())).isEqualTo(251);
        assertThat(cut).endsWith("🏁…");
    }

    @Test
    void broken_characters_are_marked_as_such() {
        Mail mail = SampleMail.saying("a\ud83d z");
        assertThat(mail.subject()).isEqualTo("a\ufffd z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text", "text/plain\r\nX: y", "text/plain; name=\"a\"", "text /plain"})
    void a_file_has_a_media_type(String type) {
        assertThatThrownBy(() -> new Attachment("a", type, new byte[0])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void more_than_mail_servers_take_is_refused_when_it_is_written() {
        Attachment half = new Attachment("a.pdf", "application/pdf", new byte[3_500_000]);
        Mail full = SampleMail.saying("files").with(half).with(half);
        Attachment drop = new Attachment("b.txt", "text/plain", new byte[1]);
        assertThatThrownBy(() -> full.with(drop)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void no_hostile_text_leaves_its_line_at_the_head_of_a_mail() throws Exception {
        for (Hostile hostile : Hostile.all()) {
            String line = Header.line(hostile.text());
            String encoded = Header.encoded(line);
            assertThat(encoded).as(hostile.text()).matches("[\\x20-\\x7e]*");
            assertThat(MimeUtility.decodeText(encoded)).isEqualTo(line);
        }
    }
}
