package paddock.audit;

import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The trail, for tests of parts that record in it. */
public final class Trails {

    private Trails() {}

    public static Trail on(JdbcClient jdbc, InstantSource clock) {
        return new Trail(jdbc, JsonMapper.builder().build(), clock, event -> {});
    }
}
