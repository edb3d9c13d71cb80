package paddock.search;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import paddock.booking.Booking;
import paddock.booking.Holding;
import paddock.booking.Wish;
import paddock.booking.World;
import paddock.circuit.Layout;
import paddock.circuit.Pool;
import paddock.circuit.Site;
import paddock.ground.Claim;
import paddock.kernel.Window;
import paddock.store.TestDatabases;

/** A month in Alès of which much is taken, and somebody who looks for dates in it. */
abstract class Seeking {

    static final LocalDate FIRST = LocalDate.of(2026, 5, 20);
    static final int DAYS = 30;

    static World world;
    static UUID client;

    @BeforeAll
    static void fill() {
        world = new World(TestDatabases.EMBEDDED);
        client = world.client("Seeker");
        Random random = new Random(20260520);
        List<UUID> others = List.of(world.client("One"), world.client("Two"), world.client("Three"));
        for (int i = 0; i < 250; i++) {
            UUID other = others.get(random.nextInt(others.size()));
            Wish wish = world.wish(other, claim(random));
            var _ = random.nextInt(3) == 0
                    ? world.bookings.hold(World.STAFF, wish)
                    : world.bookings.book(World.STAFF, wish);
        }
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    static Claim claim(Random random) {
        Site site = world.ales();
        LocalTime from = LocalTime.of(8 + random.nextInt(10), 15 * random.nextInt(4));
        LocalDate day = FIRST.plusDays(random.nextInt(DAYS));
        Window window = new Window(
                day.atTime(from).atZone(site.zone()),
                day.atTime(from).plusMinutes(30 + 15 * random.nextInt(20)).atZone(site.zone()));
        if (random.nextInt(4) == 0) {
            Pool pool = site.pools().get(random.nextInt(site.pools().size()));
            return new Claim.Units(pool.id(), 1 + random.nextInt(4), window);
        }
        List<Layout> layouts = layouts(site);
        return new Claim.Track(layouts.get(random.nextInt(layouts.size())).id(), null, window);
    }

    static List<Layout> layouts(Site site) {
        return site.circuits().stream()
                .flatMap(circuit -> circuit.layouts().stream())
                .toList();
    }

    static Need need(String... said) {
        Map<String, String> asked = new HashMap<>(Map.of(
                "first", FIRST.toString(),
                "last", FIRST.plusDays(DAYS).toString(),
                "activity", "practice",
                "category", "touring-gt",
                "count", "8",
                "powertrain", "combustion",
                "noise", "90"));
        for (int i = 0; i < said.length; i += 2) {
            asked.put(said[i], said[i + 1]);
        }
        return world.bean(Search.class).read(world.ales(), asked, new Need.Seeker(client, true));
    }

    static Found find(Need need) {
        return world.bean(Search.class).find(need, new Search.Part(0, 50));
    }

    static Holding held(List<Claim> claims, Need need) {
        Wish wish = new Wish(
                need.site().id(), Booking.Kind.RENTAL, client, claims, new Booking.Said(need.use(), "", "", ""));
        Holding holding = world.bookings.hold(World.STAFF, wish);
        if (holding instanceof Holding.Held had) {
            world.handling.release(World.STAFF, had.id(), 1);
        }
        return holding;
    }
}
