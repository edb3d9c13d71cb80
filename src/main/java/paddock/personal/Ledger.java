package paddock.personal;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.kernel.CannotStart;
import paddock.store.KeptFile;

/** Keeps that people were forgotten: in the database, and beside it for the day an older backup is brought back. */
@Component
class Ledger {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final JdbcClient jdbc;
    private final Path folder;
    private boolean told;

    Ledger(JdbcClient jdbc, Environment environment) {
        this.jdbc = jdbc;
        this.folder = ErasureFile.folder(environment.getProperty("paddock.data"));
    }

    /** Writes one down in the transaction that does it. */
    void add(Erasure erasure) {
        jdbc.sql(ADD)
                .param("id", erasure.id())
                .param("person", erasure.person())
                .param("digest", erasure.digest())
                .param("at", Timestamp.from(erasure.at()))
                .update();
    }

    /** Those that a restore has undone, and that are to be done again. */
    List<Erasure> undone() {
        return jdbc.sql(ERASURES + " where done_at is null order by id")
                .query(Ledger::erasure)
                .list();
    }

    /** Has those to itself until the transaction ends, that no two processes do them at once. */
    void lock() {
        jdbc.sql("lock table personal.erasure in share row exclusive mode").update();
    }

    void done(UUID erasure, Instant at) {
        jdbc.sql("update personal.erasure set done_at = :at where id = :id")
                .param("id", erasure)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** People forgotten since a time. */
    List<UUID> people(Instant since) {
        return jdbc.sql("select person from personal.erasure where at >= :since and person is not null order by at")
                .param("since", Timestamp.from(since))
                .query((row, n) -> Objects.requireNonNull(row.getObject(1, UUID.class)))
                .list();
    }

    long count() {
        return jdbc.sql("select count(*) from personal.erasure")
                .query(Long.class)
                .single();
    }

    /**
     * Brings the file beside the database up to date: what it knows of is never taken from it. A node that cannot write
     * there says so once; others, and every backup, have it all the same.
     */
    synchronized void keep() {
        ErasureFile here = ErasureFile.of(
                jdbc.sql(ERASURES + " order by id").query(Ledger::erasure).list(),
                jdbc.sql(SUPPRESSIONS).query(Ledger::suppression).list(),
                jdbc.sql("select encode(key_check, 'hex') from personal.list_key")
                        .query(String.class)
                        .optional()
                        .orElse(null));
        try {
            KeptFile file = KeptFile.in(folder, ErasureFile.NAME);
            ErasureFile before = file.read()
                    .map(text -> ErasureFile.read(text, file.path().toString()))
                    .orElse(ErasureFile.EMPTY);
            ErasureFile all = before.and(here);
            if (!all.equals(before)) {
                file.write(all.written());
            }
        } catch (CannotStart unwritable) {
            if (!told) {
                LOG.error("That somebody was forgotten is not kept beside the database: {}", unwritable.getMessage());
            }
            told = true;
        }
    }

    private static Erasure erasure(ResultSet row, int n) throws SQLException {
        return new Erasure(
                row.getObject("id", UUID.class),
                row.getObject("person", UUID.class),
                row.getString("digest"),
                row.getTimestamp("at").toInstant());
    }

    private static ErasureFile.Suppression suppression(ResultSet row, int n) throws SQLException {
        return new ErasureFile.Suppression(
                row.getString("digest"), row.getTimestamp("at").toInstant(), row.getString("cause"));
    }

    private static final String ADD = """
            insert into personal.erasure (id, person, digest, at, done_at)
            values (:id, cast(:person as uuid), decode(cast(:digest as text), 'hex'), :at, :at)
            """;

    private static final String ERASURES =
            "select id, person, encode(digest, 'hex') as digest, at from personal.erasure";

    private static final String SUPPRESSIONS = """
            select encode(digest, 'hex') as digest, at, cause from personal.suppression order by digest
            """;
}
