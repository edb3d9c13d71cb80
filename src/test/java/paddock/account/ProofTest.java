package paddock.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.FormToken;
import paddock.WithPaddock;
import paddock.factor.Proof;
import paddock.factor.SecondStep;
import paddock.factor.SecondSteps;
import paddock.factor.Telephone;
import paddock.kernel.Acting;
import paddock.kernel.Ids;
import paddock.kernel.StaffRole;
import paddock.kernel.Token;

/** Who they are once more, of somebody who has a second step and whose last proof is long ago. */
@WithPaddock
class ProofTest {

    private static final UUID SALES = Ids.named("demonstration", "person", StaffRole.SALES.name());
    private static final String CHOSEN = "trois tours de chauffe lents";
    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    SignIns signIns;

    @Autowired
    SecondSteps steps;

    @Autowired
    People people;

    @Autowired
    Passwords passwords;

    @Autowired
    JdbcClient jdbc;

    private final Instant now = WithPaddock.NOW;
    private Token device = Token.random();
    private Telephone telephone = new Telephone("");

    @BeforeEach
    void begin() {
        steps.end(Acting.PADDOCK, SALES);
        steps.begin(SALES);
        telephone = new Telephone(((SecondStep.Pending) steps.of(SALES)).key());
        steps.confirm(Acting.PADDOCK, SALES, telephone.code(now.minusSeconds(30)));
        device = signIns.welcome(SALES, new SignIns.Origin("Firefox", "192.0.2.1", null), Proof.PASSWORD)
                .device();
        jdbc.sql("update account.sign_in set proved_at = :long where person = :person")
                .param("long", Timestamp.from(now.minus(Duration.ofHours(1))))
                .param("person", SALES)
                .update();
    }

    @AfterEach
    void end() {
        steps.end(Acting.PADDOCK, SALES);
        people.setPassword(Acting.PADDOCK, SALES, passwords.hash(DemonstrationAccounts.PASSWORD));
    }

    private HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        return postWith(FormToken.field("paddock=" + device.secret()), path, body, headers);
    }

    private HttpResponse<String> postWith(String field, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Cookie", FormToken.COOKIE + "; paddock=" + device.secret())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(field + body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static String password(String password) {
        return "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8);
    }

    private boolean fresh() {
        return signIns.current(device).orElseThrow().fresh(now);
    }

    @Test
    void a_form_made_for_another_sign_in_or_for_nobody_is_refused() throws Exception {
        for (String field : new String[] {
            FormToken.FIELD, FormToken.field("paddock=" + Token.random().secret())
        }) {
            assertThat(postWith(field, "/account/name", "&name=Camille").statusCode())
                    .isEqualTo(403);
        }
        assertThat(post("/account/name", "&name=Camille").statusCode()).isEqualTo(302);
    }

    @Test
    void the_password_alone_is_none() throws Exception {
        String right = password(DemonstrationAccounts.PASSWORD);
        for (String code :
                new String[] {"", "&code=", "&code=000000", "&code=" + telephone.code(now.minusSeconds(30))}) {
            assertThat(post("/account/proof", right + code).statusCode())
                    .as(code)
                    .isEqualTo(422);
            assertThat(fresh()).as(code).isFalse();
        }
        assertThat(post("/account/proof", password(CHOSEN) + "&code=" + telephone.code(now))
                        .statusCode())
                .isEqualTo(422);
        assertThat(fresh()).isFalse();
        assertThat(post("/account/proof", right + "&code=" + telephone.code(now))
                        .statusCode())
                .isEqualTo(302);
        assertThat(fresh()).isTrue();
    }

    @Test
    void the_password_is_not_changed_without_the_second_step() throws Exception {
        String change = "&current=" + URLEncoder.encode(DemonstrationAccounts.PASSWORD, StandardCharsets.UTF_8)
                + "&next=" + URLEncoder.encode(CHOSEN, StandardCharsets.UTF_8);
        assertThat(post("/account/password", change).headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).contains("/account/proof"));
        String right = password(DemonstrationAccounts.PASSWORD) + "&code=" + telephone.code(now);
        assertThat(post("/account/proof", right).statusCode()).isEqualTo(302);
        assertThat(post("/account/password", change).headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("said=password-changed"));
    }

    @Test
    void a_page_that_is_no_page_leads_back_to_the_account() throws Exception {
        for (String from : new String[] {"mailto:x", "http://elsewhere.example", "::"}) {
            assertThat(post("/account/second-step", "", "Referer", from)
                            .headers()
                            .firstValue("Location"))
                    .as(from)
                    .hasValueSatisfying(to -> assertThat(to).endsWith("/account/proof?to=%2Faccount"));
        }
    }

    @Test
    void a_mailed_link_makes_a_device_known_and_where_there_is_a_second_step_not_for_that() throws Exception {
        jdbc.sql("delete from account.known_device where person = :person")
                .param("person", SALES)
                .update();
        assertThat(reset().headers().allValues("Set-Cookie")).anyMatch(cookie -> cookie.startsWith("paddock_known="));
        assertThat(jdbc.sql("select by_mail from account.known_device where person = :person")
                        .param("person", SALES)
                        .query(Boolean.class)
                        .list())
                .containsExactly(true);
        steps.end(Acting.PADDOCK, SALES);
        reset();
        assertThat(jdbc.sql("select by_mail from account.known_device where person = :person")
                        .param("person", SALES)
                        .query(Boolean.class)
                        .list())
                .as("the ones before are forgotten with the password")
                .containsExactly(false);
    }

    private HttpResponse<String> reset() throws Exception {
        Token link = Token.random();
        jdbc.sql("insert into account.reset (token, person, until) values (:token, :person, :until)")
                .param("token", link.digest())
                .param("person", SALES)
                .param("until", Timestamp.from(now.plus(Duration.ofHours(1))))
                .update();
        HttpResponse<String> answer = post("/sign-in/forgotten/" + link.secret(), password(CHOSEN));
        assertThat(answer.statusCode()).isEqualTo(302);
        return answer;
    }
}
