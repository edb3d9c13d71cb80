package paddock.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import paddock.booking.Turns.Challenge;
import paddock.ground.Claim;
import paddock.kernel.Acting;
import paddock.kernel.ClientRole;
import paddock.kernel.Ids;
import paddock.permit.Permit;
import paddock.store.TestDatabases;
import paddock.terms.Beyond;
import paddock.terms.Limits;

/** What a client who serves itself may hold, as the operator has set it. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
class LimitsOfOptionsTest {

    private static final int RIVALS = 16;
    private static final EnumMap<TestDatabases, World> WORLDS = new EnumMap<>(TestDatabases.class);
    private static final UUID BOOKER = Ids.named("test", "person", "booker");
    private static int week;

    private final World world;
    private UUID client = UUID.randomUUID();
    private LocalDate on = LocalDate.EPOCH;

    LimitsOfOptionsTest(TestDatabases databases) {
        world = WORLDS.computeIfAbsent(databases, World::new);
    }

    @BeforeEach
    void anotherClient() {
        world.now.set(Instant.parse("2026-05-11T06:00:00Z"));
        client = world.client("Client");
        world.jdbc.sql("""
                        insert into account.person (id, email, name, language, demo, added_at)
                        values (?, 'booker@example.org', 'B', 'fr', false, now()) on conflict do nothing""").param(BOOKER).update();
        on = LocalDate.of(2026, 6, 1).plusWeeks(2L * week++);
        world.jdbc.sql("delete from terms.opening").update();
        world.jdbc.sql("delete from terms.limits").update();
        world.jdbc
                .sql(
                        "insert into terms.edition (site, version, answer, renewal) values (?, 1, 24, false) on conflict (site) do update set renewal = false, version = edition.version + 1")
                .param(world.ales().id())
                .update();
    }

    @AfterAll
    static void stop() {
        WORLDS.values().forEach(World::close);
        WORLDS.clear();
    }

    private void set(Limits limits) {
        world.jdbc
                .sql("""
                        insert into terms.limits (site, status, lasting, notice, options, days, ahead)
                        values (?, ?, ?, ?, cast(? as int), cast(? as int), cast(? as int))""")
                .param(world.ales().id())
                .param(limits.status())
                .param(limits.lasting())
                .param(limits.notice())
                .param(limits.options())
                .param(limits.days())
                .param(limits.ahead())
                .update();
        world.jdbc.sql("update terms.edition set version = version + 1").update();
    }

    private Claim technique(int days) {
        LocalDate that = on.plusDays(days);
        return world.track("technique", that + "T09:00", that + "T10:00");
    }

    private Holding asks(Claim... claims) {
        Acting booker = new Acting(BOOKER, "B", "", Set.of(), Map.of(client, ClientRole.BOOKER));
        return world.bookings.hold(booker, world.wish(client, claims));
    }

    private static Beyond beyond(Holding outcome) {
        return ((Holding.BeyondTerms) outcome).beyond();
    }

    @Test
    void a_client_holds_so_many_options_and_the_operator_more() {
        set(new Limits("", 48, 2, null, 0, null));
        assertThat(asks(technique(0))).isInstanceOf(Holding.Held.class);
        assertThat(asks(technique(1))).isInstanceOf(Holding.Held.class);
        assertThat(beyond(asks(technique(2)))).isEqualTo(new Beyond.Options(2));
        assertThat(world.held(client, technique(2)).rank()).isEqualTo(1);
        world.later(Duration.ofDays(2));
        assertThat(asks(technique(3))).as("the others have lapsed").isInstanceOf(Holding.Held.class);
    }

    @Test
    void an_option_lasts_as_long_as_the_terms_say() {
        set(new Limits("", 48, null, null, 0, null));
        Holding.Held held = (Holding.Held) asks(technique(0));
        assertThat(Objects.requireNonNull(held.lapsesAt()))
                .isEqualTo(world.now.get().plus(Duration.ofDays(2)));
    }

    @Test
    void a_client_holds_so_many_days() {
        set(new Limits("", 48, null, 2, 0, null));
        assertThat(asks(technique(0), technique(1))).isInstanceOf(Holding.Held.class);
        assertThat(beyond(asks(technique(2)))).isEqualTo(new Beyond.Days(2));
    }

    @Test
    void not_too_soon_and_not_too_far_ahead() {
        set(new Limits("", 48, null, null, 24, 10));
        world.now.set(technique(0).window().start().minus(Duration.ofDays(1)));
        assertThat(asks(technique(0))).isInstanceOf(Holding.Held.class);
        assertThat(asks(technique(9))).isInstanceOf(Holding.Held.class);
        assertThat(beyond(asks(technique(10)))).isEqualTo(new Beyond.Ahead(10));
        world.later(Duration.ofNanos(1_000));
        assertThat(beyond(asks(world.track("karting", on + "T09:00", on + "T10:00"))))
                .isEqualTo(new Beyond.Notice(24));
    }

    @Test
    void who_has_several_statuses_has_the_better_of_each() {
        set(new Limits("club", 48, 1, 30, 0, null));
        set(new Limits("member", 24, 3, 2, 0, null));
        set(new Limits("", 1, 0, 0, 0, null));
        assertThat(beyond(asks(technique(0)))).as("has no status").isEqualTo(new Beyond.Options(0));
        status("club");
        status("member");
        for (int i = 0; i < 3; i++) {
            Holding.Held held = (Holding.Held) asks(technique(i));
            assertThat(Objects.requireNonNull(held.lapsesAt()))
                    .isEqualTo(world.now.get().plus(Duration.ofDays(2)));
        }
        assertThat(beyond(asks(technique(3)))).isEqualTo(new Beyond.Options(3));
    }

    private void status(String kind) {
        world.jdbc
                .sql(
                        "insert into directory.status (id, company, kind, during, version) values (gen_random_uuid(), ?, ?, '[2026-01-01,)', 1)")
                .param(client)
                .param(kind)
                .update();
    }

    @Test
    void the_second_has_the_first_answer_in_the_time_that_the_terms_give() {
        UUID other = world.client("Deuxième");
        Holding.Held first = world.held(client, technique(0));
        Holding.Held second = world.held(other, technique(0));
        Holding.Held third = world.held(other, technique(0));
        assertThat(world.handling.challenge(World.STAFF, third.id(), 1)).isEqualTo(new Challenge.NotSecond(3));
        assertThat(world.handling.challenge(World.STAFF, first.id(), 1)).isEqualTo(new Challenge.First());
        Instant until = world.now.get().plus(Duration.ofDays(1));
        assertThat(world.handling.challenge(World.STAFF, second.id(), 1)).isEqualTo(new Challenge.Challenged(until));
        assertThat(world.state(first.id())).isEqualTo(new Booking.State.Option(until));
        assertThat(world.handling.challenge(World.STAFF, second.id(), 1)).isEqualTo(new Challenge.Soon(until));
        world.later(Duration.ofDays(1));
        assertThat(world.handling.confirm(World.STAFF, first.id(), 2)).isInstanceOf(Confirmation.Over.class);
        assertThat(world.state(second.id())).isInstanceOf(Booking.State.Option.class);
    }

    @Test
    void what_is_booked_or_waits_for_the_authority_is_not_challenged() {
        UUID other = world.client("Deuxième");
        Holding.Held first = world.held(client, technique(0));
        Holding.Held second = world.held(other, technique(0));
        world.handling.confirm(World.STAFF, first.id(), 1);
        assertThat(world.handling.challenge(World.STAFF, second.id(), 1)).isEqualTo(new Challenge.Firm());
        Claim noon = world.track("technique", on.plusDays(1) + "T12:00", on.plusDays(1) + "T13:30");
        Holding.Held wanting = world.held(client, noon);
        Holding.Held behind = world.held(other, noon);
        Permit permit =
                world.bookings.withId(wanting.id()).orElseThrow().permits().getFirst();
        world.handling.permit(
                World.STAFF,
                wanting.id(),
                1,
                new Handling.Change(permit.id(), new Permit.Progress.Filed(LocalDate.of(2026, 5, 11))));
        assertThat(world.handling.challenge(World.STAFF, behind.id(), 1)).isEqualTo(new Challenge.Awaited());
        world.handling.release(World.STAFF, wanting.id(), 2);
    }

    @Test
    void a_year_opens_to_those_who_were_there_the_year_before_first() {
        world.jdbc
                .sql(
                        "insert into terms.opening (site, year, regulars, opens) values (?, 2027, '2026-09-15', '2026-10-01')")
                .param(world.ales().id())
                .update();
        world.jdbc.sql("update terms.edition set version = version + 1").update();
        Claim next = world.track(
                "technique", "2027-02-0" + (week % 9 + 1) + "T09:00", "2027-02-0" + (week % 9 + 1) + "T10:00");
        assertThat(beyond(asks(next))).isEqualTo(new Beyond.NotOpen(2027, LocalDate.of(2026, 10, 1)));
        LocalDate before = LocalDate.of(2026, 5, 12).plusDays(week);
        world.bookings.book(
                World.STAFF, world.wish(client, world.track("technique", before + "T09:00", before + "T10:00")));
        assertThat(beyond(asks(next))).isEqualTo(new Beyond.NotOpen(2027, LocalDate.of(2026, 9, 15)));
        world.now.set(Instant.parse("2026-09-14T22:00:00Z"));
        assertThat(asks(next)).isInstanceOf(Holding.Held.class);
    }

    @Test
    void days_that_no_order_reaches_are_sold_where_the_operator_says_so_as_if_it_were_renewed() {
        LocalDate after = LocalDate.of(2027, 7, 5).plusWeeks(week);
        Claim morning = world.track("technique", after + "T09:00", after + "T10:00");
        assertThat(asks(morning)).isInstanceOf(Holding.Unlawful.class);
        world.jdbc
                .sql("update terms.edition set renewal = true, version = version + 1")
                .update();
        Holding.Held held = (Holding.Held) asks(morning);
        assertThat(world.handling.confirm(World.STAFF, held.id(), 1)).isInstanceOf(Confirmation.Confirmed.class);
        Holding.Held noon = (Holding.Held) asks(world.track("technique", after + "T12:00", after + "T13:30"));
        assertThat(world.bookings.withId(noon.id()).orElseThrow().permits()).hasSize(1);
    }

    @Test
    void of_those_who_ask_at_once_for_one_company_no_more_is_held_than_it_may() throws Exception {
        set(new Limits("", 48, 3, null, 0, null));
        Claim stand = world.units(pool(), 1, on + "T09:00", on + "T10:00");
        List<Holding> outcomes = World.atOnce(RIVALS, () -> asks(stand));
        assertThat(outcomes).filteredOn(Holding.Held.class::isInstance).hasSize(3);
    }

    private String pool() {
        return world.ales().pools().stream()
                .filter(pool -> pool.units().size() > 2)
                .findFirst()
                .orElseThrow()
                .key();
    }
}
