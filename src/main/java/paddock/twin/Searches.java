package paddock.twin;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.kernel.Acting;
import paddock.kernel.Worker;

/**
 * Compares all companies when somebody asks for it, beside the pages; of several nodes one. What it finds takes the place of what was
 * found before in one transaction: whoever stops half-way has changed nothing, and the next node begins anew.
 */
@Component
class Searches implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Searches.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(20);
    private static final Duration LAST_LOOK = Duration.ofSeconds(8);
    private static final int AT_ONCE = 5000;
    private static final int MOST_TRIES = 3;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Faces faces;
    private final Mailboxes mailboxes;
    private final Trail trail;
    private final InstantSource clock;
    private final Worker worker = new Worker("twin", BETWEEN_LOOKS, this::searchAll);

    Searches(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Faces faces,
            Mailboxes mailboxes,
            Trail trail,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.faces = faces;
        this.mailboxes = mailboxes;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * The last search, or the one under way.
     *
     * @param compared pairs that were looked at
     * @param common signs that too many share to say anything
     * @param joined contacts that were one mailbox twice
     */
    public record Search(
            UUID id,
            Instant askedAt,
            @Nullable Instant endedAt,
            int companies,
            long compared,
            int common,
            int joined,
            boolean failed) {

        public boolean runs() {
            return endedAt == null;
        }
    }

    Optional<Search> last() {
        return jdbc.sql(LAST)
                .query((row, n) -> {
                    Timestamp ended = row.getTimestamp("ended_at");
                    return new Search(
                            Objects.requireNonNull(row.getObject("id", UUID.class)),
                            row.getTimestamp("asked_at").toInstant(),
                            ended == null ? null : ended.toInstant(),
                            row.getInt("companies"),
                            row.getLong("compared"),
                            row.getInt("common"),
                            row.getInt("joined"),
                            row.getString("fault") != null);
                })
                .optional();
    }

    /** Has them compared; where that is under way, it goes on. */
    void ask(Acting by) {
        transaction.executeWithoutResult(status -> {
            UUID id = UUID.randomUUID();
            int added = jdbc.sql(ASK)
                    .param("id", id)
                    .param("now", now())
                    .param("by", by.person())
                    .update();
            if (added > 0) {
                trail.record(by, Deed.of("duplicates-sought", Merges.KIND, id));
            }
        });
        worker.call();
    }

    @Override
    public void start() {
        worker.start();
    }

    @Override
    public void stop() {
        worker.stop(LAST_LOOK);
    }

    @Override
    public boolean isRunning() {
        return worker.isRunning();
    }

    private void searchAll() {
        try {
            search();
        } catch (RuntimeException | Error broken) {
            if (isRunning()) {
                LOG.error("Companies are not compared yet", broken);
                jdbc.sql(BROKEN)
                        .param("most", MOST_TRIES)
                        .param("now", now())
                        .param("fault", String.valueOf(broken.getMessage()))
                        .update();
            }
        }
    }

    /** Whether there was something to do. */
    boolean search() {
        return Objects.requireNonNull(transaction.execute(status -> {
            Optional<UUID> id = jdbc.sql("select id from twin.search where ended_at is null for update skip locked")
                    .query(UUID.class)
                    .optional();
            id.ifPresent(this::search);
            return id.isPresent();
        }));
    }

    private void search(UUID id) {
        jdbc.sql("set local statement_timeout = 0").update();
        int joined = mailboxes.companies().stream().mapToInt(mailboxes::join).sum();
        List<Face> all = faces.all();
        Blocks.Found found = Blocks.of(all);
        jdbc.sql("delete from twin.pair").update();
        write(all, found.pairs());
        jdbc.sql(DONE)
                .param("now", now())
                .param("companies", all.size())
                .param("compared", found.compared())
                .param("common", found.common())
                .param("joined", joined)
                .param("id", id)
                .update();
    }

    private void write(List<Face> all, Map<Long, Likeness> pairs) {
        List<Map.Entry<Long, Likeness>> rest = List.copyOf(pairs.entrySet());
        for (int from = 0; from < rest.size(); from += AT_ONCE) {
            List<Map.Entry<Long, Likeness>> some = rest.subList(from, Math.min(rest.size(), from + AT_ONCE));
            jdbc.sql(ADD)
                    .param(
                            "first",
                            some.stream()
                                    .map(each -> all.get((int) (each.getKey() >>> 32))
                                            .id())
                                    .toArray(UUID[]::new))
                    .param(
                            "second",
                            some.stream()
                                    .map(each ->
                                            all.get(each.getKey().intValue()).id())
                                    .toArray(UUID[]::new))
                    .param(
                            "score",
                            some.stream().map(each -> each.getValue().score()).toArray(Integer[]::new))
                    .param(
                            "signs",
                            some.stream()
                                    .map(each ->
                                            String.join(" ", each.getValue().keys()))
                                    .toArray(String[]::new))
                    .update();
        }
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private static final String LAST = """
            select id, asked_at, ended_at, companies, compared, common, joined, fault
              from twin.search
             order by asked_at desc, ended_at desc nulls first
             limit 1
            """;

    private static final String ASK = """
            insert into twin.search (id, asked_at, asked_by) values (:id, :now, :by) on conflict do nothing
            """;

    private static final String DONE = """
            update twin.search
               set ended_at = :now, companies = :companies, compared = :compared, common = :common, joined = :joined, fault = null
             where id = :id
            """;

    private static final String BROKEN = """
            update twin.search
               set tries = tries + 1, fault = :fault, ended_at = case when tries + 1 >= :most then :now end
             where ended_at is null
            """;

    /** A company that is gone by now has no pair. */
    private static final String ADD = """
            insert into twin.pair (first, second, score, signs)
            select least(n.first, n.second), greatest(n.first, n.second), n.score, string_to_array(n.signs, ' ')
              from unnest(cast(:first as uuid[]), cast(:second as uuid[]), cast(:score as int[]), cast(:signs as text[]))
                   as n (first, second, score, signs)
             where exists (select 1 from directory.company c where c.id = n.first)
               and exists (select 1 from directory.company c where c.id = n.second)
            """;
}
