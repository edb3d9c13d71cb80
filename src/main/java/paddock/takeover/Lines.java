package paddock.takeover;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The lines of files, and what becomes of each. */
@Component
final class Lines {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Lines(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * A line with what became of it.
     *
     * @param position its place among the lines of the file
     * @param said the sentence about it, by language
     * @param booking what became of it, or what is in the way
     * @param before which line of the same file is in the way
     */
    record Line(
            int position,
            Cells cells,
            Outcome outcome,
            Map<String, String> said,
            @Nullable UUID booking,
            @Nullable Integer before) {}

    /** What becomes of a line. */
    record Judged(
            int position,
            Outcome outcome,
            Map<String, String> said,
            @Nullable UUID booking,
            @Nullable Integer before) {}

    /** @param first the position of the first of them; the others follow */
    void add(UUID takeover, int first, List<Cells> some) {
        Integer[] positions = new Integer[some.size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = first + i;
        }
        jdbc.sql(INSERT)
                .param(takeover)
                .param(positions)
                .param(some.stream().map(Cells::line).toArray(Integer[]::new))
                .param(some.stream()
                        .map(each -> json.writeValueAsString(each.cells()))
                        .toArray(String[]::new))
                .param(some.stream()
                        .map(each -> each.flaw() == null ? null : json.writeValueAsString(each.flaw()))
                        .toArray(String[]::new))
                .update();
    }

    /** Those after a position, in their order. */
    List<Line> after(UUID takeover, int position, int most) {
        return jdbc.sql(LINE + " where takeover = ? and position > ? order by position limit ?")
                .param(takeover)
                .param(position)
                .param(most)
                .query(this::line)
                .list();
    }

    /** The same, of some outcomes only. */
    List<Line> of(UUID takeover, Set<Outcome> outcomes, int position, int most) {
        return jdbc.sql(LINE + " where takeover = ? and outcome = any (?) and position > ? order by position limit ?")
                .param(takeover)
                .param(outcomes.stream().map(Outcome::key).toArray(String[]::new))
                .param(position)
                .param(most)
                .query(this::line)
                .list();
    }

    /** The first of an outcome, which are nobody else's to do something about until the transaction ends. */
    List<Line> next(UUID takeover, Outcome outcome, int most) {
        return jdbc.sql(LINE + " where takeover = ? and outcome = ? order by position limit ? for update skip locked")
                .param(takeover)
                .param(outcome.key())
                .param(most)
                .query(this::line)
                .list();
    }

    Map<Outcome, Integer> counts(UUID takeover) {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        jdbc.sql("select outcome, count(*) as n from takeover.line where takeover = ? group by outcome")
                .param(takeover)
                .query((row, n) -> counts.put(Outcome.of(text(row, "outcome")), row.getInt("n")))
                .list();
        return counts;
    }

    /** Every value of a column once, in order; {@code most} at most. */
    List<String> values(UUID takeover, int column, int most) {
        return jdbc.sql(VALUES)
                .param(column)
                .param(takeover)
                .param(column)
                .param(most)
                .query((row, n) -> text(row, "value"))
                .list();
    }

    void judge(UUID takeover, List<Judged> judged) {
        jdbc.sql(JUDGE)
                .param(judged.stream().map(Judged::position).toArray(Integer[]::new))
                .param(judged.stream().map(each -> each.outcome().key()).toArray(String[]::new))
                .param(judged.stream()
                        .map(each -> each.said().isEmpty() ? null : json.writeValueAsString(each.said()))
                        .toArray(String[]::new))
                .param(judged.stream().map(Judged::booking).toArray(UUID[]::new))
                .param(judged.stream().map(Judged::before).toArray(Integer[]::new))
                .param(takeover)
                .update();
    }

    /** As if nobody had looked yet. */
    void reset(UUID takeover) {
        jdbc.sql(
                        "update takeover.line set outcome = 'read', said = null, booking = null, before = null where takeover = ? and outcome <> 'read'")
                .param(takeover)
                .update();
    }

    private Line line(ResultSet row, int n) throws SQLException {
        String flaw = row.getString("flaw");
        String said = row.getString("said");
        Integer before = row.getObject("before", Integer.class);
        return new Line(
                row.getInt("position"),
                new Cells(
                        row.getInt("line"),
                        json.readValue(text(row, "cells"), new TypeReference<List<String>>() {}),
                        flaw == null ? null : json.readValue(flaw, Note.class)),
                Outcome.of(text(row, "outcome")),
                said == null ? Map.of() : json.readValue(said, new TypeReference<Map<String, String>>() {}),
                row.getObject("booking", UUID.class),
                before);
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static final String LINE = """
            select position, line, cells::text as cells, flaw::text as flaw, outcome, said::text as said, booking, before
              from takeover.line
            """;

    private static final String INSERT = """
            insert into takeover.line (takeover, position, line, cells, flaw, outcome)
            select one.takeover, given.position, given.line, cast(given.cells as jsonb), cast(given.flaw as jsonb), 'read'
              from (select cast(? as uuid)) as one (takeover),
                   unnest(cast(? as int[]), cast(? as int[]), cast(? as text[]), cast(? as text[]))
                   as given (position, line, cells, flaw)
            """;

    private static final String VALUES = """
            select distinct btrim(cells ->> cast(? as int)) as value
              from takeover.line
             where takeover = ? and flaw is null
               and btrim(cells ->> cast(? as int)) <> ''
             order by value
             limit ?
            """;

    private static final String JUDGE = """
            update takeover.line l
               set outcome = j.outcome, said = cast(j.said as jsonb), booking = j.booking, before = j.before
              from unnest(cast(? as int[]), cast(? as text[]), cast(? as text[]), cast(? as uuid[]), cast(? as int[]))
                   as j (position, outcome, said, booking, before)
             where l.takeover = ? and l.position = j.position
            """;
}
