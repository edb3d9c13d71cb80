package paddock.personal;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.function.LongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A table of what is held on somebody: values by the names of their fields.
 *
 * @param key what it is called: the text {@code personal.sheet.<key>}; those of its fields are {@code personal.field.<name>}
 * @param lines read a little at a time, each time anew, so that memory does not grow with them
 */
public record Sheet(String key, Iterable<Map<String, Object>> lines) {

    /** A line, and its place among the lines. */
    public record Placed(long place, Map<String, Object> line) {}

    /**
     * One that may be long.
     *
     * @param batch those after a place, in the order of their places, some at a time; none at the end
     */
    public static Sheet of(String key, LongFunction<List<Placed>> batch) {
        return new Sheet(key, () -> new Walk(batch));
    }

    /** One with a line for each row that a statement finds of {@code :person}. */
    public static Sheet of(String key, JdbcClient jdbc, String sql, UUID person) {
        return new Sheet(
                key,
                jdbc.sql(sql)
                        .param("person", person)
                        .query((row, n) -> line(row))
                        .list());
    }

    /** A row by the names of its columns, in their order; those that say nothing are left out. */
    public static Map<String, Object> line(ResultSet row) throws SQLException {
        Map<String, Object> line = new LinkedHashMap<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            Object value = row.getObject(i);
            if (value != null && !value.equals("")) {
                line.put(row.getMetaData().getColumnLabel(i), plain(value));
            }
        }
        return line;
    }

    private static Object plain(Object value) throws SQLException {
        return switch (value) {
            case Timestamp at -> at.toInstant();
            case Array several -> List.of((Object[]) several.getArray());
            default -> value;
        };
    }

    private static final class Walk implements Iterator<Map<String, Object>> {

        private final LongFunction<List<Placed>> batch;
        private Iterator<Placed> some;
        private long place = Long.MIN_VALUE;

        Walk(LongFunction<List<Placed>> batch) {
            this.batch = batch;
            this.some = batch.apply(place).iterator();
        }

        @Override
        public boolean hasNext() {
            if (!some.hasNext() && place != Long.MIN_VALUE) {
                some = batch.apply(place).iterator();
            }
            return some.hasNext();
        }

        @Override
        public Map<String, Object> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Placed next = some.next();
            place = next.place();
            return next.line();
        }
    }
}
