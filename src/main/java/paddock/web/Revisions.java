package paddock.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.kernel.Steady;
import paddock.store.Trip;

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
    private final Trip trip;
    private final String all;

    /** As they were read last, for whoever supposes that they still are so. */
    private volatile Map<Thing, Long> last = Map.of();

    public Revisions(JdbcClient jdbc, Trip trip, List<Kept> kept) {
        this.jdbc = jdbc;
        this.trip = trip;
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

    /** Reads all of them for whoever decides something, together with what else is read then. */
    public void lookAhead() {
        ask(numbers -> Steady.know(Revisions.class, numbers));
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
        ask(numbers::putAll);
        return numbers;
    }

    private void ask(Consumer<Map<Thing, Long>> answer) {
        trip.ask(all, List.of(), rows -> {
            Map<Thing, Long> numbers = new HashMap<>();
            while (rows.next()) {
                numbers.put(
                        new Thing(rows.getString("kind"), rows.getObject("id", UUID.class)), rows.getLong("number"));
            }
            last = numbers;
            answer.accept(numbers);
        });
    }
}
