package paddock.session;

import java.io.IOException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.ground.Claim;
import paddock.ground.ClaimWords;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.kernel.Tabular;

/** Open sessions as a table, those that are over among them. */
@Component
final class SessionTable implements Tabular {

    private static final List<String> COLUMNS = List.of(
            "number",
            "id",
            "title",
            "state",
            "what",
            "from",
            "until",
            "hours",
            "utc_offset",
            "places",
            "sold",
            "left",
            "opened_at");

    private final JdbcClient jdbc;
    private final SessionRows rows;
    private final Sites sites;
    private final InstantSource clock;

    SessionTable(JdbcClient jdbc, SessionRows rows, Sites sites, InstantSource clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.sites = sites;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "sessions";
    }

    @Override
    public Permission permission() {
        return Permission.SEE_BOOKINGS;
    }

    @Override
    public int position() {
        return 10;
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public void each(Acting reader, Extent extent, Row row) throws IOException {
        Site site = sites.withId(Objects.requireNonNull(extent.site())).orElseThrow();
        Instant now = clock.instant();
        List<UUID> some;
        UUID after = null;
        do {
            some = some(extent, after);
            for (Session session : rows.withIds(some)) {
                row.write(cells(site, session, extent, now));
            }
            after = some.isEmpty() ? null : some.getLast();
        } while (some.size() == BATCH);
    }

    private List<UUID> some(Extent extent, @Nullable UUID after) {
        Instant from = extent.start();
        Instant until = extent.end();
        return jdbc.sql(SOME)
                .param("site", extent.site())
                .param("from", from == null ? null : Timestamp.from(from))
                .param("until", until == null ? null : Timestamp.from(until))
                .param("after", after)
                .param("most", BATCH)
                .query((row, n) -> Objects.requireNonNull(row.getObject("booking", UUID.class)))
                .list();
    }

    private static List<@Nullable Object> cells(Site site, Session session, Extent extent, Instant now) {
        return Arrays.asList(
                session.booking().number(),
                session.id(),
                session.title(),
                SessionJson.state(session, now),
                session.booking().claims().stream()
                        .filter(Claim.Track.class::isInstance)
                        .map(claim ->
                                ClaimWords.of(site, claim, extent.locale()).what())
                        .distinct()
                        .collect(Collectors.joining(", ")),
                extent.clock(session.begins()),
                extent.clock(session.ends()),
                Duration.between(session.begins(), session.ends()).toSeconds() / 3600.0,
                extent.offset(session.begins()),
                session.places(),
                session.places() - session.left(),
                session.left(),
                extent.clock(session.booking().askedAt()));
    }

    private static final String SOME = """
            select booking
              from session.session
             where site = :site
               and (cast(:until as timestamptz) is null or begins < cast(:until as timestamptz))
               and (cast(:from as timestamptz) is null or ends > cast(:from as timestamptz))
               and (cast(:after as uuid) is null
                    or (begins, booking) > (select begins, booking from session.session where booking = cast(:after as uuid)))
             order by begins, booking
             limit :most
            """;
}
