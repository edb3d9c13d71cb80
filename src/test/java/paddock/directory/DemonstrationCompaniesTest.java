package paddock.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.FormToken;
import paddock.WithPaddock;
import paddock.account.DemonstrationAccounts;
import paddock.kernel.Acting;
import paddock.kernel.ClientRole;
import paddock.kernel.Email;
import paddock.kernel.StaffRole;
import paddock.kernel.Token;

/** The invented companies are there with the demonstration, once, and gone without it. */
@WithPaddock
class DemonstrationCompaniesTest {

    private static final Acting STAFF =
            new Acting(UUID.randomUUID(), "Ana", "192.0.2.7", Set.of(StaffRole.SALES), Map.of());

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Companies companies;

    @Autowired
    Contacts contacts;

    @Autowired
    Statuses statuses;

    @Autowired
    Memberships memberships;

    @Autowired
    Invitations invitations;

    @LocalServerPort
    int port;

    private DemonstrationCompanies demonstration(String demo) {
        return new DemonstrationCompanies(jdbc, transactions, companies, contacts, statuses, memberships, demo);
    }

    @Test
    void every_client_role_has_somebody_who_has_no_other() {
        for (ClientRole role : ClientRole.values()) {
            assertThat(memberships.of(DemonstrationAccounts.client(role)))
                    .isNotEmpty()
                    .allSatisfy(one -> assertThat(one.role()).isEqualTo(role));
        }
    }

    @Test
    void they_go_with_all_that_is_theirs_and_take_nothing_else() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            nothingSold();
            Company.Profile profile = new Company.Profile("Véritable", Numbers.NONE, Standing.OPEN, null, Map.of());
            UUID real = ((Saving.Saved) companies.add(STAFF, profile)).company();
            memberships.addInvented(real, DemonstrationAccounts.client(ClientRole.READER), ClientRole.READER);
            assertThat(invented()).isGreaterThanOrEqualTo(6);
            demonstration("off").remove();
            assertThat(invented()).isZero();
            assertThat(memberships.of(DemonstrationAccounts.client(ClientRole.READER)))
                    .isEmpty();
            assertThat(companies.withId(real)).isPresent();
            demonstration("on").add();
            int first = invented();
            demonstration("on").add();
            assertThat(List.of(first, invented())).containsOnly(6);
            status.setRollbackOnly();
        });
    }

    @Test
    void whoever_a_demonstration_account_asked_to_act_goes_with_it_and_who_was_here_before_acts_no_longer()
            throws Exception {
        Company.Profile profile = new Company.Profile("Véritable aussi", Numbers.NONE, Standing.OPEN, null, Map.of());
        UUID real = ((Saving.Saved) companies.add(STAFF, profile)).company();
        assertThat(joining(asked(real, "newcomer@example.org"))).isEqualTo(302);
        assertThat(jdbc.sql("select demo from account.person where email = 'newcomer@example.org'")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        UUID before = UUID.randomUUID();
        jdbc.sql("""
                insert into account.person (id, email, name, language, demo, added_at)
                values (:id, 'before@example.org', 'Camille', 'fr', false, now())
                """).param("id", before).update();
        invitations.take(STAFF, new Token(asked(real, "before@example.org")), one -> Optional.of(before));
        assertThat(memberships.actingFor(real)).hasSize(3);
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            nothingSold();
            demonstration("off").remove();
            assertThat(memberships.actingFor(real)).isEmpty();
            status.setRollbackOnly();
        });
    }

    /** Other tests sell to these companies; what is sold goes before them, with the part that sold it. */
    private void nothingSold() {
        jdbc.sql("truncate booking.booking, session.place cascade").update();
    }

    private String asked(UUID company, String email) {
        List<String> links = new ArrayList<>();
        UUID manager = DemonstrationAccounts.client(ClientRole.MANAGER);
        Acting demo = new Acting(manager, "Démo", "192.0.2.8", Set.of(), Map.of(company, ClientRole.MANAGER));
        memberships.addInvented(company, manager, ClientRole.MANAGER);
        Invitations.Guest guest =
                new Invitations.Guest(Email.of(email).orElseThrow(), ClientRole.BOOKER, Locale.FRENCH, path -> {
                    links.add(path.replace("/join/", ""));
                    return "http://localhost" + path;
                });
        assertThat(invitations.invite(demo, companies.withId(company).orElseThrow(), guest))
                .isEqualTo(Inviting.SENT);
        return links.getFirst();
    }

    private int joining(String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/join/" + token))
                .header("Cookie", FormToken.COOKIE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        FormToken.FIELD + "&name=Nouvelle&password=trois+tours+de+chauffe+lents"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private int invented() {
        return jdbc.sql("select count(*) from directory.company where demo")
                .query(Integer.class)
                .single();
    }
}
