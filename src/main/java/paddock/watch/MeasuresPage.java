package paddock.watch;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import paddock.kernel.Permission;
import paddock.kernel.Release;
import paddock.web.May;
import paddock.web.Network;
import paddock.web.NotFound;

/** All measures, for a Prometheus on this machine or one that shows the secret; for anybody else there is nothing here. */
@May(Permission.LOOK)
@RestController
@ConditionalOnWebApplication
final class MeasuresPage {

    private static final Logger LOG = LoggerFactory.getLogger(MeasuresPage.class);

    private final JdbcClient jdbc;
    private final HikariDataSource pool;
    private final List<Measure> measures;
    private final RouteTimes times;
    private final String secret;

    MeasuresPage(
            JdbcClient jdbc,
            HikariDataSource pool,
            List<Measure> measures,
            RouteTimes times,
            @Value("${paddock.metrics.secret:}") String secret) {
        this.jdbc = jdbc;
        this.pool = pool;
        this.measures =
                measures.stream().sorted(Comparator.comparing(Measure::name)).toList();
        this.times = times;
        this.secret = secret.strip();
    }

    @GetMapping("/actuator/prometheus")
    ResponseEntity<byte[]> measures(HttpServletRequest request) {
        if (!Network.isHere(request) && !showsSecret(request)) {
            throw new NotFound("page");
        }
        Exposition all = read();
        machine(all);
        times.write(all);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, Exposition.TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** What the parts declare; nothing of it while the database is away, for the machine is watched then above all. */
    private Exposition read() {
        Exposition all = new Exposition();
        int up = 1;
        try {
            measures.forEach(measure -> write(measure, all));
        } catch (DataAccessResourceFailureException | QueryTimeoutException away) {
            LOG.debug("The database gives no measures", away);
            up = 0;
        }
        Exposition known = up == 1 ? all : new Exposition();
        return known.measure("paddock_database_up", "gauge", "Whether the database answers.")
                .line("paddock_database_up", (String) null, up);
    }

    private boolean showsSecret(HttpServletRequest request) {
        String shown = request.getHeader(HttpHeaders.AUTHORIZATION);
        return !secret.isEmpty()
                && shown != null
                && MessageDigest.isEqual(
                        shown.getBytes(StandardCharsets.UTF_8), ("Bearer " + secret).getBytes(StandardCharsets.UTF_8));
    }

    private void write(Measure measure, Exposition into) {
        switch (measure) {
            case Measure.Query query -> {
                into.measure(query.name(), "gauge", query.help());
                jdbc.sql(query.sql())
                        .query((row, n) -> into.line(query.name(), row.getString("of"), row.getDouble("number")))
                        .list();
            }
            case Tally tally -> {
                into.measure(tally.name(), "counter", tally.help());
                tally.counts().forEach((kind, count) -> into.line(tally.name(), kind, count));
            }
        }
    }

    private void machine(Exposition into) {
        var runtime = ManagementFactory.getRuntimeMXBean();
        var memory = ManagementFactory.getMemoryMXBean();
        into.measure("paddock_release", "gauge", "The version that runs.")
                .line("paddock_release", Release.version(), 1);
        into.measure("paddock_up_seconds", "gauge", "For how long this process has been running.")
                .line("paddock_up_seconds", (String) null, runtime.getUptime() / 1000.0);
        into.measure("paddock_memory_bytes", "gauge", "Memory of the Java runtime in use.")
                .line(
                        "paddock_memory_bytes",
                        "heap",
                        memory.getHeapMemoryUsage().getUsed())
                .line(
                        "paddock_memory_bytes",
                        "heap-limit",
                        memory.getHeapMemoryUsage().getMax())
                .line(
                        "paddock_memory_bytes",
                        "other",
                        memory.getNonHeapMemoryUsage().getUsed());
        into.measure("paddock_collection_seconds_total", "counter", "Time spent on collecting garbage.");
        ManagementFactory.getGarbageCollectorMXBeans()
                .forEach(collector -> into.line(
                        "paddock_collection_seconds_total",
                        collector.getName(),
                        collector.getCollectionTime() / 1000.0));
        HikariPoolMXBean connections = pool.getHikariPoolMXBean();
        into.measure("paddock_database_connections", "gauge", "Connections to the database, and who waits for one.")
                .line("paddock_database_connections", "active", connections.getActiveConnections())
                .line("paddock_database_connections", "idle", connections.getIdleConnections())
                .line("paddock_database_connections", "awaited", connections.getThreadsAwaitingConnection());
    }
}
