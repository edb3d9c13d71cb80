package paddock.stand;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Motor shows for tests, and what was taken there. */
final class Shows {

    private Shows() {}

    static void add(JdbcClient jdbc, UUID id, String name) {
        jdbc.sql("""
                        insert into exhibition.exhibition
                          (id, name, place, during, stand, result, touch, strength, trades, settled_at, version, demo)
                        values (?, ?, 'Lyon', daterange('2026-05-11', '2026-05-16'), '', 'booked', 'shared', 'influenced',
                                '{}', '2026-05-01', 1, false)""").param(id).param(name).update();
    }

    static List<String> firms(JdbcClient jdbc, UUID show) {
        return jdbc.sql("select firm from lead.lead where exhibition = ? order by number")
                .param(show)
                .query((row, n) -> java.util.Objects.requireNonNull(row.getString("firm")))
                .list();
    }

    static int encounters(JdbcClient jdbc, UUID show) {
        return jdbc.sql("select count(*) from lead.encounter where exhibition = ?")
                .param(show)
                .query(Integer.class)
                .single();
    }
}
