package paddock.sheet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.kernel.Acting;
import paddock.once.Attempts;
import paddock.once.Locks;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Sheets that were handed out: each version stays as it was printed. */
@Component
class Issues {

    private static final TypeReference<Map<String, List<Line>>> LINES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Attempts attempts;
    private final DayLines lines;
    private final Trail trail;
    private final InstantSource clock;

    Issues(JdbcClient jdbc, JsonMapper json, Attempts attempts, DayLines lines, Trail trail, InstantSource clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.attempts = attempts;
        this.lines = lines;
        this.trail = trail;
        this.clock = clock;
    }

    /** What became of the wish to have a sheet printed. */
    sealed interface Issuing {

        int version();

        /** There is a new version. */
        record Issued(int version) implements Issuing {}

        /** The last version says the same: it is printed once more. */
        record Same(int version) implements Issuing {}
    }

    /**
     * Keeps what is to be said of the day now as its next version, where that is another than the last says. Nobody changes
     * anything at the site meanwhile: whatever was done before is on it, and whatever is done after finds it issued and is told.
     */
    Issuing issue(Acting by, DayLines.Day day) {
        return attempts.run(Locks.alone(day.site().id()), held -> {
            Map<String, List<Line>> now = Map.of(
                    "fr", lines.of(day.in(Locale.FRENCH)),
                    "en", lines.of(day.in(Locale.ENGLISH)));
            Optional<Issue> last = last(day);
            if (last.isPresent() && last.get().lines().equals(now)) {
                return new Issuing.Same(last.get().version());
            }
            int version = last.map(Issue::version).orElse(0) + 1;
            jdbc.sql(ADD)
                    .param(day.site().id())
                    .param(day.on())
                    .param(version)
                    .param(Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS)))
                    .param(by.person())
                    .param(json.writeValueAsString(now))
                    .update();
            trail.record(
                    by,
                    Deed.of("day-sheet-issued", "day-sheet", day.site().id())
                            .changing(Map.of(), Map.of("day", day.on().toString(), "sheet-version", version)));
            return new Issuing.Issued(version);
        });
    }

    Optional<Issue> last(DayLines.Day day) {
        return jdbc.sql(ISSUE + " where site = ? and day = ? order by version desc limit 1")
                .param(day.site().id())
                .param(day.on())
                .query((row, n) -> issue(row))
                .optional();
    }

    Optional<Issue> version(DayLines.Day day, int version) {
        return jdbc.sql(ISSUE + " where site = ? and day = ? and version = ?")
                .param(day.site().id())
                .param(day.on())
                .param(version)
                .query((row, n) -> issue(row))
                .optional();
    }

    /** Who has had a sheet of the day printed. */
    List<UUID> issuers(UUID site, LocalDate day) {
        return jdbc.sql(ISSUERS)
                .param(site)
                .param(day)
                .query((row, n) -> Objects.requireNonNull(row.getObject("issued_by", UUID.class)))
                .list();
    }

    private Issue issue(ResultSet row) throws SQLException {
        return new Issue(
                row.getInt("version"),
                row.getTimestamp("issued_at").toInstant(),
                row.getObject("issued_by", UUID.class),
                json.readValue(row.getString("content"), LINES));
    }

    private static final String ISSUE = """
            select version, issued_at, issued_by, content::text as content from sheet.issue""";

    private static final String ADD = """
            insert into sheet.issue (site, day, version, issued_at, issued_by, content)
            values (?, ?, ?, ?, cast(? as uuid), cast(? as jsonb))
            """;

    private static final String ISSUERS = """
            select distinct issued_by from sheet.issue where site = ? and day = ? and issued_by is not null limit 100
            """;
}
