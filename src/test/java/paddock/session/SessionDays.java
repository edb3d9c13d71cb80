package paddock.session;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import paddock.booking.Booking;
import paddock.booking.Moving;
import paddock.booking.Wish;
import paddock.booking.World;
import paddock.ground.Claim;
import paddock.kernel.Acting;
import paddock.kernel.ClientRole;
import paddock.store.TestDatabases;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Alès day by day, with sessions on it and what is sold of them. */
class SessionDays {
    private static final EnumMap<TestDatabases, World> WORLDS = new EnumMap<>(TestDatabases.class);
    static final ObjectNode BLANK = JsonMapper.shared().createObjectNode();
    private static int day;

    final World world;
    final Sessions sessions;
    final Places places;
    UUID first = UUID.randomUUID();
    UUID second = first;
    String on = "";

    SessionDays(TestDatabases databases) {
        world = WORLDS.computeIfAbsent(databases, World::new);
        sessions = world.bean(Sessions.class);
        places = world.bean(Places.class);
    }

    @BeforeEach
    void anotherDay() {
        world.now.set(Instant.parse("2026-05-11T06:00:00Z"));
        first = world.client("Premier");
        second = world.client("Second");
        on = LocalDate.of(2026, 6, 1).plusDays(day++ % 200).toString();
    }

    @AfterAll
    static void stop() {
        WORLDS.values().forEach(World::close);
        WORLDS.clear();
    }

    static ObjectNode use(int... counts) {
        StringBuilder vehicles = new StringBuilder();
        List<String> categories = List.of("touring-gt", "motorcycle");
        for (int i = 0; i < counts.length; i++) {
            vehicles.append(i == 0 ? "" : ", ")
                    .append("{\"category\": \"%s\", \"powertrain\": \"combustion\", \"count\": %d}"
                            .formatted(categories.get(i), counts[i]));
        }
        return (ObjectNode) JsonMapper.shared().readTree("""
                {"activity": "practice", "noise": {"source-exhaust": 90}, "vehicles": [%s]}""".formatted(vehicles));
    }

    Claim track(String from, String until) {
        return world.track("technique", on + "T" + from, on + "T" + until);
    }

    Moving opened(int count, Exclusions exclusions, Claim... claims) {
        Wish wish = Wish.session(
                world.ales().id(), List.of(claims), new Booking.Said(use(count), "", "", "Journée découverte"));
        return sessions.open(World.STAFF, wish, List.of(count), exclusions);
    }

    UUID open(int count) {
        return ((Moving.Moved) opened(count, Exclusions.NONE, track("09:00", "12:00"))).booking();
    }

    static Place.Said said(int count, String category, double noise) {
        return new Place.Said(
                (ObjectNode) JsonMapper.shared().readTree("""
                {"noise": {"source-exhaust": %s},
                 "vehicles": [{"category": "%s", "powertrain": "combustion", "count": %d}]}""".formatted(noise, category, count)), "two of ours", "");
    }

    Taking take(UUID session, UUID company, int count) {
        return places.take(World.STAFF, new Places.Wanted(session, company, said(count, "touring-gt", 90)));
    }

    Place taken(UUID session, UUID company, int count) {
        return ((Taking.Taken) take(session, company, count)).place();
    }

    Session session(UUID id) {
        return sessions.withId(id).orElseThrow();
    }

    List<Integer> seats(UUID session) {
        return world.jdbc
                .sql("select number from session.seat where session = ? order by number")
                .param(session)
                .query((row, n) -> row.getInt("number"))
                .list();
    }

    Acting booker(UUID company) {
        UUID person = UUID.randomUUID();
        world.jdbc.sql("""
                        insert into account.person (id, name, email, language, demo, added_at)
                        values (?, 'Camille', ?, 'fr', false, now())""").params(person, person + "@example.org").update();
        return new Acting(person, "Camille", "", Set.of(), Map.of(company, ClientRole.BOOKER));
    }
}
