package paddock.rolodex;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Files of cards, as rows. */
@Component
final class Intakes {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Intakes(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(Intake intake) {
        jdbc.sql(INSERT)
                .param("id", intake.id())
                .param("into", intake.into().key())
                .param("file", intake.file().name())
                .param("format", intake.file().format())
                .param("encoding", intake.file().encoding())
                .param("columns", intake.file().columns().toArray(String[]::new))
                .param("fields", intake.fields().toArray(String[]::new))
                .param("notes", json.writeValueAsString(intake.notes()))
                .param("at", Timestamp.from(intake.addedAt()))
                .param("by", intake.by())
                .update();
    }

    Optional<Intake> withId(UUID id) {
        return jdbc.sql(INTAKE + " where id = ?").param(id).query(this::intake).optional();
    }

    /** Nobody else does anything with it until the transaction ends. */
    Optional<Intake> locked(UUID id) {
        return jdbc.sql(INTAKE + " where id = ? for update")
                .param(id)
                .query(this::intake)
                .optional();
    }

    /** The same of one that is being entered, unless somebody else is at it. */
    Optional<Intake> turn(UUID id) {
        return jdbc.sql(INTAKE + " where id = ? and stage = 'entering' for update skip locked")
                .param(id)
                .query(this::intake)
                .optional();
    }

    /** The latest first. */
    List<Intake> latest(Collection<Intake.Into> into, int most) {
        return jdbc.sql(INTAKE + " where goes_into = any (?) order by number desc limit ?")
                .param(into.stream().map(Intake.Into::key).toArray(String[]::new))
                .param(most)
                .query(this::intake)
                .list();
    }

    /** What there is to enter, the oldest first. */
    List<UUID> toDo() {
        return jdbc.sql("select id from rolodex.intake where stage = 'entering' order by number limit 20")
                .query((row, n) -> Objects.requireNonNull(row.getObject("id", UUID.class)))
                .list();
    }

    void settle(UUID id, Intake.Met met, List<String> fields) {
        jdbc.sql("""
                        update rolodex.intake
                           set exhibition = cast(? as uuid), met_on = cast(? as date), fields = ?, version = version + 1
                         where id = ?""")
                .param(met.exhibition())
                .param(met.on())
                .param(fields.toArray(String[]::new))
                .param(id)
                .update();
    }

    void stage(UUID id, Intake.Stage stage, @Nullable UUID acting) {
        jdbc.sql("""
                        update rolodex.intake set stage = ?, acting = cast(? as uuid), version = version + 1
                         where id = ?""").param(stage.key()).param(acting).param(id).update();
    }

    /** One of its cards has become something. */
    void touch(UUID id) {
        jdbc.sql("update rolodex.intake set version = version + 1 where id = ?")
                .param(id)
                .update();
    }

    void remove(UUID id) {
        jdbc.sql("delete from rolodex.intake where id = ?").param(id).update();
    }

    /** Those that came before an instant; their cards go with them. */
    int forget(Instant time, int most) {
        return jdbc.sql("""
                        delete from rolodex.intake
                         where id in (select id from rolodex.intake where added_at < ? and stage <> 'entering'
                                       limit ? for update skip locked)""").param(Timestamp.from(time)).param(most).update();
    }

    private Intake intake(ResultSet row, int n) throws SQLException {
        return new Intake(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                Intake.Into.of(text(row, "goes_into")),
                new Intake.File(text(row, "file"), text(row, "format"), text(row, "encoding"), list(row, "columns")),
                new Intake.Met(row.getObject("exhibition", UUID.class), row.getObject("met_on", LocalDate.class)),
                list(row, "fields"),
                json.readValue(text(row, "notes"), new TypeReference<List<Said>>() {}),
                Intake.Stage.of(text(row, "stage")),
                row.getTimestamp("added_at").toInstant(),
                row.getObject("added_by", UUID.class),
                row.getObject("acting", UUID.class),
                row.getInt("version"));
    }

    private static List<String> list(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static final String INTAKE = """
            select id, goes_into, file, format, encoding, columns, exhibition, met_on, fields, notes::text as notes, stage, added_at,
                   added_by, acting, version
              from rolodex.intake
            """;

    private static final String INSERT = """
            insert into rolodex.intake (id, goes_into, file, format, encoding, columns, fields, notes, stage, added_at, added_by,
                                        version)
            values (:id, :into, :file, :format, :encoding, :columns, :fields, cast(:notes as jsonb), 'tried', :at,
                    cast(:by as uuid), 1)
            """;
}
