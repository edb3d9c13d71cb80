package paddock.directory;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.kernel.Acting;
import paddock.kernel.Days;

/** What each company is to the operator, and from when until when. */
@Component
class Statuses {

    /** PostgreSQL's code for two rows that exclude each other. */
    private static final String EXCLUDED = "23P01";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Companies companies;
    private final Trail trail;

    Statuses(JdbcClient jdbc, PlatformTransactionManager transactions, Companies companies, Trail trail) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.companies = companies;
        this.trail = trail;
    }

    Keeping give(Acting by, UUID company, Status given) {
        return apart(() -> {
            companies.lock(company);
            addInvented(company, given);
            trail.record(by, Deed.of("status-given", "status", given.id()).changing(Map.of(), values(company, given)));
            return Keeping.DONE;
        });
    }

    /** As it stands, without a word in the trail. */
    void addInvented(UUID company, Status given) {
        jdbc.sql(INSERT)
                .param("id", given.id())
                .param("company", company)
                .param("kind", given.kind().key())
                .param("begins", given.during().from())
                .param("ends", given.during().until())
                .update();
    }

    /** The same status on other days. */
    Keeping change(Acting by, UUID company, Status other) {
        return apart(() -> {
            Optional<Status> before = locked(company, other.id());
            if (before.isEmpty()) {
                return Keeping.GONE;
            }
            if (before.get().version() != other.version()) {
                return Keeping.OVERTAKEN;
            }
            jdbc.sql(UPDATE)
                    .param("id", other.id())
                    .param("begins", other.during().from())
                    .param("ends", other.during().until())
                    .update();
            Status after = new Status(other.id(), before.get().kind(), other.during(), other.version());
            trail.record(
                    by,
                    Deed.of("status-changed", "status", other.id())
                            .changing(values(company, before.get()), values(company, after)));
            return Keeping.DONE;
        });
    }

    /** Takes back one that was given by mistake; one that is over is given an end instead. */
    Keeping withdraw(Acting by, UUID company, UUID id) {
        return apart(() -> {
            Optional<Status> before = locked(company, id);
            if (before.isEmpty()) {
                return Keeping.GONE;
            }
            jdbc.sql("delete from directory.status where id = :id")
                    .param("id", id)
                    .update();
            trail.record(
                    by, Deed.of("status-withdrawn", "status", id).changing(values(company, before.get()), Map.of()));
            return Keeping.DONE;
        });
    }

    private Keeping apart(Supplier<Keeping> act) {
        try {
            return transaction.execute(status -> act.get());
        } catch (DataIntegrityViolationException refused) {
            if (refused.getRootCause() instanceof SQLException why && EXCLUDED.equals(why.getSQLState())) {
                return Keeping.OVERLAPS;
            }
            throw refused;
        }
    }

    private Optional<Status> locked(UUID company, UUID id) {
        companies.lock(company);
        return jdbc.sql(STATUS)
                .param("id", id)
                .param("company", company)
                .query(CompanyRows::status)
                .optional();
    }

    private static Map<String, String> values(UUID company, Status status) {
        Days during = status.during();
        Map<String, String> values = new TreeMap<>(
                Map.of("company", company.toString(), "status", status.kind().key()));
        if (during.from() != null) {
            values.put("from", during.from().toString());
        }
        if (during.until() != null) {
            values.put("until", during.until().toString());
        }
        return values;
    }

    private static final String INSERT = """
            insert into directory.status (id, company, kind, during, version)
            values (:id, :company, :kind, daterange(cast(:begins as date), cast(:ends as date)), 1)
            """;

    private static final String UPDATE = """
            update directory.status
               set during = daterange(cast(:begins as date), cast(:ends as date)), version = version + 1
             where id = :id
            """;

    private static final String STATUS = """
            select id, kind, lower(during) as begins, upper(during) as ends, version
            from directory.status
            where id = :id and company = :company
            """;
}
