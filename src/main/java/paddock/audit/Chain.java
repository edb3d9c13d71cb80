package paddock.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals what has been committed: each act gets the next number and a keyed digest of itself, that number and the digest
 * before. Numbers are given here, under one lock, and not when an act is written: so an act that commits late simply
 * comes later, and none is passed over.
 */
@Component
class Chain {

    /** How a round of sealing can end. */
    sealed interface Round {
        record Sealed(int acts) implements Round {}

        /** Another node is at it. */
        record Elsewhere() implements Round {}

        /** The trail was sealed with a key that is not the one here. */
        record OtherKey() implements Round {}

        /** The trail was sealed with a key, and here is none. */
        record KeyMissing() implements Round {}
    }

    /** Which trail this is, and what its key is known by. */
    record Identity(UUID id, String keyCheck) {}

    /** A seal: the place in the chain and the digest there. */
    record Seal(long number, String digest) {}

    static final int BATCH = 500;
    private static final long LOCK = 0x7061_6464_6f63_6b01L;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final TransactionTemplate writes;
    private final Strongbox box;

    Chain(JdbcClient jdbc, JdbcTemplate batches, PlatformTransactionManager transactions, Strongbox box) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.writes = new TransactionTemplate(transactions);
        this.box = box;
    }

    /** Seals all that is there to seal; killed in the midst of it, the next round goes on. */
    Round seal() {
        int acts = 0;
        while (true) {
            Round round = writes.execute(status -> batch());
            if (!(round instanceof Round.Sealed(int some))) {
                return round;
            }
            acts += some;
            if (some < BATCH) {
                return new Round.Sealed(acts);
            }
        }
    }

    private Round batch() {
        if (!jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query(Boolean.class)
                .single()) {
            return new Round.Elsewhere();
        }
        Optional<Identity> trail = identity();
        Optional<AuditKey> known = box.key();
        if (trail.isPresent() && known.isEmpty()) {
            return new Round.KeyMissing();
        }
        if (trail.isPresent() && !trail.get().keyCheck().equals(known.get().check())) {
            return new Round.OtherKey();
        }
        List<Written> acts =
                jdbc.sql(UNSEALED).param("most", BATCH).query(Written::row).list();
        if (acts.isEmpty()) {
            return new Round.Sealed(0);
        }
        AuditKey key = known.orElseGet(box::make);
        Identity identity = trail.orElseGet(() -> begin(key));
        batches.batchUpdate(SEAL, seals(acts, key, end(identity, key)));
        return new Round.Sealed(acts.size());
    }

    private static List<Object[]> seals(List<Written> acts, AuditKey key, Seal end) {
        Seal last = end;
        List<Object[]> seals = new ArrayList<>();
        for (Written act : acts) {
            long number = last.number() + 1;
            String digest = key.digest(act.content(number, last.digest()));
            seals.add(new Object[] {number, last.digest(), digest, act.id()});
            last = new Seal(number, digest);
        }
        return seals;
    }

    /** Where an end was cut off, its numbers are not given again: the gap stays for all to see. */
    private Seal end(Identity trail, AuditKey key) {
        Seal last = last().orElseGet(() -> new Seal(0, key.beginning()));
        return box.mark()
                .filter(mark -> mark.trail().equals(trail.id()) && mark.number() > last.number())
                .map(mark -> new Seal(mark.number(), mark.digest()))
                .orElse(last);
    }

    private Identity begin(AuditKey key) {
        Identity trail = new Identity(UUID.randomUUID(), key.check());
        jdbc.sql("insert into audit.trail (id, key_check) values (:id, decode(:check, 'hex'))")
                .param("id", trail.id())
                .param("check", trail.keyCheck())
                .update();
        return trail;
    }

    Optional<Identity> identity() {
        return jdbc.sql("select id, encode(key_check, 'hex') as key_check from audit.trail")
                .query((row, n) -> new Identity(row.getObject("id", UUID.class), row.getString("key_check")))
                .optional();
    }

    /** The last seal there is. */
    Optional<Seal> last() {
        return jdbc.sql(LAST).query(Chain::sealed).optional();
    }

    /** The seal at a place. */
    Optional<Seal> at(long number) {
        return jdbc.sql("select number, encode(digest, 'hex') as digest from audit.act where number = :number")
                .param("number", number)
                .query(Chain::sealed)
                .optional();
    }

    private static Seal sealed(ResultSet row, int n) throws SQLException {
        return new Seal(row.getLong("number"), row.getString("digest"));
    }

    private static final String UNSEALED = """
            select %s
              from audit.act
             where number is null
             order by id
             limit :most
            """.formatted(Written.SELECTED);

    private static final String SEAL = """
            update audit.act set number = ?, previous = decode(?, 'hex'), digest = decode(?, 'hex') where id = ?
            """;

    private static final String LAST = """
            select number, encode(digest, 'hex') as digest from audit.act where number is not null order by number desc limit 1
            """;
}
