package paddock.letter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.kernel.Acting;
import paddock.letter.Template.Text;
import paddock.once.Attempts;
import paddock.once.Locks;

/** The texts of letters: some are there without anybody having written them, and whatever the operator writes stands before them. */
@Component
class Templates {

    static final List<String> STARTS = List.of("thanks", "dates", "visit", "reminder");
    static final int MOST = 100;
    private static final String KIND = "letter-text";
    private static final Pattern KEY = Pattern.compile("[a-z0-9-]{1,40}");

    private final JdbcClient jdbc;
    private final Attempts attempts;
    private final Trail trail;
    private final Map<String, Template> starts;

    Templates(JdbcClient jdbc, Attempts attempts, Trail trail) {
        this.jdbc = jdbc;
        this.attempts = attempts;
        this.trail = trail;
        this.starts = STARTS.stream()
                .map(key -> new Template(key, "", start(key, "fr"), start(key, "en"), 0))
                .collect(Collectors.toUnmodifiableMap(Template::key, Function.identity()));
    }

    /** Every way in which keeping one can end. */
    enum Kept {
        KEPT,
        /** Somebody else has written it meanwhile. */
        OVERTAKEN,
        TOO_MANY
    }

    private static Text start(String key, String language) {
        String name = "/paddock/letter/starts/" + key + "." + language + ".txt";
        try (InputStream file = Objects.requireNonNull(Templates.class.getResourceAsStream(name), name)) {
            String[] parts = new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n", 2);
            return new Text(parts[0].strip(), parts[1].strip());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** All there are: first those that came, then the operator's own by their names. */
    List<Template> all() {
        List<Template> kept = jdbc.sql(KEPT + " order by name, key")
                .query((row, n) -> template(row))
                .list();
        Map<String, Template> byKey = kept.stream().collect(Collectors.toMap(Template::key, Function.identity()));
        return Stream.concat(
                        STARTS.stream().map(key -> byKey.getOrDefault(key, Objects.requireNonNull(starts.get(key)))),
                        kept.stream().filter(one -> !one.isStart()))
                .toList();
    }

    Optional<Template> withKey(String key) {
        if (!KEY.matcher(key).matches()) {
            return Optional.empty();
        }
        return jdbc.sql(KEPT + " where key = ?")
                .param(key)
                .query((row, n) -> template(row))
                .optional()
                .or(() -> Optional.ofNullable(starts.get(key)));
    }

    /** A new one has a key that nobody has. */
    static String newKey() {
        return UUID.randomUUID().toString();
    }

    /** @param read as it was read: its version tells whether somebody else has written it meanwhile */
    Kept keep(Acting by, Template read) {
        return attempts.run(Locks.NONE, held -> {
            lock();
            int count = jdbc.sql("select count(*) from letter.template")
                    .query(Integer.class)
                    .single();
            if (read.version() == 0 && count >= MOST) {
                return Kept.TOO_MANY;
            }
            int written = jdbc.sql(read.version() == 0 ? ADD : WRITE)
                    .param("key", read.key())
                    .param("name", read.name())
                    .param("subjectFr", read.french().subject())
                    .param("bodyFr", read.french().body())
                    .param("subjectEn", read.english().subject())
                    .param("bodyEn", read.english().body())
                    .param("version", read.version())
                    .update();
            if (written == 0) {
                return Kept.OVERTAKEN;
            }
            trail.record(by, deed("letter-text-written", read));
            return Kept.KEPT;
        });
    }

    /** One of the operator's own is there no more; one that came is again as it came. */
    boolean remove(Acting by, Template read) {
        return attempts.run(Locks.NONE, held -> {
            int gone = jdbc.sql("delete from letter.template where key = ? and version = ?")
                    .param(read.key())
                    .param(read.version())
                    .update();
            if (gone > 0) {
                trail.record(by, deed("letter-text-removed", read));
            }
            return gone > 0;
        });
    }

    private static Deed deed(String act, Template template) {
        return Deed.of(act, KIND, null).changing(Map.of(), Map.of("text", template.key(), "name", template.name()));
    }

    private void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('letter.template'))")
                .query((row, n) -> n)
                .list();
    }

    private static Template template(ResultSet row) throws SQLException {
        return new Template(
                text(row, "key"),
                text(row, "name"),
                new Text(text(row, "subject_fr"), text(row, "body_fr")),
                new Text(text(row, "subject_en"), text(row, "body_en")),
                row.getInt("version"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static final String KEPT =
            "select key, name, subject_fr, body_fr, subject_en, body_en, version from letter.template";

    private static final String ADD = """
            insert into letter.template (key, name, subject_fr, body_fr, subject_en, body_en, version)
            values (:key, :name, :subjectFr, :bodyFr, :subjectEn, :bodyEn, :version + 1) on conflict (key) do nothing
            """;

    private static final String WRITE = """
            update letter.template
               set name = :name, subject_fr = :subjectFr, body_fr = :bodyFr, subject_en = :subjectEn, body_en = :bodyEn,
                   version = version + 1
             where key = :key and version = :version
            """;
}
