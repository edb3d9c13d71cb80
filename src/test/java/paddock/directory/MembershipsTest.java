package paddock.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.WithPaddock;
import paddock.kernel.Acting;
import paddock.kernel.ClientRole;
import paddock.kernel.Email;
import paddock.kernel.StaffRole;
import paddock.kernel.Token;
import paddock.web.Forbidden;

/** Who acts for a company, who is asked to, and who says so last. */
@WithPaddock
class MembershipsTest {

    private static final Acting STAFF =
            new Acting(UUID.randomUUID(), "Ana", "192.0.2.7", Set.of(StaffRole.SALES), Map.of());

    @Autowired
    Companies companies;

    @Autowired
    Memberships memberships;

    @Autowired
    Invitations invitations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void managers_who_remove_each_other_at_once_leave_one() throws Exception {
        for (int round = 0; round < Crowd.ROUNDS; round++) {
            UUID company = company("Gestion " + round);
            List<UUID> managers = List.of(member(company, ClientRole.MANAGER), member(company, ClientRole.MANAGER));
            AtomicInteger next = new AtomicInteger();
            List<Optional<Assigning>> all = Crowd.atOnce(() -> {
                int which = next.getAndIncrement() % 2;
                return ended(manager(company, managers.get(which)), company, managers.get(1 - which));
            });
            assertThat(all).filteredOn(Optional.of(Assigning.DONE)::equals).hasSize(1);
            assertThat(memberships.actingFor(company)).hasSize(1);
        }
    }

    /** Nothing where they may no longer: they were removed first. */
    private Optional<Assigning> ended(Acting by, UUID company, UUID person) {
        try {
            return Optional.of(memberships.end(by, company, person));
        } catch (Forbidden removed) {
            return Optional.empty();
        }
    }

