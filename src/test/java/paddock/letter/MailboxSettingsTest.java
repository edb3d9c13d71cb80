package paddock.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import paddock.kernel.CannotStart;
import paddock.kernel.Token;
import paddock.letter.MailboxSettings.Line;

/** What operators write of the mailbox of answers is understood, or refused with what to write. */
class MailboxSettingsTest {

    private static final String ADDRESS = "leads@example.org";

    @Test
    void a_mailbox_is_named_with_its_password_in_a_file(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("password"), "s:e@cret\n");
        MailboxSettings settings = MailboxSettings.from(Map.of(
                "paddock.mailbox.url",
                "imaps://leads@mail.example.org",
                "paddock.mailbox.address",
                ADDRESS,
                "paddock.mailbox.password.file",
                file.toString())::get);
        assertThat(settings.server())
                .isEqualTo(new MailboxSettings.Server(Line.IMAPS, "mail.example.org", 993, "leads", "s:e@cret"));
        assertThat(settings.folder()).isEqualTo("INBOX");
    }

    @Test
    void an_address_carries_a_secret_and_gives_it_back_however_it_is_written() {
        MailboxSettings settings = MailboxSettings.from(
                Map.of("paddock.mailbox.url", "imap://a:b@localhost", "paddock.mailbox.address", ADDRESS)::get);
        Token secret = Secrets.random().answers();
        assertThat(settings.at(secret)).hasSizeLessThan(64);
        assertThat(settings.secretIn("X <y@z>, \"P\" <" + settings.at(secret).toUpperCase(java.util.Locale.ROOT) + ">"))
                .contains(secret);
        assertThat(settings.secretIn("leads+abc@example.org, leads@example.org"))
                .isEmpty();
        assertThat(settings.secretIn(settings.at(secret).replace("@example.org", "@other.org")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pop3://a:b@host",
                "imaps://host",
                "imaps://a@host",
                "imaps://a:secret@host/x",
                "imaps://a:secret@ho st"
            })
    void what_names_no_mailbox_is_refused_without_repeating_the_password(String url) {
        Map<String, String> said = Map.of("paddock.mailbox.url", url, "paddock.mailbox.address", ADDRESS);
        assertThatThrownBy(() -> MailboxSettings.from(said::get))
                .isInstanceOf(CannotStart.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void nothing_is_read_where_nothing_is_named_and_in_the_demonstration() {
        assertThat(MailboxSettings.from(name -> null).isThere()).isFalse();
        Map<String, String> said = Map.of(
                "paddock.mailbox.url", "imaps://a:b@host", "paddock.mailbox.address", ADDRESS, "paddock.demo", "on");
        assertThat(MailboxSettings.from(said::get).isThere()).isFalse();
    }
}
