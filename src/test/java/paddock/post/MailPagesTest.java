package paddock.post;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.Browser;
import paddock.FormToken;
import paddock.WithPaddock;
import paddock.kernel.Acting;
import paddock.kernel.StaffRole;
import paddock.web.Acquaintance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The mails of the demonstration, where none leaves: to be read on pages and over the programming interface. */
@WithPaddock
class MailPagesTest {

    /** Whoever asks here keeps the installation. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Administrator implements Acquaintance {

        private static final UUID ID = UUID.fromString("a0000000-0000-4000-8000-000000000001");

        @Bean
        @Primary
        Acquaintance administrator() {
            return this;
        }

        @Override
        public Acting acting(HttpServletRequest request) {
            return new Acting(ID, "Alex", request.getRemoteAddr(), Set.of(StaffRole.ADMINISTRATOR), Map.of());
        }

        @Override
        public boolean couldKnow(HttpServletRequest request) {
            return true;
        }
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String HOSTILE = "<script>alert(1)</script> \"'${7*7}\u202e";

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    Outbox outbox;

    @Autowired
    Stationery stationery;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @BeforeEach
    void clear() {
        jdbc.sql("truncate post.outgoing, post.mail, post.attachment").update();
    }

    private UUID sent(Mail mail) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> outbox.send(mail));
        return jdbc.sql("select id from post.outgoing order by position desc limit 1")
                .query(UUID.class)
                .single();
    }

    @Test
    void a_mail_made_of_a_template_speaks_its_readers_language_and_says_who_runs_the_site() {
        for (Locale language : new Locale[] {Locale.FRENCH, Locale.ENGLISH}) {
            Letter letter = new Letter("post/mails/trial", SampleMail.TO, language, SampleMail.thing(), Map.of());
            Mail mail = stationery.write(letter);
            boolean french = language.equals(Locale.FRENCH);
            assertThat(mail.subject()).isEqualTo(french ? "Message d’essai" : "A mail on trial");
            assertThat(mail.text())
                    .startsWith(french ? "Ce message est arrivé" : "This mail has arrived")
                    .contains("\n\n-- \n" + (french ? "Ce message vient" : "This mail comes"))
                    .doesNotContain("[(", "??");
            assertThat(mail.html())
                    .contains("lang=\"" + language.getLanguage() + "\"")
                    .contains("<h1>" + mail.subject() + "</h1>")
                    .contains(french ? "Ce message vient" : "This mail comes")
                    .doesNotContain(" th:", "??");
        }
    }

    @Test
    void the_list_says_when_to_whom_about_what_and_how_far() throws Exception {
        UUID id = sent(SampleMail.saying("Votre réservation"));
        String page = get("/mails?lang=fr").body();
        assertThat(page)
                .contains("12 mai 2026, 10\u00a0h\u00a042")
                .contains("Élodie Nguyễn &lt;elodie@example.org&gt;")
                .contains("href=\"/mails/" + id + "\"")
                .contains("Votre réservation")
                .contains("gardé ici, non envoyé")
                .contains("Aucun message ne part d’ici");
        assertThat(get("/mails?state=sent&lang=fr").body())
                .contains("Aucun message ne répond à ce choix")
                .doesNotContain(id.toString());
        assertThat(get("/mails?to=ELODIE&lang=en").body()).contains(id.toString(), "kept here, not sent");
    }

    @Test
    void a_mail_is_shown_as_text_and_in_a_frame_that_runs_nothing() throws Exception {
        Mail mail = SampleMail.saying(HOSTILE).with(new Attachment("é<b>.txt", "text/html", new byte[] {65}));
        UUID id = sent(mail);
        HttpResponse<String> page = get("/mails/" + id);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "Bonjour Élodie", "é&lt;b&gt;.txt")
                .contains("<iframe class=\"mail-html\" sandbox")
                .contains("${7*7}")
                .doesNotContain("<script>alert");
        HttpResponse<String> html = get("/mails/" + id + "/html");
        assertThat(html.body()).isEqualTo("<p>Bonjour Élodie</p>");
        assertThat(html.headers().allValues("content-security-policy"))
                .singleElement()
                .satisfies(policy -> assertThat(policy)
                        .contains("default-src 'none'", "sandbox", "frame-ancestors 'self'")
                        .doesNotContain("script-src", "allow-"));
        HttpResponse<String> file = get("/mails/" + id + "/attachments/0");
        assertThat(file.body()).isEqualTo("A");
        assertThat(file.headers().firstValue("content-type")).contains("application/octet-stream");
        assertThat(file.headers().firstValue("content-disposition").orElse("")).startsWith("attachment;");
        assertThat(file.headers().firstValue("x-content-type-options")).contains("nosniff");
    }

    @Test
    void the_frame_shows_what_the_mail_looks_like_and_nothing_breaks_the_policy() {
        Mail mail = stationery.write(
                new Letter("post/mails/trial", SampleMail.TO, Locale.FRENCH, SampleMail.thing(), Map.of()));
        UUID id = sent(mail);
        try (BrowserContext window = Browser.window(new NewContextOptions().setViewportSize(390, 900))) {
            Page page = window.newPage();
            List<String> wrong = new ArrayList<>();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) wrong.add(message.text());
            });
            page.navigate("http://localhost:" + port + "/mails/" + id);
            assertThat(page.frameLocator("iframe.mail-html").locator("h1").textContent())
                    .isEqualTo("Message d’essai");
            assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .isEqualTo(true);
            assertThat(wrong).isEmpty();
        }
    }

    @Test
    void the_programming_interface_tells_the_same() throws Exception {
        UUID id = sent(SampleMail.saying(HOSTILE).answeredTo(new MailAddress("", "reply@example.org")));
        JsonNode all = JSON.readTree(get("/api/v1/mails?state=kept").body());
        assertThat(all.at("/mails").size()).isEqualTo(1);
        assertThat(all.at("/next").isNull()).isTrue();
        JsonNode one = JSON.readTree(get(all.at("/mails/0/href").asString()).body());
        assertThat(one.at("/mail/id").asString()).isEqualTo(id.toString());
        assertThat(one.at("/mail/subject").asString()).isEqualTo(HOSTILE);
        assertThat(one.at("/mail/state").asString()).isEqualTo("kept");
        assertThat(one.at("/mail/to/address").asString()).isEqualTo("elodie@example.org");
        assertThat(one.at("/mail/writtenAt").asString()).isEqualTo("2026-05-12T08:42:00Z");
        assertThat(one.at("/replyTo/address").asString()).isEqualTo("reply@example.org");
        assertThat(one.at("/text").asString()).isEqualTo("Bonjour Élodie");
    }

    @Test
    void a_long_list_goes_on_at_the_address_it_names() throws Exception {
        for (int i = 0; i <= Mails.ON_A_PAGE; i++) {
            sent(SampleMail.saying("mail " + i));
        }
        JsonNode first = JSON.readTree(get("/api/v1/mails?to=example.org").body());
        assertThat(first.at("/mails").size()).isEqualTo(Mails.ON_A_PAGE);
        JsonNode rest = JSON.readTree(get(first.at("/next").asString()).body());
        assertThat(rest.at("/mails/0/subject").asString()).isEqualTo("mail 0");
        assertThat(rest.at("/next").isNull()).isTrue();
        assertThat(get("/mails").body()).contains("/mails?before=");
    }

    @Test
    void what_is_forgotten_is_told_as_forgotten() throws Exception {
        UUID id = sent(SampleMail.saying("old"));
        jdbc.sql("update post.mail set body = null, html = null, forgotten_at = '2026-05-12T08:42:00Z'")
                .update();
        assertThat(get("/mails/" + id + "?lang=fr").body())
                .contains("Oublié depuis", "12 mai 2026, 10\u00a0h\u00a042")
                .doesNotContain("<iframe");
        assertThat(get("/mails/" + id + "/html").statusCode()).isEqualTo(404);
        JsonNode one = JSON.readTree(get("/api/v1/mails/" + id).body());
        assertThat(one.at("/text").isNull()).isTrue();
        assertThat(one.at("/forgottenAt").asString()).isEqualTo("2026-05-12T08:42:00Z");
    }

    @Test
    void a_mail_on_trial_is_written_to_the_address_given_and_to_no_other() throws Exception {
        HttpResponse<String> done = post("/mails?lang=en", "recipient=" + encoded("Élodie <e@example.org>"));
        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(done.headers().firstValue("location").orElse("")).endsWith("/mails");
        assertThat(get("/mails?lang=en").body()).contains("Élodie &lt;e@example.org&gt;", "A mail on trial");
        HttpResponse<String> refused =
                post("/mails?lang=en", "recipient=" + encoded("e@example.org\r\nBcc: <all@example.org"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("This address cannot be read", "Bcc: &lt;all@example.org");
        assertThat(jdbc.sql("select count(*) from post.mail")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void where_no_mail_leaves_sending_one_again_is_refused_with_the_reason() throws Exception {
        UUID id = sent(SampleMail.saying("kept"));
        HttpResponse<String> refused = post("/mails/" + id + "/attempts?lang=en", "");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("This mail cannot leave");
    }

    @ParameterizedTest
    @CsvSource({
        "/mails/00000000-0000-8000-8000-000000000000, 404",
        "/mails/00000000-0000-8000-8000-000000000000/html, 404",
        "/mails/00000000-0000-8000-8000-000000000000/attachments/0, 404",
        "/api/v1/mails/00000000-0000-8000-8000-000000000000, 404",
        "/mails/none, 400",
        "/mails?state=lost, 400",
        "/mails?before=1, 400",
        "/api/v1/mails?state=lost, 400",
        "/mails?to=%00%0D%0A, 400",
        "/mails?to=%0D%0A, 200",
        "/mails?before=00000000-0000-8000-8000-000000000000, 200",
    })
    void what_is_not_there_and_what_cannot_be_read_is_refused(String address, int status) throws Exception {
        assertThat(get(address).statusCode()).isEqualTo(status);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> get(String address) throws Exception {
        return http.send(HttpRequest.newBuilder(uri(address)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String address, String form) throws Exception {
        return http.send(
                HttpRequest.newBuilder(uri(address))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Cookie", FormToken.COOKIE)
                        .POST(BodyPublishers.ofString(FormToken.FIELD + "&" + form))
                        .build(),
                BodyHandlers.ofString());
    }

    private URI uri(String address) {
        return URI.create("http://localhost:" + port + address);
    }
}
