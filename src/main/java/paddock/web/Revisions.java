package paddock.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.kernel.Steady;

/**
 * Of what is read far more often than it is written: numbers that grow with every change, and only then, on whichever
 * node. Whoever remembers something asks here whether it is still so.
 */
@Component
public class Revisions {

    /**
     * Where the numbers of one kind of thing are.
     *
     * @param table with rows for each thing
     * @param id column of the thing
     * @param number expression of its number, over all rows of the thing
     */
    public record Kept(String table, String id, String number) {

        private String all() {
            return "select '%s' as kind, %s as id, cast(%s as bigint) as number from %s group by %s"
                    .formatted(table, id, number, table, id);
        }
    }

    private record Thing(String kind, UUID id) {}

    private final JdbcClient jdbc;
    private final String all;

    /** As they were read last, for whoever supposes that they still are so. */
    private volatile Map<Thing, Long> last = Map.of();

    public Revisions(JdbcClient jdbc, List<Kept> kept) {
        this.jdbc = jdbc;
        this.all = kept.stream().map(Kept::all).collect(Collectors.joining(" union all "));
    }

    /** The number of a thing; 0 where there is none of it. */
    public long of(Kept kind, UUID id) {
        return Steady.isKept()
                ? Steady.read(Revisions.class, this::read).getOrDefault(new Thing(kind.table(), id), 0L)
                : jdbc.sql("select cast(coalesce(sum(number), 0) as bigint) from (" + kind.all() + ") one where id = ?")
                        .param(id)
                        .query(Long.class)
                        .single();
    }

    /** One number for all there is. */
    public long sum() {
        return jdbc.sql("select cast(coalesce(sum(number), 0) as bigint) from (" + all + ") one")
                .query(Long.class)
                .single();
    }

    private Map<Thing, Long> read() {
        Map<Thing, Long> known = last;
        if (Steady.isSupposed() && !known.isEmpty()) {
            return known;
        }
        Map<Thing, Long> numbers = new HashMap<>();
        jdbc.sql(all)
                .query((row, n) -> numbers.put(
                        new Thing(row.getString("kind"), row.getObject("id", UUID.class)), row.getLong("number")))
                .list();
        last = numbers;
        return numbers;
    }
}
