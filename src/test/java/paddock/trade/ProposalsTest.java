package paddock.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.WithPaddock;
import paddock.account.DemonstrationAccounts;
import paddock.kernel.Acting;
import paddock.kernel.ClientRole;
import paddock.kernel.Ids;
import paddock.kernel.StaffRole;

/** What becomes of what companies propose for their pages. */
@WithPaddock
class ProposalsTest {

    @Autowired
    Profiles profiles;

    @Autowired
    Proposals proposals;

    @Autowired
    JdbcClient jdbc;

    @Test
    void what_a_company_proposes_holds_once_it_is_approved_and_the_company_is_told() {
        UUID company = Ids.named("demonstration", "company", "club");
        jdbc.sql("delete from trade.proposal where company = ?").param(company).update();
        UUID manager = DemonstrationAccounts.client(ClientRole.MANAGER);
        Acting client = new Acting(manager, "Client", "", Set.of(), Map.of(company, ClientRole.MANAGER));
        Acting staff = decider();
        Entry before = profiles.seen(staff, company).orElseThrow();
        Profile wish = new Profile(List.of("organisers", "rental"), "93.12Z", "Un club.", "", "", List.of(), List.of());
        assertThat(proposals.propose(client, company, new Proposals.Read(before.version(), 0), wish))
                .isEqualTo(Writing.PROPOSED);
        int first = proposals.openOf(company).orElseThrow().version();
        assertThat(profiles.seen(staff, company).orElseThrow().profile()).isEqualTo(before.profile());
        assertThat(proposals.propose(client, company, new Proposals.Read(before.version(), 0), wish))
                .isEqualTo(Writing.OVERTAKEN);
        Profile better =
                new Profile(List.of("organisers"), "93.12Z", "Un meilleur club.", "", "", List.of(), List.of());
        assertThat(proposals.propose(client, company, new Proposals.Read(before.version(), first), better))
                .isEqualTo(Writing.PROPOSED);
        assertThat(proposals.approve(staff, company, new Proposals.Read(before.version(), first)))
                .isEqualTo(Deciding.OVERTAKEN);
        int mails = mails(company);
        assertThat(proposals.approve(staff, company, new Proposals.Read(before.version(), first + 1)))
                .isEqualTo(Deciding.DONE);
        assertThat(profiles.seen(staff, company).orElseThrow().profile()).isEqualTo(better);
        assertThat(mails(company)).isEqualTo(mails + 1);
        assertThat(proposals.approve(staff, company, new Proposals.Read(before.version(), first + 1)))
                .isEqualTo(Deciding.OVER);
        Entry now = profiles.seen(staff, company).orElseThrow();
        proposals.propose(client, company, new Proposals.Read(now.version(), 0), wish);
        assertThat(proposals.refuse(staff, company, new Proposals.Read(now.version(), first), "Pas de location ici"))
                .as("another text that was read before, and not this one")
                .isEqualTo(Deciding.OVERTAKEN);
        int number = proposals.openOf(company).orElseThrow().version();
        assertThat(proposals.refuse(staff, company, new Proposals.Read(now.version(), number), "Pas de location ici"))
                .isEqualTo(Deciding.DONE);
        assertThat(profiles.seen(staff, company).orElseThrow().profile()).isEqualTo(better);
        assertThat(jdbc.sql(
                                "select m.body from post.mail m join post.outgoing o on o.id = m.id where o.thing = ? limit 100")
                        .param(company)
                        .query(String.class)
                        .list())
                .anyMatch(text -> text.contains("Pas de location ici"));
    }

    @Test
    void whoever_keeps_the_directory_hears_once_of_what_a_company_proposes() {
        UUID company = Ids.named("demonstration", "company", "club");
        jdbc.sql("delete from trade.proposal where company = ?").param(company).update();
        UUID manager = DemonstrationAccounts.client(ClientRole.MANAGER);
        Acting client = new Acting(manager, "Client", "", Set.of(), Map.of(company, ClientRole.MANAGER));
        Entry page = profiles.seen(decider(), company).orElseThrow();
        int before = mails(company);
        for (int read = 0; read < 2; read++) {
            Profile wish = new Profile(
                    List.of("organisers"), "93.12Z", "Un club, version " + read, "", "", List.of(), List.of());
            assertThat(proposals.propose(client, company, new Proposals.Read(page.version(), read), wish))
                    .isEqualTo(Writing.PROPOSED);
            assertThat(mails(company)).isEqualTo(before + 1);
        }
        assertThat(jdbc.sql("select m.recipient from post.mail m join post.outgoing o on o.id = m.id"
                                + " where o.thing = ? order by o.position desc limit 1")
                        .param(company)
                        .query(String.class)
                        .single())
                .isEqualTo("communication@demonstration.invalid");
    }

    /** Somebody who has an account, as all do who decide. */
    private Acting decider() {
        UUID person = jdbc.sql("select id from account.person where email = 'communication@demonstration.invalid'")
                .query(UUID.class)
                .single();
        return new Acting(person, "Communication", "", Set.of(StaffRole.COMMUNICATION), Map.of());
    }

    /** How many mails are about a company. */
    private int mails(UUID company) {
        return jdbc.sql("select count(*) from post.outgoing where thing = ?")
                .param(company)
                .query(Integer.class)
                .single();
    }
}
