package paddock;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import paddock.stand.Cable;
import paddock.stand.Phone;
import paddock.store.Database;
import paddock.store.TestDatabases;

/** The product as it is shipped is stopped, a phone goes on: what it takes meanwhile is all there afterwards, and once. */
class StandLossTest {

    private static final int CARDS = 500;

    private final UUID show = UUID.randomUUID();

    @Test
    void of_five_hundred_cards_none_is_lost_or_doubled_by_a_killed_server_a_killed_browser_and_lost_answers()
            throws Exception {
        Database database = TestDatabases.EMBEDDED.fresh();
        int port = Ports.free();
        Map<String, String> settings = Map.of("PADDOCK_PORT", Integer.toString(port));
        try (Cable cable = new Cable(port);
                Phone phone = new Phone(cable.port())) {
            Served first = Served.on(database, settings);
            add(first);
            phone.setUp(show.toString(), "sales");
            first.kill();
            first.close();
            phone.takeMany("Carte", 0, CARDS / 2);
            phone.kill();
            phone.restart().locator("#work").waitFor();
            assertThat(phone.pending()).isEqualTo(CARDS / 2);
            phone.takeMany("Carte", CARDS / 2, CARDS);
            cable.lose(2);
            try (Served again = Served.on(database, settings)) {
                for (int i = 0; i < 60 && phone.pending() > 0; i++) {
                    phone.send();
                    Thread.sleep(1000);
                }
                phone.waitUntilSent();
                assertThat(count(again, "select count(*) from lead.lead l")).isEqualTo(CARDS);
                assertThat(count(again, "select count(distinct l.firm) from lead.lead l"))
                        .isEqualTo(CARDS);
                assertThat(count(again, "select count(*) from lead.encounter l"))
                        .isEqualTo(CARDS);
            }
        }
    }

    private void add(Served served) throws Exception {
        try (Connection connection = served.connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("""
                    insert into exhibition.exhibition
                      (id, name, place, during, stand, result, touch, strength, trades, settled_at, version, demo)
                    values ('%s', 'Salon', 'Lyon', daterange('2026-05-11', '2026-05-16'), '', 'booked', 'shared',
                            'influenced', '{}', '2026-05-01', 1, false)""".formatted(show));
        }
    }

    private long count(Served served, String sql) throws Exception {
        try (Connection connection = served.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql + " where l.exhibition = '" + show + "'")) {
            row.next();
            return row.getLong(1);
        }
    }
}
