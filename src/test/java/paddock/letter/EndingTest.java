package paddock.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.WithPaddock;
import paddock.lead.Lead;
import paddock.lead.Leads;
import paddock.personal.Holding;

/** What a letter carries ends letters and leads to our pages, for whoever has it, and for nobody else. */
@WithPaddock
class EndingTest {

    private static final String BROWSER = "text/html";

    @LocalServerPort
    int port;

    @Autowired
    Letterbook letters;

    @Autowired
    Objections refusals;

    @Autowired
    Leads leads;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    InstantSource clock;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    List<Holding> holdings;

    private final HttpClient http = HttpClient.newHttpClient();
    private LetterWorld world;
    private Lead lead;

    @BeforeEach
    void a_letter_is_written() {
        world = new LetterWorld(leads, jdbc, clock);
        lead = world.somebody();
        letters.write(world.sales(), LetterWorld.draft(lead, Letter.Way.ANSWER, "Bonjour"));
        world.heardAt(lead, clock.instant().minus(Duration.ofDays(30)));
        jdbc.sql(
                        "insert into letter.link (letter, n, path) select id, 1, '/directory?text=a' from letter.letter where lead = ?")
                .param(lead.id())
                .update();
    }

    private HttpResponse<String> ask(String method, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", BROWSER)
                .method(
                        method,
                        method.equals("POST")
                                ? BodyPublishers.ofString("List-Unsubscribe=One-Click")
                                : BodyPublishers.noBody());
        if (method.equals("POST")) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void looking_at_the_link_ends_nothing_and_one_click_ends_it() throws Exception {
        String path = "/u/" + world.secret(lead);
        for (String method : List.of("GET", "HEAD", "GET")) {
            assertThat(ask(method, path).statusCode()).isEqualTo(200);
        }
        assertThat(refusals.cause(lead.card().email())).isEmpty();
        assertThat(ask("POST", path).statusCode()).isEqualTo(200);
        assertThat(ask("POST", path).statusCode()).isEqualTo(200);
        assertThat(refusals.cause(lead.card().email())).contains(Objections.Cause.LINK);
    }

    @Test
    void whoever_is_forgotten_still_ends_letters_by_the_link_in_an_old_one() throws Exception {
        String secret = world.secret(lead);
        String mailbox = lead.card().email();
        new TransactionTemplate(transactions)
                .executeWithoutResult(status ->
                        holdings.forEach(one -> one.forget(world.sales(), paddock.personal.Subject.at(mailbox))));
        assertThat(leads.withId(lead.id())).isEmpty();
        assertThat(jdbc.sql("select row_to_json(e)::text from letter.ending e")
                        .query(String.class)
                        .list())
                .anyMatch(row -> row.contains("opens"))
                .noneMatch(
                        row -> row.contains(mailbox) || row.contains(lead.id().toString()));
        assertThat(ask("GET", "/u/" + secret).statusCode()).isEqualTo(200);
        assertThat(refusals.cause(mailbox)).isEmpty();
        assertThat(ask("POST", "/u/" + secret).statusCode()).isEqualTo(200);
        assertThat(ask("POST", "/u/" + secret).statusCode()).isEqualTo(200);
        assertThat(refusals.cause(mailbox)).contains(Objections.Cause.LINK);
        assertThat(ask("GET", "/l/" + secret + "/1").statusCode()).isEqualTo(404);
    }

    @Test
    void another_secret_ends_nothing() throws Exception {
        String secret = world.secret(lead);
        String other = (secret.charAt(0) == 'A' ? 'B' : 'A') + secret.substring(1);
        assertThat(ask("POST", "/u/" + other).statusCode()).isEqualTo(404);
        assertThat(ask("GET", "/u/" + other).statusCode()).isEqualTo(404);
        assertThat(ask("GET", "/l/" + other + "/1").statusCode()).isEqualTo(404);
        assertThat(refusals.cause(lead.card().email())).isEmpty();
    }

    @Test
    void somebody_who_follows_a_link_has_come_once_and_a_program_has_not() throws Exception {
        String path = "/l/" + world.secret(lead) + "/1";
        assertThat(ask("GET", path).headers().firstValue("Location")).contains("/directory?text=a");
        assertThat(ask("HEAD", path, "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document")
                        .statusCode())
                .isEqualTo(302);
        assertThat(clicks()).isZero();
        assertThat(world.now(lead).times().heardAt()).isBefore(clock.instant());
        for (int i = 0; i < 3; i++) {
            HttpResponse<String> followed =
                    ask("GET", path, "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document");
            assertThat(followed.statusCode()).isEqualTo(302);
        }
        assertThat(clicks()).isEqualTo(1);
        assertThat(world.now(lead).times().heardAt()).isEqualTo(clock.instant());
        assertThat(ask("GET", "/l/" + world.secret(lead) + "/2").statusCode()).isEqualTo(404);
    }

    private long clicks() {
        return jdbc.sql("select count(*) from lead.contact where lead = ? and kind = 'click'")
                .param(lead.id())
                .query(Long.class)
                .single();
    }
}
