package paddock.account;

import static org.assertj.core.api.Assertions.assertThat;
import static paddock.account.AccountWorld.together;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import paddock.account.Factors.Removal;
import paddock.factor.Demands;
import paddock.factor.Demands.Change;
import paddock.factor.SecondStep;
import paddock.factor.Telephone;
import paddock.kernel.Acting;
import paddock.kernel.ClientRole;
import paddock.kernel.StaffRole;
import paddock.store.TestDatabases;

/** A second step that is demanded of roles: by whom, of whom, and that nobody gets rid of the last one. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
class DemandsTest {

    private static final String ADMINISTRATORS = Demands.key(StaffRole.ADMINISTRATOR);
    private static final String SALES = Demands.key(StaffRole.SALES);

    private final AccountWorld world;
    private final Acting administrator;
    private final Acting seller;

    DemandsTest(TestDatabases databases) {
        world = new AccountWorld(databases);
        administrator = acting(world.join("admin@example.org", StaffRole.ADMINISTRATOR), StaffRole.ADMINISTRATOR);
        seller = acting(world.join("sales@example.org", StaffRole.SALES), StaffRole.SALES);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static Acting acting(UUID person, StaffRole role) {
        return new Acting(person, "Camille", "192.0.2.1", Set.of(role), Map.of());
    }

    private static UUID self(Acting acting) {
        return DeviceCookies.self(acting);
    }

    private void switchOn(Acting who) {
        world.steps.begin(self(who));
        Telephone telephone = new Telephone(((SecondStep.Pending) world.steps.of(self(who))).key());
        assertThat(world.factors.switchOn(who, self(who), telephone.code(world.now())))
                .isPresent();
    }

    @Test
    void whoever_has_none_demands_none_of_anybody() {
        assertThat(world.demands.change(administrator, Set.of(SALES))).isEqualTo(Change.NONE_ONESELF);
        assertThat(world.demands.change(Acting.nobody("192.0.2.1"), Set.of(SALES)))
                .isEqualTo(Change.NONE_ONESELF);
        assertThat(world.demands.all()).isEmpty();
        switchOn(administrator);
        assertThat(world.demands.change(administrator, Set.of(SALES, ADMINISTRATORS)))
                .isEqualTo(Change.DONE);
        assertThat(world.demands.all()).containsExactlyInAnyOrder(SALES, ADMINISTRATORS);
        assertThat(world.demands.change(administrator, Set.of())).isEqualTo(Change.DONE);
        assertThat(world.demands.all()).isEmpty();
        assertThat(world.deeds()).filteredOn("second-step-demanded"::equals).hasSize(2);
    }

    @Test
    void what_has_not_changed_is_not_told_as_a_change() {
        switchOn(administrator);
        world.demands.change(administrator, Set.of(SALES));
        world.demands.change(administrator, Set.of(SALES));
        world.demands.change(administrator, Set.of(SALES, "role.NONE"));
        assertThat(world.deeds()).filteredOn("second-step-demanded"::equals).hasSize(1);
    }

    @Test
    void it_is_demanded_of_a_role_of_a_clients_role_or_of_everybody() {
        switchOn(administrator);
        Acting client = new Acting(
                UUID.randomUUID(), "Lou", "192.0.2.1", Set.of(), Map.of(UUID.randomUUID(), ClientRole.BOOKER));
        Acting none = new Acting(UUID.randomUUID(), "Sacha", "192.0.2.1", Set.of(), Map.of());
        world.demands.change(administrator, Set.of(SALES, Demands.key(ClientRole.BOOKER)));
        assertThat(world.demands.of(seller)).containsExactly(SALES);
        assertThat(world.demands.of(client)).containsExactly("client.BOOKER");
        assertThat(world.demands.of(none)).isEmpty();
        assertThat(world.demands.of(administrator)).isEmpty();
        world.demands.change(administrator, Set.of(Demands.EVERYBODY));
        assertThat(List.of(seller, client, none, administrator))
                .allSatisfy(one -> assertThat(world.demands.of(one)).containsExactly(Demands.EVERYBODY));
        assertThat(world.demands.of(Acting.nobody("192.0.2.1"))).isEmpty();
    }

    @Test
    void codes_or_a_passkey_are_one_and_a_secret_never_confirmed_is_none() {
        assertThat(world.demands.met(self(seller))).isFalse();
        world.steps.begin(self(seller));
        assertThat(world.demands.met(self(seller))).isFalse();
        world.passkey(self(seller));
        assertThat(world.demands.met(self(seller))).isTrue();
        assertThat(world.demands.without(List.of(self(seller), self(administrator))))
                .containsExactly(self(administrator));
    }

    @Test
    void nobody_switches_off_their_last_one_while_it_is_demanded_and_an_administrator_may() {
        switchOn(administrator);
        switchOn(seller);
        assertThat(world.factors.switchOff(seller, self(seller))).isEqualTo(Removal.DONE);
        switchOn(seller);
        world.demands.change(administrator, Set.of(SALES));
        int mails = world.mails("sales@example.org").size();
        assertThat(world.factors.switchOff(seller, self(seller))).isEqualTo(Removal.DEMANDED);
        assertThat(world.steps.isOn(self(seller))).isTrue();
        assertThat(world.mails("sales@example.org")).hasSize(mails);
        world.passkey(self(seller));
        assertThat(world.factors.switchOff(seller, self(seller))).isEqualTo(Removal.DONE);
        UUID passkey = passkey();
        assertThat(world.factors.removePasskey(seller, self(seller), passkey)).isEqualTo(Removal.DEMANDED);
        assertThat(world.passkeys(self(seller))).isOne();
        switchOn(seller);
        assertThat(world.factors.switchOff(administrator, self(seller))).isEqualTo(Removal.DONE);
    }

    private UUID passkey() {
        return world.jdbc
                .sql("select id from factor.passkey where person = :person")
                .param("person", self(seller))
                .query(UUID.class)
                .single();
    }

    @Test
    void of_two_that_go_at_once_one_stays() throws Exception {
        switchOn(administrator);
        world.demands.change(administrator, Set.of(SALES));
        for (int round = 0; round < 20; round++) {
            world.steps.end(Acting.PADDOCK, self(seller));
            switchOn(seller);
            if (world.passkeys(self(seller)) == 0) {
                world.passkey(self(seller));
            }
            UUID passkey = passkey();
            List<Callable<Removal>> both = List.of(
                    () -> world.factors.switchOff(seller, self(seller)),
                    () -> world.factors.removePasskey(seller, self(seller), passkey));
            assertThat(together(both)).containsExactlyInAnyOrder(Removal.DONE, Removal.DEMANDED);
            assertThat(world.demands.met(self(seller))).isTrue();
        }
    }
}
