package paddock.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import paddock.kernel.CannotStart;
import paddock.post.MailSettings.Line;
import paddock.post.MailSettings.Server;

/** How an operator says where mail goes, and what is answered to what cannot be meant. */
class MailSettingsTest {

    private static final String FROM = "Circuit <paddock@example.org>";
    private static final String ADDRESS = "https://paddock.example.org";

    private static MailSettings with(String... pairs) {
        Map<String, String> settings = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            settings.put("paddock." + pairs[i], pairs[i + 1]);
        }
        return MailSettings.from(settings::get);
    }

    private static MailSettings url(String url) {
        return with("mail.url", url, "mail.from", FROM, "address", ADDRESS);
    }

    @Test
    void no_mail_leaves_until_a_server_is_named() {
        assertThat(with().leaves()).isFalse();
        assertThat(with("mail.url", " ", "mail.from", FROM).leaves()).isFalse();
        assertThat(url("smtp://mail.example.org").leaves()).isTrue();
    }

    @Test
    void no_mail_leaves_the_demonstration() {
        assertThat(with("demo", "on", "mail.url", "smtp://mail.example.org", "mail.from", FROM, "address", ADDRESS)
                        .leaves())
                .isFalse();
        assertThat(with("demo", "off", "mail.url", "smtp://mail.example.org", "mail.from", FROM, "address", ADDRESS)
                        .leaves())
                .isTrue();
    }

    @Test
    void a_server_is_read_with_its_port_and_account() {
        assertThat(url("smtp://paddock%40example.org:p%3Aa+s%2Fs@mail.example.org:2525")
                        .server())
                .isEqualTo(new Server(Line.SMTP, "mail.example.org", 2525, "paddock@example.org", "p:a+s/s"));
        assertThat(url("smtp://mail.example.org").server())
                .isEqualTo(new Server(Line.SMTP, "mail.example.org", 587, "", ""));
        assertThat(url("smtps://mail.example.org/").server())
                .isEqualTo(new Server(Line.SMTPS, "mail.example.org", 465, "", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "smtp://user:secret@mail.example.org, true",
        "smtp://user:secret@10.0.0.1, true",
        "smtp://user:secret@localhost, false",
        "smtp://user:secret@127.0.0.1, false",
        "smtp://mail.example.org, false",
    })
    void a_password_leaves_the_machine_only_encrypted(String url, boolean mustEncrypt) {
        Server server = Objects.requireNonNull(url(url).server());
        assertThat(server.mustEncrypt()).isEqualTo(mustEncrypt);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail.example.org:587",
                "http://user:secret@mail.example.org",
                "smtp://user:secret@",
                "smtp://user:secret@mail.example.org/box",
                "smtp://user:secret@mail.example.org?tls=off",
                "smtp://user:se cret@mail.example.org",
            })
    void what_is_no_mail_server_ends_the_start_without_repeating_the_password(String url) {
        assertThatThrownBy(() -> url(url))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("PADDOCK_MAIL_URL")
                .hasMessageContaining("smtp://user:password@mail.example.org:587")
                .hasMessageNotContaining("secret");
    }

    @Test
    void a_server_goes_with_the_address_that_links_begin_with() {
        assertThatThrownBy(() -> with("mail.url", "smtp://mail.example.org", "mail.from", FROM))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("PADDOCK_ADDRESS");
        assertThat(with("address", ADDRESS + "/").address()).isEqualTo(ADDRESS);
        for (String wrong :
                new String[] {"paddock.example.org", "https://a/b", "https://x@a", "ftp://a", "https://a?b"}) {
            assertThatThrownBy(() -> with("address", wrong))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("PADDOCK_ADDRESS");
        }
    }

    @Test
    void a_server_goes_with_a_sender() {
        assertThatThrownBy(() -> with("mail.url", "smtp://mail.example.org"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("PADDOCK_MAIL_FROM");
        assertThatThrownBy(() -> with("mail.from", "Circuit"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("PADDOCK_MAIL_FROM=Circuit");
        assertThat(with("mail.from", FROM).from()).isEqualTo(new MailAddress("Circuit", "paddock@example.org"));
    }
}
