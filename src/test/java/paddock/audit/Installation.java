package paddock.audit;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.kernel.Acting;
import paddock.kernel.StaffRole;
import paddock.store.Database;
import paddock.store.Trip;
import tools.jackson.databind.json.JsonMapper;

/** A trail in a database of its own, as one node has it, with a data folder. */
final class Installation implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-05-12T08:42:00Z");
    static final UUID ANA = UUID.fromString("a0000000-0000-4000-8000-000000000001");
    static final UUID BEN = UUID.fromString("b0000000-0000-4000-8000-000000000002");
    static final Acting ADMINISTRATOR =
            new Acting(ANA, "Ana Ferrand", "192.0.2.17", Set.of(StaffRole.ADMINISTRATOR), Map.of());

    final Database database;
    final HikariDataSource source = new HikariDataSource();
    final JdbcClient jdbc;
    final TransactionTemplate transaction;
    final Trail trail;
    final Chain chain;
    final Strongbox box;
    final Sealing sealing;
    final Verification verification;

    Installation(Database database, Path folder) {
        this(database, new MockEnvironment().withProperty("paddock.data", folder.toString()));
    }

    Installation(Database database, MockEnvironment settings) {
        this.database = database;
        source.setJdbcUrl(database.jdbcUrl());
        source.setUsername(database.user());
        source.setPassword(database.password());
        source.setMaximumPoolSize(16);
        jdbc = JdbcClient.create(source);
        JdbcTransactionManager transactions = new JdbcTransactionManager(source);
        transaction = new TransactionTemplate(transactions);
        trail = new Trail(
                jdbc,
                new Trip(new JdbcTemplate(source)),
                JsonMapper.builder().build(),
                InstantSource.fixed(NOW),
                event -> {});
        box = new Strongbox(settings);
        chain = new Chain(jdbc, new JdbcTemplate(source), transactions, box);
        sealing = new Sealing(chain, box);
        verification = new Verification(jdbc, chain, box);
    }

    void record(Acting by, Deed deed) {
        transaction.executeWithoutResult(status -> trail.record(by, deed));
    }

    /** That many acts, sealed. */
    Installation withSealed(int acts) {
        for (int n = 1; n <= acts; n++) {
            record(ADMINISTRATOR, added(BEN, "ben" + n + "@example.org"));
        }
        sealing.round();
        return this;
    }

    static Deed added(UUID person, String address) {
        return Deed.of("person-added", "person", person)
                .changing(Map.of(), Map.of("roles", List.of("sales")))
                .personally(person, Map.of(), Map.of("email", address));
    }

    /** What somebody does who has got hold of the database: its rules are no hindrance. */
    void tamper(String... statements) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("alter table audit.act disable trigger user").update();
            jdbc.sql("alter table audit.trail disable trigger user").update();
            for (String sql : statements) {
                jdbc.sql(sql).update();
            }
            jdbc.sql("alter table audit.act enable trigger user").update();
            jdbc.sql("alter table audit.trail enable trigger user").update();
        });
    }

    List<Entry> all() {
        return trail.entries(Wanted.of(Map.of(), ZoneOffset.UTC), 1000);
    }

    List<Long> numbers() {
        return jdbc.sql("select number from audit.act where number is not null order by number")
                .query((row, n) -> row.getLong("number"))
                .list();
    }

    @Override
    public void close() {
        source.close();
    }
}
