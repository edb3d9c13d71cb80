package paddock.circuit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.postgresql.util.PSQLException;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.circuit.Contradiction.InUse;
import paddock.web.HomeZone;
import paddock.web.Revisions;

/** The places this installation runs, and the door by which a site file comes in. */
@Component
public class Sites implements HomeZone {

    private static final Revisions.Kept REVISIONS = new Revisions.Kept("circuit.site", "id", "max(revision)");

    /** What an import may do to the past. */
    public enum Intent {
        /** The place changes from some day on; what was so before stays so. */
        UPDATE,
        /** The past was written down wrong: it is replaced, as far as nothing refers to it. */
        CORRECT
    }

    private final JdbcClient jdbc;
    private final TransactionTemplate writes;
    private final TransactionTemplate snapshot;
    private final SiteRows rows;
    private final SiteWriting writing;
    private final List<Agreement> agreements;
    private final Revisions revisions;
    private final InstantSource clock;

    /** Sites as last read; one counts only while its row's revision is still its own, on whichever node. */
    private final Map<UUID, Stored> read = new ConcurrentHashMap<>();

    private record Row(UUID id, long revision) {}

    private record Stored(long revision, Site site) {}

    Sites(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            SiteRows rows,
            SiteWriting writing,
            List<Agreement> agreements,
            Revisions revisions,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.writes = new TransactionTemplate(transactions);
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
        this.rows = rows;
        this.writing = writing;
        this.agreements = List.copyOf(agreements);
        this.revisions = revisions;
        this.clock = clock;
    }

    /** Every site, in the order in which they first came. */
    public List<Site> all() {
        return jdbc.sql(ALL).query(Sites::row).list().stream()
                .map(this::current)
                .map(Stored::site)
                .toList();
    }

    /** Whether there is such a site, without reading it. */
    public boolean has(String key) {
        return jdbc.sql(BY_KEY).param("key", key).query(Sites::row).optional().isPresent();
    }

    public Optional<Site> withKey(String key) {
        return find(jdbc.sql(BY_KEY).param("key", key));
    }

    public Optional<Site> withId(UUID id) {
        return stored(id).map(Stored::site);
    }

    /** The site that a circuit belongs to. */
    public Optional<Site> ofCircuit(UUID circuit) {
        return find(jdbc.sql(BY_CIRCUIT).param("circuit", circuit));
    }

    /** The site that a layout belongs to. */
    public Optional<Site> ofLayout(UUID layout) {
        return find(jdbc.sql(BY_LAYOUT).param("layout", layout));
    }

    @Bean
    static Revisions.Kept siteRevisions() {
        return REVISIONS;
    }

    @Override
    public ZoneId zone() {
        return jdbc.sql(FIRST_ZONE)
                .query(String.class)
                .optional()
                .map(ZoneId::of)
                .orElse(ZoneOffset.UTC);
    }

    /** Today at a site, on its own calendar. */
    public LocalDate today(Site site) {
        return LocalDate.ofInstant(clock.instant(), site.zone());
    }

    /** What loading a site would do; nothing is written. */
    public SitePlan plan(Site site, Intent intent) {
        Optional<Stored> stored = stored(site.id());
        List<Contradiction> contradictions = stored.isEmpty() || intent == Intent.CORRECT
                ? List.of()
                : History.contradictions(stored.get().site(), site, today(site));
        Site before = stored.map(Stored::site).orElse(null);
        return new SitePlan(
                        site, stored.map(Stored::revision).orElse(0L), Changes.between(before, site), contradictions)
                .contradicting(stored.isEmpty() ? List.of() : broken(site));
    }

    private List<Contradiction> broken(Site after) {
        return agreements.stream()
                .flatMap(agreement -> agreement.broken(after).stream())
                .toList();
    }

    /** Carries a plan out whole, or not at all: only on the state it was made for. */
    public Importing load(SitePlan plan) {
        if (!plan.contradictions().isEmpty()) {
            return new Importing.Refused(plan.contradictions());
        }
        try {
            return writes.execute(status -> write(plan));
        } catch (DataIntegrityViolationException referred) {
            return new Importing.Refused(List.of(new InUse(constraint(referred))));
        }
    }

    private Importing write(SitePlan plan) {
        UUID id = plan.site().id();
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", id.getLeastSignificantBits())
                .query((row, n) -> n)
                .single();
        Optional<Row> row = jdbc.sql(BY_ID).param("id", id).query(Sites::row).optional();
        if (row.map(Row::revision).orElse(0L) != plan.revision()) {
            return new Importing.Overtaken();
        }
        if (row.isPresent() && rows.site(id).equals(plan.site())) {
            return new Importing.Unchanged();
        }
        List<Contradiction> broken = row.isPresent() ? broken(plan.site()) : List.of();
        if (!broken.isEmpty()) {
            return new Importing.Refused(broken);
        }
        writing.write(plan.site());
        return new Importing.Loaded(plan.changes());
    }

    private static String constraint(DataIntegrityViolationException refused) {
        return refused.getMostSpecificCause() instanceof PSQLException cause && cause.getServerErrorMessage() != null
                ? String.valueOf(cause.getServerErrorMessage().getConstraint())
                : String.valueOf(refused.getMostSpecificCause().getMessage());
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(row.getObject("id", UUID.class), row.getLong("revision"));
    }

    private Optional<Site> find(JdbcClient.StatementSpec query) {
        return query.query(Sites::row).optional().map(this::current).map(Stored::site);
    }

    private Optional<Stored> stored(UUID id) {
        long revision = revisions.of(REVISIONS, id);
        return revision == 0 ? Optional.empty() : Optional.of(current(new Row(id, revision)));
    }

    private Stored current(Row row) {
        Stored known = read.get(row.id());
        if (known != null && known.revision() == row.revision()) {
            return known;
        }
        Stored fresh = snapshot.execute(status -> {
            Row now = jdbc.sql(BY_ID).param("id", row.id()).query(Sites::row).single();
            return new Stored(now.revision(), rows.site(now.id()));
        });
        // Two who read the same at once have one and the same: to compare what was made of it costs nothing then.
        return read.merge(row.id(), fresh, (one, other) -> other.revision() > one.revision() ? other : one);
    }

    private static final String ALL = """
            select id, revision from circuit.site order by position limit 1000
            """;

    private static final String FIRST_ZONE = """
            select zone from circuit.site order by position limit 1
            """;

    private static final String BY_KEY = """
            select id, revision from circuit.site where key = :key
            """;

    private static final String BY_ID = """
            select id, revision from circuit.site where id = :id
            """;

    private static final String BY_CIRCUIT = """
            select s.id, s.revision
              from circuit.site s
              join circuit.circuit c on c.site = s.id
             where c.id = :circuit
            """;

    private static final String BY_LAYOUT = """
            select s.id, s.revision
              from circuit.site s
              join circuit.circuit c on c.site = s.id
              join circuit.layout l on l.circuit = c.id
             where l.id = :layout
            """;
}
