package paddock.takeover;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.takeover.Takeover.Manner;
import paddock.takeover.Takeover.Stage;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What is taken over, as rows; and what was said once of columns, kept by name. */
@Component
final class Takeovers {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Takeovers(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(Takeover takeover, @Nullable UUID by) {
        jdbc.sql(INSERT)
                .param(takeover.id())
                .param(takeover.site())
                .param(takeover.file().name())
                .param(takeover.file().format())
                .param(takeover.file().encoding())
                .param(takeover.file().separator())
                .param(takeover.file().columns().toArray(String[]::new))
                .param(Timestamp.from(takeover.addedAt()))
                .param(by)
                .update();
    }

    void note(UUID id, List<Note> notes) {
        jdbc.sql("update takeover.takeover set notes = cast(? as jsonb) where id = ?")
                .param(json.writeValueAsString(notes))
                .param(id)
                .update();
    }

    Optional<Takeover> withId(UUID id) {
        return jdbc.sql(TAKEOVER + " where id = ?")
                .param(id)
                .query(this::takeover)
                .optional();
    }

    /** Nobody else does anything with it until the transaction ends. */
    Optional<Takeover> locked(UUID id) {
        return jdbc.sql(TAKEOVER + " where id = ? for update")
                .param(id)
                .query(this::takeover)
                .optional();
    }

    /** The same, unless somebody is at it, or it has been stopped or begun anew since it was read. */
    Optional<Takeover> turn(Takeover read) {
        return jdbc.sql(TAKEOVER + " where id = ? and stage = ? and version = ? for update skip locked")
                .param(read.id())
                .param(read.stage().key())
                .param(read.version())
                .query(this::takeover)
                .optional();
    }

    /** Those of a site, the latest first; {@code most} at most. */
    List<Takeover> ofSite(UUID site, int most) {
        return jdbc.sql(TAKEOVER + " where site = ? order by number desc limit ?")
                .param(site)
                .param(most)
                .query(this::takeover)
                .list();
    }

    /** What there is to do, the oldest first. */
    List<Takeover> toDo() {
        return jdbc.sql(TAKEOVER + " where stage in ('rehearsing', 'running', 'undoing') order by number limit 20")
                .query(this::takeover)
                .list();
    }

    void match(UUID id, Matching matching) {
        jdbc.sql("update takeover.takeover set matching = cast(? as jsonb) where id = ?")
                .param(matching.written())
                .param(id)
                .update();
    }

    /**
     * What is to be done, and who wants it.
     *
     * @param stage at which it is from now on
     * @param loud whether clients are told
     */
    record Order(
            Stage stage,
            Manner manner,
            boolean loud,
            @Nullable UUID acting,
            Instant at) {}

    void begin(UUID id, Order order) {
        jdbc.sql(BEGIN)
                .param("stage", order.stage().key())
                .param("manner", order.manner().key())
                .param("loud", order.loud())
                .param("acting", order.acting())
                .param("at", Timestamp.from(order.at()))
                .param("id", id)
                .update();
    }

    /** It is at that stage from now on, and nothing is being done. */
    void end(UUID id, Stage stage, Instant at) {
        jdbc.sql(END)
                .param("stage", stage.key())
                .param("at", Timestamp.from(at))
                .param("id", id)
                .update();
    }

    /**
     * Has a rehearsal for oneself for a minute, by the clock of the database; false where somebody else has it, or it is over,
     * even if another has begun since: that one is tried with what the columns are said to be by then.
     */
    boolean lease(Takeover begun, UUID lease) {
        return jdbc.sql(LEASE)
                        .param("lease", lease)
                        .param("id", begun.id())
                        .param("version", begun.version())
                        .update()
                == 1;
    }

    void remove(UUID id) {
        jdbc.sql("delete from takeover.takeover where id = ?").param(id).update();
    }

    /** Those that began before an instant and are over; their lines go with them. */
    int forget(Instant time, int most) {
        return jdbc.sql(FORGET).param(Timestamp.from(time)).param(most).update();
    }

    void remember(UUID site, String name, List<String> columns, Remembered remembered) {
        jdbc.sql(REMEMBER)
                .param(site)
                .param(name)
                .param(columns.toArray(String[]::new))
                .param(remembered.matching().written())
                .param(Timestamp.from(remembered.at()))
                .update();
    }

    /** What was said of columns, and when. */
    record Remembered(Matching matching, Instant at) {}

    /** By name, what was said of files with these columns, the latest first. */
    Map<String, Matching> remembered(UUID site, List<String> columns) {
        Map<String, Matching> found = new java.util.LinkedHashMap<>();
        jdbc.sql(REMEMBERED)
                .param(site)
                .param(columns.toArray(String[]::new))
                .query((row, n) -> found.put(row.getString("name"), Matching.read(text(row, "choice"))))
                .list();
        return found;
    }

    private Takeover takeover(ResultSet row, int n) throws SQLException {
        String matching = row.getString("matching");
        return new Takeover(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                Objects.requireNonNull(row.getObject("site", UUID.class)),
                new Takeover.File(
                        text(row, "file"),
                        text(row, "format"),
                        text(row, "encoding"),
                        text(row, "separator"),
                        Arrays.asList((String[]) row.getArray("columns").getArray())),
                json.readValue(text(row, "notes"), new TypeReference<List<Note>>() {}),
                matching == null ? null : Matching.read(matching),
                Stage.valueOf(text(row, "stage").toUpperCase(Locale.ROOT)),
                Manner.valueOf(text(row, "manner").toUpperCase(Locale.ROOT)),
                row.getBoolean("loud"),
                row.getTimestamp("added_at").toInstant(),
                row.getObject("acting", UUID.class),
                instant(row, "begun_at"),
                instant(row, "ended_at"),
                row.getInt("version"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static final String TAKEOVER = """
            select id, site, file, format, encoding, separator, columns, notes::text as notes, matching::text as matching, stage,
                   manner, loud, added_at, acting, begun_at, ended_at, version
              from takeover.takeover
            """;

    private static final String INSERT = """
            insert into takeover.takeover (id, site, file, format, encoding, separator, columns, notes, stage, added_at, added_by,
                                           version)
            values (?, ?, ?, ?, ?, ?, ?, '[]', 'read', ?, cast(? as uuid), 1)
            """;

    private static final String BEGIN = """
            update takeover.takeover
               set stage = :stage, manner = :manner, loud = :loud, acting = cast(:acting as uuid), begun_at = :at, ended_at = null,
                   lease = null, leased_until = null, version = version + 1
             where id = :id
            """;

    private static final String END = """
            update takeover.takeover
               set stage = :stage, ended_at = :at, lease = null, leased_until = null, version = version + 1
             where id = :id
            """;

    private static final String LEASE = """
            update takeover.takeover
               set lease = :lease, leased_until = clock_timestamp() + interval '1 minute'
             where id = :id and stage = 'rehearsing' and version = :version
               and (lease is null or lease = :lease or leased_until < clock_timestamp())
            """;

    private static final String FORGET = """
            delete from takeover.takeover
             where id in (select id from takeover.takeover
                           where coalesce(ended_at, begun_at, added_at) < ? and stage not in ('running', 'undoing')
                           limit ? for update skip locked)
            """;

    private static final String REMEMBER = """
            insert into takeover.matching (site, name, columns, choice, saved_at) values (?, ?, ?, cast(? as jsonb), ?)
            on conflict (site, name) do update
               set columns = excluded.columns, choice = excluded.choice, saved_at = excluded.saved_at
            """;

    private static final String REMEMBERED = """
            select name, choice::text as choice from takeover.matching
             where site = ? and columns = cast(? as text[])
             order by saved_at desc, name
             limit 20
            """;
}
