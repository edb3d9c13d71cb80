package paddock.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.WithPaddock;
import paddock.personal.Somebody.Known;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** People read what is held on them, take it along, and are forgotten; those who are asked to do so for them. */
@WithPaddock
@Import(Somebody.class)
class PersonalDataTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    int port;

    @Autowired
    Somebody somebody;

    @Autowired
    JdbcClient jdbc;

    private Traces traces;
    private Visitor administrator;

    @BeforeEach
    void administrator() throws Exception {
        traces = new Traces(jdbc);
        administrator = Visitor.at(port).signedIn("administrator@demonstration.invalid", "paddock-demonstration");
    }

    private Visitor signedIn(Known known) throws Exception {
        return Visitor.at(port).signedIn(known.email(), Somebody.PASSWORD);
    }

    @Test
    void all_that_is_held_can_be_taken_along_and_nothing_of_others() throws Exception {
        Known known = somebody.joined();
        somebody.held(known);
        Visitor self = signedIn(known);
        assertThat(administrator.post("/people/" + known.id() + "/roles", "").statusCode())
                .isEqualTo(302);
        HttpResponse<String> file = self.get("/account/data.json");
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("personal-data.json");
        assertThat(file.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        JsonNode held = JSON.readTree(file.body()).get("held");
        assertThat(held.propertyNames())
                .contains(
                        "account",
                        "devices",
                        "known-devices",
                        "tokens",
                        "passkeys",
                        "companies",
                        "contacts",
                        "company-invitations",
                        "mails",
                        "acts");
        for (String sheet :
                List.of("account", "devices", "tokens", "passkeys", "companies", "contacts", "mails", "acts")) {
            assertThat(held.get(sheet)).as(sheet).isNotEmpty();
        }
        assertThat(held.get("account").get(0).get("email").asString()).isEqualTo(known.email());
        assertThat(held.get("devices").get(0).get("device").asString()).isEqualTo("Marked Browser");
        assertThat(held.get("acts").toString()).contains("roles-assigned", "another", "signed-in", "self");
        assertThat(file.body())
                .doesNotContain("dministrateur", "administrator@demonstration")
                .doesNotContain("argon2", "$");
        assertThat(administrator.get("/people/" + known.id() + "/data.json").body())
                .contains(known.email());
    }

    @Test
    void the_file_on_somebody_is_for_whoever_has_just_proved_who_they_are_by_whichever_address() throws Exception {
        Known known = somebody.joined();
        String api = "/api/v1/people/" + known.id() + "/data";
        assertThat(administrator.get(api).body()).contains(known.email());
        jdbc.sql("update account.sign_in set proved_at = proved_at - interval '1 hour'")
                .update();
        assertThat(administrator.get("/people/" + known.id() + "/data.json").statusCode())
                .isEqualTo(302);
        HttpResponse<String> refused = administrator.get(api);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("stale-proof").doesNotContain(known.email());
    }

    @Test
    void whoever_has_themselves_forgotten_leaves_nothing_behind() throws Exception {
        Known known = somebody.joined();
        somebody.held(known);
        Visitor self = signedIn(known);
        assertThat(traces.of(known.word()))
                .contains(
                        "account.person",
                        "account.api_token",
                        "audit.act",
                        "directory.contact",
                        "directory.invitation",
                        "factor.passkey",
                        "openid.newcomer",
                        "post.attachment",
                        "post.mail");
        assertThat(traces.of(known.id().toString())).contains("account.sign_in", "directory.membership");
        HttpResponse<String> answer = self.post("/account/erasure", "sure=yes&never=yes");
        assertThat(leads(answer)).isEqualTo("/forgotten");
        assertThat(traces.of(known.word())).isEmpty();
        assertThat(traces.of(known.id().toString())).containsExactly("audit.act", "personal.erasure");
        assertThat(self.get("/account").statusCode()).isEqualTo(302);
        assertThat(signedIn(known).get("/account").statusCode()).isEqualTo(302);
        assertThat(self.get("/forgotten").body()).contains("Nothing here tells who you are");
        assertThat(administrator.get("/people/" + known.id()).statusCode()).isEqualTo(404);
        assertThat(administrator.get("/audit?person=" + known.id()).body())
                .contains("person forgotten")
                .doesNotContain(known.word());
        assertThat(administrator
                        .post("/personal-data/report", "address=" + known.email())
                        .body())
                .contains("gets only what it asks for itself");
    }

    @Test
    void nobody_is_forgotten_without_meaning_it() throws Exception {
        Known known = somebody.joined();
        Visitor self = signedIn(known);
        HttpResponse<String> answer = self.post("/account/erasure", "never=yes");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Tick that you mean it");
        assertThat(self.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void a_company_s_only_manager_leaves_it_to_somebody_or_asks_an_administrator() throws Exception {
        Known known = somebody.joined();
        UUID company = somebody.company("Une seule gestionnaire");
        somebody.acts(known, company, "manager");
        Visitor self = signedIn(known);
        HttpResponse<String> answer = self.post("/account/erasure", "sure=yes");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("Une seule gestionnaire has no other manager", "ask an administrator");
        somebody.acts(somebody.joined(), company, "manager");
        assertThat(self.post("/account/erasure", "sure=yes").statusCode()).isEqualTo(302);
        Known other = somebody.joined();
        somebody.acts(other, somebody.company("Encore une"), "manager");
        assertThat(leads(administrator.post("/people/" + other.id() + "/erasure", "sure=yes")))
                .isEqualTo("/personal-data?said=forgotten");
        assertThat(traces.of(other.word())).isEmpty();
    }

    @Test
    void the_last_administrator_and_the_demonstration_stay() throws Exception {
        Known last = somebody.joined();
        jdbc.sql("insert into account.staff_role (person, role) values (:id, 'ADMINISTRATOR')")
                .param("id", last.id())
                .update();
        assertThat(signedIn(last).post("/account/erasure", "sure=yes").body())
                .contains("Nobody else administers this installation");
        assertThat(administrator
                        .post("/people/" + last.id() + "/erasure", "sure=yes")
                        .statusCode())
                .isEqualTo(409);
        assertThat(administrator.post("/account/erasure", "sure=yes").body()).contains("account of the demonstration");
        jdbc.sql("delete from account.staff_role where person = :id")
                .param("id", last.id())
                .update();
        assertThat(signedIn(last).post("/account/erasure", "sure=yes").statusCode())
                .isEqualTo(302);
    }

    @Test
    void whoever_has_no_account_can_ask_as_well() throws Exception {
        String word = "zzyxcontactq";
        UUID company = somebody.company("Sans compte");
        somebody.contact("Somebody@" + word + ".example", "Dominique " + word, company);
        somebody.mail("somebody@" + word + ".example", word);
        String address = "address=SOMEBODY%40" + word + ".example";
        assertThat(administrator.post("/personal-data/report", address).body())
                .contains("Dominique " + word, "Sans compte");
        assertThat(administrator.post("/personal-data/data.json", address).body())
                .contains("Dominique " + word);
        assertThat(administrator.post("/personal-data/erasure", address).statusCode())
                .isEqualTo(422);
        assertThat(leads(administrator.post("/personal-data/erasure", address + "&sure=yes")))
                .isEqualTo("/personal-data?said=forgotten");
        assertThat(traces.of(word)).isEmpty();
        assertThat(administrator.post("/personal-data/report", "address=nobody").body())
                .contains("Write an address such as");
        assertThat(administrator
                        .post("/personal-data/data.json", "address=nobody")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void an_address_that_asked_for_silence_is_invited_as_any_other_and_gets_nothing() throws Exception {
        UUID company = somebody.company("Silence");
        assertThat(leads(administrator.post(
                        "/personal-data/suppression", "wish=silence&address=Quiet%40silence.example")))
                .isEqualTo("/personal-data?said=silenced");
        String path = "/companies/" + company + "/invitations";
        HttpResponse<String> quiet = administrator.post(path, "role=READER&address=quiet%40silence.example");
        HttpResponse<String> loud = administrator.post(path, "role=READER&address=loud%40silence.example");
        assertThat(leads(quiet)).isNotEmpty().isEqualTo(leads(loud));
        assertThat(mails("quiet@silence.example")).isZero();
        assertThat(mails("loud@silence.example")).isEqualTo(1);
        assertThat(traces.of("quiet@silence.example")).containsExactly("audit.act", "directory.invitation");
        assertThat(leads(administrator.post("/personal-data/suppression", "wish=mail&address=quiet%40silence.example")))
                .isEqualTo("/personal-data?said=lifted");
        administrator.post(path, "role=READER&address=quiet%40silence.example");
        assertThat(mails("quiet@silence.example")).isEqualTo(1);
    }

    @Test
    void people_ask_for_silence_and_take_it_back_themselves() throws Exception {
        Known known = somebody.joined();
        jdbc.sql("update account.person set demo = true where id = :id") // as the one who invites them here
                .param("id", known.id())
                .update();
        Visitor self = signedIn(known);
        self.post("/account/suppression", "wish=silence");
        assertThat(self.get("/account/data").body()).contains("gets only what it asks for itself");
        assertThat(administrator
                        .post("/people/" + known.id() + "/invitation", "")
                        .body())
                .contains("Give them this address");
        assertThat(mails(known.email())).isZero();
        self = signedIn(known);
        self.post("/account/suppression", "wish=mail");
        assertThat(self.get("/account/data").body()).contains("may get mails that it has not asked for");
        assertThat(self.post("/account/suppression", "wish=nothing").statusCode())
                .isEqualTo(400);
    }

    @Test
    void the_terms_are_shown_and_told_to_programs() throws Exception {
        assertThat(administrator.get("/personal-data").body())
                .contains("Names in the trail", "365 days", "PADDOCK_TRAIL_DAYS", "Unused accounts", "1095 days");
        JsonNode terms =
                JSON.readTree(administrator.get("/api/v1/retention").body()).get("terms");
        assertThat(terms.size()).isGreaterThanOrEqualTo(7);
        Known known = somebody.joined();
        assertThat(administrator.get("/api/v1/people/" + known.id() + "/data").body())
                .contains(known.email());
        assertThat(administrator
                        .get("/api/v1/people/" + UUID.randomUUID() + "/data")
                        .statusCode())
                .isEqualTo(404);
    }

    private static String leads(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("").replaceFirst("^http://localhost:\\d+", "");
    }

    private long mails(String email) {
        return jdbc.sql("select count(*) from post.mail where recipient = :email")
                .param("email", email)
                .query(Long.class)
                .single();
    }
}
