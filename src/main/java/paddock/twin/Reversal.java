package paddock.twin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts rows back as they were before a merging wrote them, the last statement first. A row that has been changed since in what the
 * merging had changed is left as it is.
 */
@Component
class Reversal {

    private static final String COMPANY = "directory.company";

    private final JdbcClient jdbc;
    private final TransactionTemplate apart;

    Reversal(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** What one statement wrote: rows of one table, all in the same manner. */
    private record Act(UUID merge, int act, String place, String key, String columns, String manner) {}

    /** What the survivor said of itself; whether any of it was put back. */
    boolean fields(MergeRows.Merge merge) {
        int back = 0;
        for (Act act : acts(merge)) {
            back += act.place().equals(COMPANY) || act.place().equals("directory.address") ? reverse(act) : 0;
        }
        return back > 0;
    }

    /** All else. */
    void rest(MergeRows.Merge merge) {
        for (Act act : acts(merge)) {
            if (!act.place().equals(COMPANY) && !act.place().equals("directory.address")) {
                reverse(act);
            }
        }
    }

    private List<Act> acts(MergeRows.Merge merge) {
        return jdbc.sql(ACTS)
                .param(merge.id())
                .query((row, n) -> new Act(
                        merge.id(),
                        row.getInt("act"),
                        Objects.requireNonNull(row.getString("place")),
                        Objects.requireNonNull(row.getString("key")),
                        Objects.requireNonNull(row.getString("columns")),
                        Objects.requireNonNull(row.getString("manner"))))
                .list();
    }

    private int reverse(Act act) {
        return switch (act.manner()) {
            case "changed" -> run(act, changed(act));
            case "added" -> run(act, Journal.filled(ADDED, act.place(), keys(act), same(act)));
            default -> putBack(act);
        };
    }

    private int run(Act act, String sql) {
        return jdbc.sql(sql).param("merge", act.merge()).param("act", act.act()).update();
    }

    private static String changed(Act act) {
        String set = columns(act).map(column -> column + " = b." + column).collect(Collectors.joining(", "));
        return Journal.filled(CHANGED, act.place(), set, keys(act), same(act));
    }

    private static String keys(Act act) {
        return Arrays.stream(act.key().split(", "))
                .map(key -> "t." + key + " = k." + key)
                .collect(Collectors.joining(" and "));
    }

    private static String same(Act act) {
        return columns(act)
                .map(column -> "t." + column + " is not distinct from a." + column)
                .collect(Collectors.joining(" and "));
    }

    private static Stream<String> columns(Act act) {
        return Arrays.stream(act.columns().split(", "));
    }

    /** Row by row, each for itself: where something is in its place by now, or what it belonged to is gone, that stays as it is. */
    private int putBack(Act act) {
        List<Long> rows = jdbc.sql("select n from twin.change where merge = ? and act = ? order by n desc")
                .param(act.merge())
                .param(act.act())
                .query((row, n) -> row.getLong(1))
                .list();
        int back = 0;
        for (Long n : rows) {
            back += putBack(act, n);
        }
        return back;
    }

    private int putBack(Act act, Long n) {
        try {
            return Objects.requireNonNull(apart.execute(status -> jdbc.sql(Journal.filled(
                            SET_ASIDE,
                            act.place(),
                            act.columns(),
                            columns(act).map(column -> "b." + column).collect(Collectors.joining(", "))))
                    .param("merge", act.merge())
                    .param("n", n)
                    .update()));
        } catch (DataIntegrityViolationException gone) {
            return 0;
        }
    }

    /** How many rows of something a merging wrote, and how many of them can go back now. */
    record Count(String word, long all, long back) {}

    List<Count> counts(MergeRows.Merge merge) {
        List<Count> counts = new ArrayList<>();
        for (Act act : acts(merge)) {
            long all = jdbc.sql("select count(*) from twin.change where merge = ? and act = ?")
                    .param(act.merge())
                    .param(act.act())
                    .query(Long.class)
                    .single();
            long back = act.manner().equals("set-aside")
                    ? all
                    : jdbc.sql(Journal.filled(COUNT, act.place(), keys(act), same(act)))
                            .param("merge", act.merge())
                            .param("act", act.act())
                            .query(Long.class)
                            .single();
            counts.add(new Count(act.place().replace('.', '-'), all, back));
        }
        return counts.stream().collect(Collectors.groupingBy(Count::word)).entrySet().stream()
                .map(each -> new Count(
                        each.getKey(),
                        each.getValue().stream().mapToLong(Count::all).sum(),
                        each.getValue().stream().mapToLong(Count::back).sum()))
                .sorted(Comparator.comparing(Count::word))
                .toList();
    }

    private static final String ACTS = """
            select distinct on (c.act) c.act, c.place,
                   (select string_agg(k, ', ' order by k) from jsonb_object_keys(c.key) as k) as key,
                   (select string_agg(k, ', ' order by k) from jsonb_object_keys(coalesce(c.before, c.after)) as k) as columns,
                   case when c.after is null then 'set-aside' when c.before is null then 'added' else 'changed' end as manner
              from twin.change c
             where c.merge = ?
             order by c.act desc, c.n
            """;

    private static final String CHANGED = """
            update %1$s t set %2$s
              from twin.change c, jsonb_populate_record(null::%1$s, c.key) k, jsonb_populate_record(null::%1$s, c.before) b,
                   jsonb_populate_record(null::%1$s, c.after) a
             where c.merge = :merge and c.act = :act and %3$s and %4$s
            """;

    private static final String ADDED = """
            delete from %1$s t
             using twin.change c, jsonb_populate_record(null::%1$s, c.key) k, jsonb_populate_record(null::%1$s, c.after) a
             where c.merge = :merge and c.act = :act and %2$s and %3$s
            """;

    private static final String SET_ASIDE = """
            insert into %1$s (%2$s) overriding system value
            select %3$s from twin.change c, jsonb_populate_record(null::%1$s, c.before) b
             where c.merge = :merge and c.n = :n
            on conflict do nothing
            """;

    private static final String COUNT = """
            select count(*) from %1$s t, twin.change c, jsonb_populate_record(null::%1$s, c.key) k, jsonb_populate_record(null::%1$s, c.after) a
             where c.merge = :merge and c.act = :act and %2$s and %3$s
            """;
}
