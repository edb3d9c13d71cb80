package paddock.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.WithPaddock;

/** Companies' contacts, entered and changed as the operator's people do, and then forgotten. */
@WithPaddock
@Import(Somebody.class)
class CardsTest {

    @LocalServerPort
    int port;

    @Autowired
    Somebody somebody;

    @Autowired
    JdbcClient jdbc;

    private Traces traces;
    private Visitor administrator;
    private UUID company = UUID.randomUUID();

    @BeforeEach
    void administrator() throws Exception {
        traces = new Traces(jdbc);
        administrator = Visitor.at(port).signedIn("administrator@demonstration.invalid", "paddock-demonstration");
        company = somebody.company("Fiches");
    }

    private UUID added(String name, String email) throws Exception {
        assertThat(administrator.post(contacts(), card(name, email, "")).statusCode())
                .isEqualTo(302);
        return jdbc.sql("select id from directory.contact where company = :company and name = :name")
                .param("company", company)
                .param("name", name)
                .query(UUID.class)
                .single();
    }

    private void changed(UUID contact, String form) throws Exception {
        int version = jdbc.sql("select version from directory.contact where id = :id")
                .param("id", contact)
                .query(Integer.class)
                .single();
        assertThat(administrator
                        .post(contacts() + "/" + contact, form + "&version=" + version)
                        .statusCode())
                .isEqualTo(302);
    }

    private String contacts() {
        return "/companies/" + company + "/contacts";
    }

    private static String card(String name, String email, String phone) {
        return "name=" + name + "&function=essais&email=" + Visitor.coded(email) + "&phone=" + phone;
    }

    @Test
    void what_was_changed_of_a_card_beside_its_address_is_forgotten_with_the_address() throws Exception {
        UUID contact = added("Qwzxa", "card.one@example.org");
        changed(contact, card("Qwzxa Qwzxb", "card.one@example.org", ""));
        changed(contact, card("Qwzxa Qwzxb", "card.one@example.org", "0400000077"));
        assertThat(administrator
                        .post("/personal-data/report", "address=card.one@example.org")
                        .body())
                .contains("Qwzxb", "0400000077", "contact changed");
        assertThat(administrator
                        .post("/personal-data/erasure", "address=card.one@example.org&sure=yes")
                        .statusCode())
                .isEqualTo(302);
        assertThat(traces.of("qwzx")).isEmpty();
        assertThat(traces.of("0400000077")).isEmpty();
    }

    @Test
    void a_card_that_has_gone_to_another_address_is_forgotten_in_the_trail_and_told_only_while_it_was_theirs()
            throws Exception {
        UUID contact = added("Vwzxa", "card.two@example.org");
        changed(contact, card("Vwzxb", "card.two@example.org", ""));
        changed(contact, card("Vwzxc", "card.three@example.org", ""));
        changed(contact, card("Vwzxd", "card.three@example.org", "0400000088"));
        assertThat(administrator
                        .post("/personal-data/report", "address=card.two@example.org")
                        .body())
                .contains("Vwzxb")
                .doesNotContain("0400000088", "Vwzxd");
        administrator.post("/personal-data/erasure", "address=card.two@example.org&sure=yes");
        assertThat(traces.of("vwzxa")).isEmpty();
        assertThat(traces.of("vwzxb")).isEmpty();
        assertThat(traces.of("vwzxd")).containsExactly("directory.contact");
    }

    @Test
    void a_card_without_an_address_is_forgotten_on_its_page() throws Exception {
        UUID contact = added("Ywzxa", "");
        changed(contact, card("Ywzxb", "", "0400000099"));
        assertThat(administrator.get(contacts() + "/" + contact).body()).contains("Forget this contact");
        assertThat(administrator
                        .post(contacts() + "/" + contact + "/erasure", "")
                        .statusCode())
                .isEqualTo(302);
        assertThat(traces.of("ywzx")).isEmpty();
        assertThat(traces.of("0400000099")).isEmpty();
        assertThat(administrator
                        .post(contacts() + "/" + contact + "/erasure", "")
                        .statusCode())
                .isEqualTo(404);
    }
}
