package paddock.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.WithPaddock;
import paddock.account.DemonstrationAccounts;
import paddock.kernel.Acting;
import paddock.kernel.ClientRole;
import paddock.kernel.StaffRole;

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

    private int invented() {
        return jdbc.sql("select count(*) from directory.company where demo")
                .query(Integer.class)
                .single();
    }
}
