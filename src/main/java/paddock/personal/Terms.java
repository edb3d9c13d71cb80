package paddock.personal;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.kernel.Acting;
import paddock.kernel.CannotStart;

/** For how long what is kept here, and the sweeping away of what had its time. */
@Component
public class Terms {

    private static final int MOST_DAYS = 36_500;
    /** In one transaction, so that nobody waits for it for long. */
    private static final int AT_ONCE = 200;
    /** A little less than a day, so that the hour of the day does not wander. */
    private static final Duration BETWEEN = Duration.ofHours(23);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Trail trail;
    private final InstantSource clock;
    private final List<Kept> kept;

    Terms(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Trail trail,
            InstantSource clock,
            List<Term> declared,
            Environment environment) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.trail = trail;
        this.clock = clock;
        this.kept = declared.stream()
                .map(term -> new Kept(term, days(term, environment)))
                .toList();
    }

    /** A term with the days it has here. */
    record Kept(Term term, int days) {}

    /**
     * How it stands with a term.
     *
     * @param ranAt when it was last looked after, by any node
     * @param forgotten how much went then
     */
    record Standing(Kept kept, @Nullable Instant ranAt, long forgotten) {}

    private static int days(Term term, Environment environment) {
        String said = term.setting() == null
                ? ""
                : environment.getProperty(term.setting(), "").strip();
        if (said.isEmpty()) {
            return term.days();
        }
        if (!said.matches("\\d{1,5}") || Integer.parseInt(said) < 1 || Integer.parseInt(said) > MOST_DAYS) {
            throw new CannotStart(
                    term.variable() + "=" + said + " is not a number of days", "Give one from 1 to " + MOST_DAYS);
        }
        return Integer.parseInt(said);
    }

    /** Whether something that has been there since an instant is kept still; if not, the next sweep forgets it. */
    public boolean keeps(String key, Instant since) {
        Instant now = clock.instant();
        return kept.stream()
                .filter(one -> one.term().key().equals(key))
                .noneMatch(one -> since.isBefore(now.minus(Duration.ofDays(one.days()))));
    }

    List<Standing> standing() {
        Map<String, Ran> ran = jdbc
                .sql("select key, ran_at, forgotten from personal.term")
                .query((row, n) -> new Ran(
                        row.getString("key"),
                        Optional.ofNullable(row.getTimestamp("ran_at"))
                                .map(Timestamp::toInstant)
                                .orElse(null),
                        row.getLong("forgotten")))
                .list()
                .stream()
                .collect(Collectors.toMap(Ran::key, Function.identity()));
        return kept.stream()
                .map(one -> {
                    Ran last = ran.get(one.term().key());
                    return last == null ? new Standing(one, null, 0) : new Standing(one, last.at(), last.forgotten());
                })
                .toList();
    }

    private record Ran(String key, @Nullable Instant at, long forgotten) {}

    /** Looks after all whose day it is and that no other node has in hand; what went wrong with one is thrown after the others. */
    void round() {
        RuntimeException broken = null;
        for (Kept one : kept) {
            try {
                sweep(one);
            } catch (RuntimeException failed) {
                if (broken == null) {
                    broken = failed;
                } else {
                    broken.addSuppressed(failed);
                }
            }
        }
        if (broken != null) {
            throw broken;
        }
    }

    private void sweep(Kept one) {
        long before = 0;
        Optional<Integer> some;
        do {
            long already = before;
            some = Optional.ofNullable(transaction.execute(status -> some(one, already)));
            before += some.orElse(0);
        } while (some.filter(count -> count >= AT_ONCE).isPresent());
    }

    /** Nothing where it is not its day yet, or another node is at it. The row stays locked while some is forgotten. */
    private @Nullable Integer some(Kept one, long already) {
        Instant now = clock.instant();
        String key = one.term().key();
        jdbc.sql("insert into personal.term (key) values (:key) on conflict (key) do nothing")
                .param("key", key)
                .update();
        boolean ours = jdbc.sql(CLAIM)
                .param("key", key)
                .param("due", Timestamp.from(now.minus(BETWEEN)))
                .query(String.class)
                .optional()
                .isPresent();
        if (!ours) {
            return null;
        }
        int count = one.term().sweep().before(now.minus(Duration.ofDays(one.days())), AT_ONCE);
        if (count > 0) {
            trail.record(
                    Acting.PADDOCK,
                    Deed.of("term-passed", "term", null)
                            .changing(Map.of(), Map.of("term", key, "days", one.days(), "number", count)));
        }
        if (count < AT_ONCE) {
            jdbc.sql("update personal.term set ran_at = :now, forgotten = :count where key = :key")
                    .param("now", Timestamp.from(now))
                    .param("count", already + count)
                    .param("key", key)
                    .update();
        }
        return count;
    }

    private static final String CLAIM = """
            select key from personal.term
            where key = :key and (ran_at is null or ran_at < :due)
            for update skip locked
            """;
}
