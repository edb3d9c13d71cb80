package paddock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import paddock.kernel.Ids;

/** The year of ten circuits, each with four bookings a day for six years, with a million bookings there. */
final class YearMeasurement implements Measurement {

    private static final String SITE = "ten";
    private static final int CIRCUITS = 10;
    private static final int WARMING = 200;
    private static final int ASKED = 500;
    private static final double MILLISECONDS = 100;

    @Override
    public String name() {
        return "year";
    }

    @Override
    public List<Finding> findings() throws IOException {
        try (Workshop workshop = new Workshop(System.getProperty("paddock.bench.data", ""));
                Shop shop = Shop.open(workshop)) {
            prepare(workshop, shop);
            return findings(shop);
        } catch (IOException | RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static List<Finding> findings(Shop shop) throws Exception {
        String path = "/api/v1/sites/" + Ids.named(SITE, "site") + "/year?year=2026";
        String beside = shop.count("select count(*) from booking.booking") + " bookings there, "
                + shop.count("select count(*) from booking.booking where site = '" + Ids.named(SITE, "site") + "'")
                + " of them at the site with ten circuits; one client on the same machine";
        times(shop, path, WARMING);
        long[] times = times(shop, path, ASKED);
        return List.of(
                Finding.of("a year of ten circuits over HTTP, median", times[times.length / 2] / 1e6, "ms")
                        .atMost(MILLISECONDS)
                        .beside(beside),
                Finding.of("the same, 99th percentile", times[(int) Math.ceil(0.99 * times.length) - 1] / 1e6, "ms")
                        .atMost(MILLISECONDS));
    }

    /** Sorted, in nanoseconds. */
    private static long[] times(Shop shop, String path, int count) throws IOException {
        long[] times = new long[count];
        try (Client client = new Client(shop.port())) {
            for (int i = 0; i < count; i++) {
                long asked = System.nanoTime();
                Client.Answer answer = client.get(path, shop.token());
                times[i] = System.nanoTime() - asked;
                if (answer.status() != 200 || !answer.text().contains("\"sold\":365")) {
                    throw new IllegalStateException(answer.status() + ": " + answer.text());
                }
                client.after(answer);
            }
        }
        Arrays.sort(times);
        return times;
    }

    /** The site, unless an earlier run has left it, and what is booked there. */
    private static void prepare(Workshop workshop, Shop shop) throws Exception {
        Path file = Files.createTempFile("ten", ".yaml");
        Files.writeString(file, site());
        ProcessBuilder command = new ProcessBuilder(
                Workshop.madePackage().resolve("bin/paddock").toString(), "site", "import", file.toString(), "--yes");
        command.environment().putAll(Map.of("PADDOCK_DATA", workshop.data().toString()));
        Process process = command.inheritIO().start();
        int code = process.waitFor();
        Files.delete(file);
        if (code != 0) {
            throw new IllegalStateException("the site with ten circuits is not imported: " + code);
        }
        try (Connection connection = shop.connect()) {
            for (String statement : BOOKED) {
                execute(connection, statement);
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.executeUpdate();
        }
    }

    private static String site() {
        return """
                paddock: site/1
                key: %s
                language: en
                name: Ten circuits
                place: {town: Somewhere, region: Somewhere, country: FR, longitude: 4, latitude: 44}
                operator: {name: Somebody}
                zone: Europe/Paris
                holidays: FR
                week: {monday: ["08:00-20:00"]}
                circuits:
                """.formatted(SITE)
                + IntStream.range(0, CIRCUITS)
                        .mapToObj(number -> """
                                  - key: c%1$d
                                    name: Circuit %1$d
                                    surface: asphalt
                                    sections: [{key: s%1$d, length: 1000}]
                                    layouts: [{key: l%1$d, name: Layout %1$d, shape: closed, courses: [{sections: [s%1$d], directions: [forward]}]}]
                                """.formatted(number).indent(2).replaceFirst("\\n$", ""))
                        .collect(Collectors.joining("\n", "", "\n"));
    }

    /** An hour at eight, ten, two and four of each day of six years, on each of the circuits. */
    private static final List<String> BOOKED =
            List.of("""
            create temporary table wanted as
            select gen_random_uuid() as id, l.id as layout, s.id as site, day + make_interval(hours => hour) as begins
              from circuit.site s
              join circuit.circuit c on c.site = s.id
              join circuit.layout l on l.circuit = c.id,
                   generate_series(timestamp '2021-01-01', timestamp '2026-12-31', interval '1 day') as day,
                   unnest(array[8, 10, 14, 16]) as hour
             where s.key = 'ten'
            """, """
            insert into booking.booking (id, site, kind, company, state, asked_at, use, reference, order_number, reason, version, demo)
            select w.id, w.site, 'rental', (select id from directory.company where demo order by id limit 1), 'booked', now(), '{}', '',
                   '', '', 1, false
              from wanted w
            """, """
            insert into booking.claim (booking, position, layout, begins, ends, zone, during)
            select w.id, 0, w.layout, w.begins, w.begins + interval '1 hour', 'Europe/Paris',
                   tstzrange(w.begins at time zone 'Europe/Paris', (w.begins + interval '1 hour') at time zone 'Europe/Paris')
              from wanted w
            """, "analyze booking.booking", "analyze booking.claim");
}
