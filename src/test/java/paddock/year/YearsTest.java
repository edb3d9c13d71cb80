package paddock.year;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import paddock.booking.Holding;
import paddock.booking.World;
import paddock.circuit.Layout;
import paddock.circuit.Site;
import paddock.kernel.Ids;
import paddock.store.TestDatabases;

/** A day counts once if any use of the circuit was sold on it: whatever is there is counted as plain Java counts it. */
class YearsTest {

    private static final int BOOKINGS = 400;

    private static World world;
    private static UUID client = UUID.randomUUID();

    @BeforeAll
    static void start() {
        world = new World(TestDatabases.EMBEDDED);
        client = world.client("Random");
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    /** Something on a layout, as it lies in the database; {@code places} says whether any place of a session is sold. */
    private record Laid(
            UUID layout, Instant from, Instant until, String kind, String state, Instant lapsesAt, boolean places) {

        DayUse came(Instant now) {
            boolean booked = state.equals("booked");
            boolean lives = !state.equals("ended") && (booked || lapsesAt.isAfter(now));
            if (!lives) {
                return DayUse.FREE;
            }
            if (!booked) {
                return DayUse.HELD;
            }
            return switch (kind) {
                case "closure" -> DayUse.CLOSED;
                case "session" -> places ? DayUse.SOLD : DayUse.OWN;
                default -> DayUse.SOLD;
            };
        }

        boolean isOn(LocalDate day, ZoneId zone) {
            return from.isBefore(day.plusDays(1).atStartOfDay(zone).toInstant())
                    && until.isAfter(day.atStartOfDay(zone).toInstant());
        }
    }

    @ParameterizedTest
    @CsvSource({"1, Europe/Paris, 2026", "2, America/Havana, 2026", "3, Asia/Tbilisi, 2028", "4, Pacific/Apia, 2026"})
    void the_counter_is_what_counting_one_by_one_gives(long seed, String zone, int year) {
        clear();
        Random random = new Random(seed);
        Site site = in(world.ales(), ZoneId.of(zone));
        List<Laid> laid = new ArrayList<>();
        for (int i = 0; i < BOOKINGS; i++) {
            Laid one = any(site, year, random);
            laid.add(one);
            write(site, one);
        }
        List<CircuitYear> years = world.bean(Years.class).of(site, year);
        for (CircuitYear circuit : years) {
            List<UUID> layouts =
                    circuit.circuit().layouts().stream().map(Layout::id).toList();
            List<Laid> own = laid.stream()
                    .filter(each -> layouts.contains(each.layout()))
                    .toList();
            assertThat(circuit.days()).as(circuit.circuit().key()).isEqualTo(days(own, year, site.zone()));
            assertThat(circuit.sold()).isEqualTo((int) days(own, year, site.zone()).stream()
                    .filter(DayUse.SOLD::equals)
                    .count());
            Map<Integer, Integer> past = new TreeMap<>();
            for (int before = year - 5; before < year; before++) {
                past.put(before, (int) days(own, before, site.zone()).stream()
                        .filter(DayUse.SOLD::equals)
                        .count());
            }
            assertThat(circuit.past()).isEqualTo(past);
            assertThat(circuit.before()).hasSize(past.getOrDefault(year - 1, -1));
        }
        assertThat(years.getFirst().sold()).as("not all of them, and not none").isBetween(1, 364);
    }

    private static List<DayUse> days(List<Laid> laid, int year, ZoneId zone) {
        return IntStream.rangeClosed(1, Year.of(year).length())
                .mapToObj(number -> Year.of(year).atDay(number))
                .map(day -> laid.stream()
                        .filter(each -> each.isOn(day, zone))
                        .map(each -> each.came(world.now.get()))
                        .min(DayUse::compareTo)
                        .orElse(DayUse.FREE))
                .toList();
    }

    /** Some at noon, some over midnight, some for days, many about the nights on which the clocks change. */
    private static Laid any(Site site, int year, Random random) {
        List<Layout> layouts = site.circuits().stream()
                .flatMap(circuit -> circuit.layouts().stream())
                .toList();
        LocalDate day = random.nextInt(4) == 0
                ? List.of(
                                LocalDate.of(year, 3, 28),
                                LocalDate.of(year, 3, 8),
                                LocalDate.of(year, 10, 25),
                                LocalDate.of(year, 11, 1),
                                LocalDate.of(year, 12, 31))
                        .get(random.nextInt(5))
                : LocalDate.of(year - random.nextInt(6), 1, 1).plusDays(random.nextInt(365));
        Instant from = LocalDateTime.of(day, LocalTime.MIDNIGHT)
                .atZone(site.zone())
                .toInstant()
                .plus(Duration.ofMinutes(30L * random.nextInt(-4, 48)));
        Duration length =
                Duration.ofMinutes(30L * (random.nextInt(8) == 0 ? 1 + random.nextInt(200) : 1 + random.nextInt(8)));
        String kind =
                List.of("rental", "rental", "rental", "session", "closure").get(random.nextInt(5));
        String state = !kind.equals("rental")
                ? random.nextInt(4) == 0 ? "ended" : "booked"
                : List.of("booked", "booked", "option", "waiting", "ended").get(random.nextInt(5));
        Instant lapses = world.now.get().plus(Duration.ofHours(random.nextInt(-48, 48)));
        return new Laid(
                layouts.get(random.nextInt(layouts.size())).id(),
                from,
                from.plus(length),
                kind,
                state,
                lapses,
                kind.equals("session") && random.nextBoolean());
    }

    private static void write(Site site, Laid laid) {
        UUID id = UUID.randomUUID();
        boolean open = laid.state().equals("option") || laid.state().equals("waiting");
        boolean ended = laid.state().equals("ended");
        world.jdbc
                .sql("""
                        insert into booking.booking (id, site, kind, company, state, lapses_at, ended, ended_at, asked_at, use,
                                                     reference, order_number, reason, version)
                        values (?, ?, ?, cast(? as uuid), ?, cast(? as timestamptz), ?, cast(? as timestamptz), now(), '{}', '', '', '', 1)
                        """)
                .param(id)
                .param(site.id())
                .param(laid.kind())
                .param(laid.kind().equals("rental") ? client : null)
                .param(laid.state())
                .param(open ? Timestamp.from(laid.lapsesAt()) : null)
                .param(ended ? "cancelled" : null)
                .param(ended ? Timestamp.from(world.now.get()) : null)
                .update();
        world.jdbc
                .sql("""
                        insert into booking.claim (booking, position, layout, begins, ends, zone, during)
                        values (?, 0, ?, ?, ?, ?, tstzrange(?, ?))
                        """)
                .param(id)
                .param(laid.layout())
                .param(LocalDateTime.ofInstant(laid.from(), site.zone()))
                .param(LocalDateTime.ofInstant(laid.until(), site.zone()))
                .param(site.zone().getId())
                .param(Timestamp.from(laid.from()))
                .param(Timestamp.from(laid.until()))
                .update();
        if (laid.kind().equals("session")) {
            session(site, id, laid);
        }
    }

    private static void session(Site site, UUID id, Laid laid) {
        world.jdbc
                .sql("""
                        insert into session.session (booking, site, begins, ends, over, statuses, categories, powertrains, companies)
                        values (?, ?, ?, ?, false, '{}', '{}', '{}', '{}')
                        """)
                .params(id, site.id(), Timestamp.from(laid.from()), Timestamp.from(laid.until()))
                .update();
        world.jdbc
                .sql("insert into session.kind (session, position, places) values (?, 0, 8)")
                .param(id)
                .update();
        world.jdbc
                .sql("""
                        insert into session.place (id, session, kind, company, vehicles, use, reference, order_number, taken_at,
                                                   ended, ended_at, version)
                        values (gen_random_uuid(), ?, 0, ?, 1, '{}', '', '', now(), ?, cast(? as timestamptz), 1)
                        """)
                .param(id)
                .param(client)
                .param(laid.places() ? null : "given-back")
                .param(laid.places() ? null : Timestamp.from(world.now.get()))
                .update();
    }

    private static void clear() {
        for (String table :
                List.of("session.place", "session.kind", "session.session", "booking.claim", "booking.booking")) {
            world.jdbc.sql("delete from " + table).update();
        }
    }

    /** The same site under another clock. */
    private static Site in(Site old, ZoneId zone) {
        return new Site(
                old.id(),
                old.key(),
                old.language(),
                old.name(),
                old.invented(),
                old.place(),
                old.operator(),
                zone,
                old.holidays(),
                old.week(),
                old.turnaround(),
                old.ownInARow(),
                old.geometry(),
                old.circuits(),
                old.pools(),
                old.exclusions(),
                old.figures(),
                old.milestones());
    }

    @Test
    void what_is_booked_counts_until_it_is_cancelled_and_an_option_never() {
        clear();
        world.now.set(Instant.parse("2026-05-11T06:00:00Z"));
        assertThat(speed().circuit().daysSoldTarget()).isEqualTo(320);
        UUID morning = booked("2026-08-04T09:00", "2026-08-04T10:00");
        booked("2026-08-04T10:00", "2026-08-04T12:00");
        assertThat(world.hold(client, world.track("technique", "2026-08-05T09:00", "2026-08-05T10:00")))
                .isInstanceOf(Holding.Held.class);
        assertThat(speed().sold()).isEqualTo(1);
        assertThat(speed().on(LocalDate.of(2026, 8, 5))).isEqualTo(DayUse.HELD);
        end(morning);
        assertThat(speed().sold()).as("the other half of the day is sold still").isEqualTo(1);
        world.later(Duration.ofDays(20));
        assertThat(speed().on(LocalDate.of(2026, 8, 5))).as("lapsed").isEqualTo(DayUse.FREE);
    }

    private static void end(UUID booking) {
        assertThat(world.handling.release(World.STAFF, booking, 1)).isNotNull();
    }

    private static UUID booked(String from, String until) {
        return ((Holding.Held)
                        world.bookings.book(World.STAFF, world.wish(client, world.track("technique", from, until))))
                .booking()
                .id();
    }

    private static CircuitYear speed() {
        UUID speed = Ids.named("ales", "circuit", "vitesse");
        return world.bean(Years.class).of(world.ales(), 2026).stream()
                .filter(each -> each.circuit().id().equals(speed))
                .findFirst()
                .orElseThrow();
    }
}