    @Test
    void a_manager_removed_meanwhile_finishes_nothing_that_they_began() {
        UUID company = company("Trop tard");
        UUID former = member(company, ClientRole.MANAGER);
        UUID other = member(company, ClientRole.MANAGER);
        Acting stale = manager(company, former);
        List<String> links = new ArrayList<>();
        assertThat(invite(stale, company, "early@example.org", links)).isEqualTo(Inviting.SENT);
        UUID open = invitations.openFor(company).getFirst().id();
        assertThat(memberships.assign(STAFF, company, former, ClientRole.READER))
                .isEqualTo(Assigning.DONE);
        assertThatThrownBy(() -> invite(stale, company, "late@example.org", links))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> invitations.withdraw(stale, company, open)).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> memberships.assign(stale, company, former, ClientRole.MANAGER))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> memberships.end(stale, company, other)).isInstanceOf(Forbidden.class);
        assertThat(invitations.openFor(company)).isEmpty();
        assertThat(memberships.actingFor(company)).filteredOn(Member::manages).hasSize(1);
    }

    @Test
    void what_a_manager_asked_is_void_once_they_are_removed_or_leave() {
        UUID company = company("Fin de parole");
        UUID removed = member(company, ClientRole.MANAGER);
        UUID leaving = member(company, ClientRole.MANAGER);
        member(company, ClientRole.MANAGER);
        List<String> links = new ArrayList<>();
        invite(manager(company, removed), company, "one@example.org", links);
        invite(manager(company, leaving), company, "two@example.org", links);
        invite(STAFF, company, "three@example.org", links);
        assertThat(invitations.openFor(company)).hasSize(3);
        assertThat(memberships.end(STAFF, company, removed)).isEqualTo(Assigning.DONE);
        jdbc.sql("update account.person set left_at = now() where id = :id")
                .param("id", leaving)
                .update();
        assertThat(invitations.openFor(company)).extracting(Invitation::email).containsExactly("three@example.org");
        assertThat(take(links.get(0), Optional.of(person()))).isEqualTo(new Taking.Gone());
        assertThat(take(links.get(1), Optional.of(person()))).isEqualTo(new Taking.Gone());
        assertThat(take(links.get(2), Optional.of(person()))).isInstanceOf(Taking.Joined.class);
        assertThat(jdbc.sql("""
                        select count(*) from audit.act a join directory.invitation i on i.id = a.thing
                        where i.invited_by = :id and a.act = 'invitation-withdrawn'
                        """).param("id", removed).query(Integer.class).single())
                .isEqualTo(1);
    }

    @Test
    void an_invitation_is_withdrawn_once_and_said_once() throws Exception {
        for (int round = 0; round < Crowd.ROUNDS; round++) {
            UUID company = company("Retrait " + round);
            invite(STAFF, company, "withdrawn@example.org", new ArrayList<>());
            UUID open = invitations.openFor(company).getFirst().id();
            List<Boolean> all = Crowd.atOnce(() -> invitations.withdraw(STAFF, company, open));
            assertThat(all).filteredOn(Boolean.TRUE::equals).hasSize(1);
            assertThat(jdbc.sql("select count(*) from audit.act where thing = :id and act = 'invitation-withdrawn'")
                            .param("id", open)
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    @Test
    void the_last_manager_goes_only_by_the_operator_s_hand() {
        UUID company = company("Seule");
        UUID last = member(company, ClientRole.MANAGER);
        member(company, ClientRole.BOOKER);
        Acting themselves = manager(company, last);
        assertThat(memberships.end(themselves, company, last)).isEqualTo(Assigning.LAST_MANAGER);
        assertThat(memberships.assign(themselves, company, last, ClientRole.READER))
                .isEqualTo(Assigning.LAST_MANAGER);
        UUID gone = member(company, ClientRole.MANAGER);
        jdbc.sql("update account.person set left_at = now() where id = :id")
                .param("id", gone)
                .update();
        assertThat(memberships.end(themselves, company, last)).isEqualTo(Assigning.LAST_MANAGER);
        assertThat(memberships.end(STAFF, company, last)).isEqualTo(Assigning.DONE);
        assertThat(memberships.of(last)).isEmpty();
    }

    @Test
    void an_invitation_is_taken_once_and_the_next_to_the_same_address_voids_it() throws Exception {
        UUID company = company("Invite");
        List<String> links = new ArrayList<>();
        assertThat(invite(company, "robin@example.org", links)).isEqualTo(Inviting.SENT);
        assertThat(invite(company, "robin@example.org", links)).isEqualTo(Inviting.SENT);
        assertThat(invitations.openFor(company)).hasSize(1);
        UUID person = person();
        assertThat(take(links.get(0), Optional.of(person))).isEqualTo(new Taking.Gone());
        assertThat(take(links.get(1), Optional.empty())).isEqualTo(new Taking.NotTheirs());
        List<Taking> all = Crowd.atOnce(() -> take(links.get(1), Optional.of(person)));
        assertThat(all).filteredOn(Taking.Joined.class::isInstance).hasSize(1);
        assertThat(all).filteredOn(Taking.Gone.class::isInstance).hasSize(Crowd.RIVALS - 1);
        assertThat(memberships.of(person))
                .singleElement()
                .satisfies(one -> assertThat(one.role()).isEqualTo(ClientRole.BOOKER));
    }

    @Test
    void a_company_asks_only_so_many_a_day() {
        UUID company = company("Bavarde");
        List<String> links = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            assertThat(invite(company, "guest" + i + "@example.org", links)).isEqualTo(Inviting.SENT);
        }
        assertThat(invite(company, "one-more@example.org", links)).isEqualTo(Inviting.TOO_MANY);
        UUID open = invitations.openFor(company).getFirst().id();
        assertThat(invitations.withdraw(STAFF, company, open)).isTrue();
        assertThat(invitations.withdraw(STAFF, company, open)).isFalse();
        assertThat(invite(company, "one-more@example.org", links)).isEqualTo(Inviting.TOO_MANY);
    }

    private Inviting invite(UUID company, String email, List<String> links) {
        return invite(STAFF, company, email, links);
    }

    private Inviting invite(Acting by, UUID company, String email, List<String> links) {
        Invitations.Guest guest =
                new Invitations.Guest(Email.of(email).orElseThrow(), ClientRole.BOOKER, Locale.FRENCH, path -> {
                    links.add(path);
                    return "http://localhost" + path;
                });
        return invitations.invite(by, companies.withId(company).orElseThrow(), guest);
    }

    private Taking take(String link, Optional<UUID> person) {
        return invitations.take(STAFF, new Token(link.replace("/join/", "")), invitation -> person);
    }

    private UUID person() {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into account.person (id, email, name, language, demo, added_at)
                        values (:id, :email, 'Camille', 'fr', false, now())
                        """).param("id", id).param("email", id + "@example.org").update();
        return id;
    }

    private UUID member(UUID company, ClientRole role) {
        UUID person = person();
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> memberships.add(STAFF, company, person, role));
        return person;
    }

    private static Acting manager(UUID company, UUID person) {
        return new Acting(person, "Gestion", "192.0.2.8", Set.of(), Map.of(company, ClientRole.MANAGER));
    }

    private UUID company(String name) {
        Company.Profile profile = new Company.Profile(name, Numbers.NONE, Standing.OPEN, null, Map.of());
        return ((Saving.Saved) companies.add(STAFF, profile)).company();
    }
}
