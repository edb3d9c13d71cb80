package paddock;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import paddock.store.Database;
import paddock.store.TestDatabases;

/** The demonstration invents who has what this year, once, lawfully, and takes it away with itself. */
class DemonstrationYearTest {

    private static final String FILLED = "select count(*) from booking.invented_year";
    private static final String RENTED = "select count(*) from booking.booking where demo and kind = 'rental'";
    private static final String DAYS = """
            select count(distinct c.begins::date)
              from booking.claim c
              join booking.booking b on b.id = c.booking and b.demo and b.kind = 'rental'
              join circuit.layout l on l.id = c.layout and l.key = 'technique'
            """;

    @Test
    void a_year_is_filled_also_where_it_was_interrupted_and_leaves_nothing_behind() throws Exception {
        Database database = TestDatabases.EMBEDDED.fresh();
        Map<String, String> year = Map.of("PADDOCK_DEMO_YEARS", "3");
        try (Served served = Served.on(database, year)) {
            assertThat(served.get("/sites").statusCode()).isEqualTo(200);
            served.process().process().destroyForcibly();
        }
        int rented;
        try (Served served = Served.on(database, year)) {
            await(served, FILLED, 2);
            rented = count(served, RENTED);
            assertThat(rented).isBetween(1_000, 6_000);
            assertThat(count(served, DAYS)).isGreaterThan(100);
            assertThat(count(served, "select count(*) from post.outgoing"))
                    .as("nobody is told")
                    .isZero();
        }
        try (Served served = Served.on(database, year)) {
            assertThat(served.get("/sites").statusCode()).isEqualTo(200);
            assertThat(count(served, RENTED)).isEqualTo(rented);
        }
        Map<String, String> settings = Map.of(
                "PADDOCK_DATABASE_URL", database.jdbcUrl(),
                "PADDOCK_DATABASE_USER", database.user(),
                "PADDOCK_DATABASE_PASSWORD", database.password(),
                "PADDOCK_AUDIT_KEY", "0123456789abcdef".repeat(4));
        try (OwnProcess check = OwnProcess.asShipped(settings, "check")) {
            assertThat(check.ended()).as(check.said()).isZero();
        }
        try (Served served = Served.on(database, Map.of("PADDOCK_DEMO", "off"))) {
            assertThat(count(served, "select count(*) from booking.booking")).isZero();
            assertThat(count(served, FILLED)).isZero();
        }
    }

    private static void await(Served served, String query, int least) throws Exception {
        for (int attempt = 0; attempt < 1_200 && count(served, query) < least; attempt++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(count(served, query)).isGreaterThanOrEqualTo(least);
    }

    private static int count(Served served, String query) throws Exception {
        try (Connection connection = served.connect();
                PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }
}
