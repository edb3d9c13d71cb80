package paddock.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import paddock.Ports;

/** What is read while the database is away: that, and how the machine does. */
class MeasuresAwayTest {

    @Test
    void the_machine_is_measured_while_the_database_is_away() throws Exception {
        RouteTimes times = new RouteTimes();
        times.doFilter(
                new MockHttpServletRequest("GET", "/"), new MockHttpServletResponse(), (request, response) -> {});
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + Ports.free() + "/nothing");
            pool.setInitializationFailTimeout(-1);
            pool.setConnectionTimeout(500);
            Measure.Query sites = new Measure.Query("paddock_sites", "Sites.", "select null as of, 1 as number");
            MeasuresPage page = new MeasuresPage(JdbcClient.create(pool), pool, List.of(sites), times, "sesame");
            MockHttpServletRequest asked = new MockHttpServletRequest();
            asked.addHeader("Authorization", "Bearer sesame");
            assertThat(new String(Objects.requireNonNull(page.measures(asked).getBody()), StandardCharsets.UTF_8))
                    .contains("\npaddock_database_up 0\n")
                    .contains("\npaddock_up_seconds ", "paddock_database_connections{of=\"active\"} 0")
                    .contains("paddock_http_seconds_count{method=\"GET\"")
                    .doesNotContain("paddock_sites");
        }
    }
}
