package paddock.rolodex;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The cards of files, and what becomes of each. */
@Component
final class CardRows {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    CardRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @param first the position of the first of them; the others follow */
    void add(UUID intake, int first, List<Row.Fresh> some) {
        Integer[] positions = new Integer[some.size()];
        Arrays.setAll(positions, i -> first + i);
        jdbc.sql(INSERT)
                .param(intake)
                .param(positions)
                .param(some.stream().map(Row.Fresh::line).toArray(Integer[]::new))
                .param(some.stream()
                        .map(each -> json.writeValueAsString(each.cells()))
                        .toArray(String[]::new))
                .param(some.stream()
                        .map(each -> json.writeValueAsString(each.card()))
                        .toArray(String[]::new))
                .param(some.stream()
                        .map(each -> each.photo() == null ? null : each.photo().bytes())
                        .toArray(byte[][]::new))
                .update();
    }

    /** Those after a position, in their order. */
    List<Row> of(UUID intake, Collection<Outcome> outcomes, int position, int most) {
        return jdbc.sql(ROW + " where intake = ? and outcome = any (?) and position > ? order by position limit ?")
                .param(intake)
                .param(keys(outcomes))
                .param(position)
                .param(most)
                .query(this::row)
                .list();
    }

    Optional<Row> at(UUID intake, int position) {
        return jdbc.sql(ROW + " where intake = ? and position = ?")
                .param(intake)
                .param(position)
                .query(this::row)
                .optional();
    }

    Map<Outcome, Integer> counts(UUID intake) {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        jdbc.sql("select outcome, count(*) as n from rolodex.card where intake = ? group by outcome")
                .param(intake)
                .query((row, n) -> counts.put(Outcome.of(text(row, "outcome")), row.getInt("n")))
                .list();
        return counts;
    }

    void judge(UUID intake, List<Row.Judged> judged) {
        jdbc.sql(JUDGE)
                .param(judged.stream().map(Row.Judged::position).toArray(Integer[]::new))
                .param(judged.stream()
                        .map(each -> json.writeValueAsString(each.card()))
                        .toArray(String[]::new))
                .param(judged.stream()
                        .map(each -> each.verdict().outcome().key())
                        .toArray(String[]::new))
                .param(judged.stream()
                        .map(each -> json.writeValueAsString(each.verdict().said()))
                        .toArray(String[]::new))
                .param(judged.stream().map(each -> each.verdict().thing()).toArray(UUID[]::new))
                .param(judged.stream()
                        .map(each -> json.writeValueAsString(each.verdict().candidates()))
                        .toArray(String[]::new))
                .param(intake)
                .update();
    }

    /** The picture on a card; nothing where there is none. */
    Optional<byte[]> photo(UUID intake, int position) {
        return jdbc.sql("select photo from rolodex.card where intake = ? and position = ? and photo is not null")
                .param(intake)
                .param(position)
                .query((row, n) -> row.getBytes("photo"))
                .optional();
    }

    private Row row(ResultSet row, int n) throws SQLException {
        return new Row(
                row.getInt("position"),
                row.getInt("line"),
                json.readValue(text(row, "cells"), new TypeReference<List<String>>() {}),
                json.readValue(text(row, "card"), Card.class),
                row.getBoolean("has_photo"),
                new Verdict(
                        Outcome.of(text(row, "outcome")),
                        json.readValue(text(row, "said"), new TypeReference<List<Said>>() {}),
                        row.getObject("thing", UUID.class),
                        Arrays.asList((UUID[]) row.getArray("may_be").getArray())));
    }

    private static String[] keys(Collection<Outcome> outcomes) {
        return outcomes.stream().map(Outcome::key).toArray(String[]::new);
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static final String ROW = """
            select position, line, cells::text as cells, card::text as card, photo is not null as has_photo, outcome,
                   said::text as said, thing, may_be
              from rolodex.card
            """;

    private static final String INSERT = """
            insert into rolodex.card (intake, position, line, cells, card, photo, outcome, said, may_be)
            select one.intake, given.position, given.line, cast(given.cells as jsonb), cast(given.card as jsonb), given.photo,
                   'refused', '[]', '{}'
              from (select cast(? as uuid)) as one (intake),
                   unnest(cast(? as int[]), cast(? as int[]), cast(? as text[]), cast(? as text[]), cast(? as bytea[]))
                   as given (position, line, cells, card, photo)
            """;

    private static final String JUDGE = """
            update rolodex.card c
               set card = cast(j.card as jsonb), outcome = j.outcome, said = cast(j.said as jsonb), thing = j.thing,
                   may_be = array(select cast(each as uuid) from jsonb_array_elements_text(cast(j.may_be as jsonb)) as each)
              from unnest(cast(? as int[]), cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as uuid[]),
                          cast(? as text[]))
                   as j (position, card, outcome, said, thing, may_be)
             where c.intake = ? and c.position = j.position
            """;
}
