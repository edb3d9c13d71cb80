package paddock.twin;

import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes rows and, in the same statement, how they were before, so that they can be put back. The statements are put together of what
 * this program says, never of what somebody typed.
 */
final class Journal {

    private final JdbcClient jdbc;
    private final UUID merge;
    private final Map<String, Object> values;
    private int act;

    /** @param values by name, for all that is written here */
    Journal(JdbcClient jdbc, UUID merge, Map<String, Object> values) {
        this.jdbc = jdbc;
        this.merge = merge;
        this.values = values;
    }

    /** Rows of a table, and what is said by {@link #change} or {@link #setAside} of which of them. */
    record Rows(String place, String key, String where) {}

    /** Rows go to the survivor. */
    int move(Rows rows, String column) {
        return change(rows, column, column + " = :survivor");
    }

    /**
     * Rows are changed.
     *
     * @param columns those that are
     * @param set what they become
     */
    int change(Rows rows, String columns, String set) {
        String keys =
                Arrays.stream(rows.key().split(", ")).map(key -> "t." + key).collect(Collectors.joining(", "));
        return write("""
                with old as (select %1$s, %2$s as before from %3$s t where %4$s for update),
                     new as (update %3$s t set %5$s from old where %6$s
                             returning old.before, %2$s as after, %7$s as key)
                insert into twin.change (merge, act, place, key, before, after)
                select :merge, :act, '%3$s', key, before, after from new
                """.formatted(
                        keys,
                        object(columns),
                        rows.place(),
                        rows.where(),
                        set,
                        Arrays.stream(rows.key().split(", "))
                                .map(key -> "t." + key + " = old." + key)
                                .collect(Collectors.joining(" and ")),
                        object(rows.key())));
    }

    /** Rows are taken away, and kept here whole. */
    int setAside(Rows rows) {
        return write("""
                with gone as (delete from %1$s t where %2$s returning to_jsonb(t.*) as row, %3$s as key)
                insert into twin.change (merge, act, place, key, before)
                select :merge, :act, '%1$s', key, row from gone
                """.formatted(rows.place(), rows.where(), object(rows.key())));
    }

    /** Rows are written that were not there. */
    int add(String place, String key, String select) {
        return write("""
                with made as (insert into %1$s as t %2$s returning to_jsonb(t.*) as row, %3$s as key)
                insert into twin.change (merge, act, place, key, after)
                select :merge, :act, '%1$s', key, row from made
                """.formatted(place, select, object(key)));
    }

    private int write(String sql) {
        act++;
        return jdbc.sql(sql)
                .params(values)
                .param("merge", merge)
                .param("act", act)
                .update();
    }

    /** A statement with names of tables and columns filled in. */
    static String filled(String statement, Object... names) {
        String filled = statement;
        for (int i = 0; i < names.length; i++) {
            filled = filled.replace("%" + (i + 1) + "$s", names[i].toString());
        }
        return filled;
    }

    private static String object(String columns) {
        return Arrays.stream(columns.split(", "))
                .map(column -> "'" + column + "', t." + column)
                .collect(Collectors.joining(", ", "jsonb_build_object(", ")"));
    }
}
