package paddock.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static paddock.account.AccountWorld.BASE;
import static paddock.account.AccountWorld.BY;
import static paddock.account.AccountWorld.PASSWORD;
import static paddock.account.AccountWorld.together;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import paddock.account.Invitations.Joining;
import paddock.account.Invitations.Joining.Gone;
import paddock.account.Invitations.Joining.Invited;
import paddock.account.Invitations.Joining.Joined;
import paddock.account.Roles.Leaving;
import paddock.kernel.Acting;
import paddock.kernel.Email;
import paddock.kernel.StaffRole;
import paddock.kernel.Token;
import paddock.store.TestDatabases;
import paddock.web.Forbidden;

/** Coming in and going: invitations are good once, and somebody always keeps the accounts. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
class InvitationsTest {

    private static final int RIVALS = 12;
    private static final int ROUNDS = 20;
    private final AccountWorld world;

    InvitationsTest(TestDatabases databases) {
        world = new AccountWorld(databases);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static People.Profile profile(String email) {
        return new People.Profile(Email.of(email).orElseThrow(), "Sacha", "en");
    }

    @Test
    void an_invitation_is_good_once_and_for_three_days() {
        Invited one = (Invited) world.invitations.invite(BY, profile("a@example.org"), Set.of(), BASE);
        Invited other = (Invited) world.invitations.invite(BY, profile("b@example.org"), Set.of(), BASE);
        assertThat(world.invitations.take(BY, one.invitation(), PASSWORD)).isEqualTo(new Joined(one.person()));
        assertThat(world.invitations.take(BY, one.invitation(), PASSWORD)).isEqualTo(new Gone());
        world.pass(Duration.ofDays(3));
        assertThat(world.invitations.guest(other.invitation())).isEmpty();
        assertThat(world.invitations.take(BY, other.invitation(), PASSWORD)).isEqualTo(new Gone());
    }

    @Test
    void a_new_invitation_voids_the_earlier_one_and_signs_out_when_taken() {
        UUID person = world.join("a@example.org");
        SigningIn.Welcome welcome = world.welcome("a@example.org");
        Invited first = world.invitations.again(BY, person, BASE);
        Invited second = world.invitations.again(BY, person, BASE);
        assertThat(world.invitations.take(BY, first.invitation(), PASSWORD)).isEqualTo(new Gone());
        assertThat(world.signIns.current(welcome.device())).isPresent();
        assertThat(world.invitations.take(BY, second.invitation(), PASSWORD)).isInstanceOf(Joined.class);
        assertThat(world.signIns.current(welcome.device())).isEmpty();
    }

    @Test
    void an_address_is_had_by_one_person_alone() {
        world.join("a@example.org");
        assertThat(world.invitations.invite(BY, profile("A@EXAMPLE.org"), Set.of(), BASE))
                .isEqualTo(new Joining.Taken());
    }

    @Test
    void whose_account_has_ended_has_no_use_for_an_invitation() {
        UUID person = world.join("a@example.org");
        Invited invited = world.invitations.again(BY, person, BASE);
        world.people.end(BY, person);
        assertThat(world.invitations.take(BY, invited.invitation(), PASSWORD)).isEqualTo(new Gone());
    }

    @Test
    void of_many_who_would_be_the_first_administrator_one_is() throws Exception {
        Token token = world.invitations.forFirstAdministrator().orElseThrow();
        List<Callable<Joining>> rivals = new ArrayList<>();
        for (int i = 0; i < RIVALS; i++) {
            People.Profile profile = profile("rival" + i + "@example.org");
            rivals.add(() -> world.invitations.takeFirst(BY, token, profile, PASSWORD));
        }
        List<Joining> outcomes = together(rivals);
        assertThat(outcomes).filteredOn(Joined.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(new Gone()::equals).hasSize(RIVALS - 1);
        assertThat(world.invitations.forFirstAdministrator()).isEmpty();
    }

    @Test
    void administrators_who_end_each_other_at_once_leave_one() throws Exception {
        List<UUID> all = new ArrayList<>();
        for (int i = 0; i < RIVALS; i++) {
            all.add(world.join("admin" + i + "@example.org", StaffRole.ADMINISTRATOR));
        }
        for (int round = 0; round < ROUNDS; round++) {
            all.forEach(one -> world.people.readmit(BY, one));
            List<Callable<Leaving>> rivals = new ArrayList<>();
            all.forEach(one -> rivals.add(() -> world.people.end(BY, one)));
            List<Leaving> outcomes = together(rivals);
            assertThat(outcomes).filteredOn(Leaving.DONE::equals).hasSize(RIVALS - 1);
            assertThat(outcomes).filteredOn(Leaving.LAST_ADMINISTRATOR::equals).hasSize(1);
        }
    }

    @Test
    void whoever_the_demonstration_lets_in_goes_with_it() {
        Acting demo = world.ofDemonstration("administrator@demonstration.invalid", StaffRole.ADMINISTRATOR);
        Invited guest = (Invited)
                world.invitations.invite(demo, profile("guest@example.org"), Set.of(StaffRole.ADMINISTRATOR), BASE);
        world.invitations.take(BY, guest.invitation(), PASSWORD);
        Acting second = new Acting(guest.person(), "Sacha", "192.0.2.9", Set.of(StaffRole.ADMINISTRATOR), Map.of());
        Invited next = (Invited)
                world.invitations.invite(second, profile("next@example.org"), Set.of(StaffRole.ADMINISTRATOR), BASE);
        world.invitations.take(BY, next.invitation(), PASSWORD);
        UUID real = world.join("real@example.org", StaffRole.SALES);
        world.people.assign(demo, real, Set.of(StaffRole.SALES, StaffRole.ADMINISTRATOR));
        assertThat(world.people.administrators()).isZero();
        world.withoutDemonstration();
        assertThat(world.people.all()).extracting(Person::id).containsExactly(real);
        assertThat(world.people.withId(real).orElseThrow().roles()).containsExactly(StaffRole.SALES);
        assertThat(world.invitations.forFirstAdministrator()).isPresent();
    }

    @Test
    void the_demonstration_opens_no_account_that_outlasts_it() {
        Acting demo = world.ofDemonstration("administrator@demonstration.invalid", StaffRole.ADMINISTRATOR);
        UUID real = world.join("real@example.org", StaffRole.ADMINISTRATOR);
        assertThatThrownBy(() -> world.invitations.again(demo, real, BASE)).isInstanceOf(Forbidden.class);
        world.join("other@example.org", StaffRole.ADMINISTRATOR);
        world.people.end(BY, real);
        assertThatThrownBy(() -> world.people.readmit(demo, real)).isInstanceOf(Forbidden.class);
        world.people.assign(demo, real, Set.of(StaffRole.ADMINISTRATOR));
        world.withoutDemonstration();
        assertThat(world.people.withId(real).orElseThrow().roles())
                .as("what they had otherwise, they keep")
                .containsExactly(StaffRole.ADMINISTRATOR);
    }

    @Test
    void the_last_administrator_cannot_give_up_the_role() {
        UUID last = world.join("admin@example.org", StaffRole.ADMINISTRATOR, StaffRole.SALES);
        assertThat(world.people.assign(BY, last, Set.of(StaffRole.SALES))).isEqualTo(Leaving.LAST_ADMINISTRATOR);
        assertThat(world.people.withId(last).orElseThrow().roles())
                .containsExactlyInAnyOrder(StaffRole.ADMINISTRATOR, StaffRole.SALES);
        assertThat(world.people.assign(BY, last, Set.of(StaffRole.ADMINISTRATOR)))
                .isEqualTo(Leaving.DONE);
    }

    @Test
    void what_is_done_to_an_account_is_in_the_trail_and_what_is_refused_is_not() {
        UUID last = world.join("admin@example.org", StaffRole.ADMINISTRATOR);
        world.people.assign(BY, last, Set.of());
        world.people.end(BY, last);
        world.people.rename(BY, last, "Robin", "en");
        world.welcome("admin@example.org");
        world.people.signOutEverywhere(BY, last);
        assertThat(world.deeds())
                .containsExactly(
                        "person-added", "password-set", "person-renamed", "signed-in", "signed-out-everywhere");
        String kept = world.jdbc
                .sql("select string_agg(before::text || after::text, ' ') from audit.act")
                .query(String.class)
                .single();
        assertThat(kept).doesNotContain("Robin").doesNotContain("example.org").contains("ADMINISTRATOR");
    }
}
