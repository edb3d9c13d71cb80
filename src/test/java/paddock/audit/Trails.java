package paddock.audit;

import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.store.Trip;
import tools.jackson.databind.json.JsonMapper;

/** The trail, for tests of parts that record in it. */
public final class Trails {

    private Trails() {}

    public static Trail on(DataSource source, InstantSource clock) {
        JdbcTemplate jdbc = new JdbcTemplate(source);
        return new Trail(
                JdbcClient.create(jdbc), new Trip(jdbc), JsonMapper.builder().build(), clock, event -> {});
    }
}
