package paddock.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.booking.Booking;
import paddock.circuit.Direction;
import paddock.circuit.Sites;
import paddock.ground.Claim;
import paddock.kernel.Token;
import paddock.kernel.Window;
import paddock.request.Request.State;
import paddock.web.Asked;
import paddock.web.BadInput;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Requests as rows. */
@Component
final class RequestRows {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Sites sites;

    RequestRows(JdbcClient jdbc, JsonMapper json, Sites sites) {
        this.jdbc = jdbc;
        this.json = json;
        this.sites = sites;
    }

    Optional<Request> withId(UUID id) {
        return jdbc.sql(REQUEST + " where r.id = ?")
                .param(id)
                .query((row, n) -> request(row))
                .optional();
    }

    /** Nobody else decides on it until the transaction ends. */
    Optional<Request> locked(UUID id) {
        jdbc.sql("select id from request.request where id = ? for update")
                .param(id)
                .query((row, n) -> n)
                .list();
        return withId(id);
    }

    Optional<Request> withToken(Token token) {
        return jdbc.sql(REQUEST + " where r.token = ?")
                .param(token.digest())
                .query((row, n) -> request(row))
                .optional();
    }

    /** @param token by which it is confirmed; absent where nobody has to */
    void add(Request request, @Nullable UUID by, @Nullable Token token) {
        Request.Asker asker = request.asker();
        jdbc.sql(INSERT)
                .param(request.id())
                .param(request.site())
                .param(asker.name())
                .param(asker.firm())
                .param(asker.email())
                .param(asker.phone())
                .param(asker.message())
                .param(asker.language())
                .param(request.company())
                .param(json.writeValueAsString(
                        request.claims().stream().map(Claim::written).toList()))
                .param(json.writeValueAsString(request.said().use()))
                .param(Timestamp.from(request.askedAt()))
                .param(by)
                .param(token == null ? null : token.digest())
                .param(
                        request.state() instanceof State.Unconfirmed unconfirmed
                                ? Timestamp.from(unconfirmed.until())
                                : null)
                .update();
    }

    void confirm(UUID id) {
        jdbc.sql("update request.request set token = null, until = null, version = version + 1 where id = ?")
                .param(id)
                .update();
    }

    void decide(UUID id, State state, @Nullable UUID by) {
        State.Granted granted = state instanceof State.Granted had ? had : null;
        State.Declined declined = state instanceof State.Declined not ? not : null;
        Instant at = granted != null
                ? granted.at()
                : Objects.requireNonNull(declined).at();
        jdbc.sql(DECIDE)
                .param(granted != null ? "granted" : "declined")
                .param(Timestamp.from(at))
                .param(by)
                .param(declined == null ? "" : declined.why())
                .param(granted == null ? null : granted.booking())
                .param(id)
                .update();
    }

    /**
     * Which requests somebody wants to see.
     *
     * @param state empty for all
     * @param after the number of the last one already seen
     */
    record Wanted(UUID site, String state, long after) {

        static final List<String> STATES = List.of("open", "granted", "declined");

        /** @throws BadInput what cannot be read */
        static Wanted of(UUID site, Map<String, String> parameters) {
            String state = parameters.getOrDefault("state", "");
            if (!state.isEmpty() && !STATES.contains(state)) {
                throw new BadInput("state", state, STATES);
            }
            String after = parameters.getOrDefault("after", "");
            if (!after.matches("\\d{0,18}")) {
                throw new BadInput("after", after, List.of("1"));
            }
            return new Wanted(site, state, after.isEmpty() ? 0 : Long.parseLong(after));
        }
    }

    /** Those that were confirmed, the oldest first; {@code most} at most. */
    List<Request> found(Wanted wanted, int most) {
        return jdbc.sql(REQUEST + FOUND)
                .param("site", wanted.site())
                .param("state", wanted.state())
                .param("after", wanted.after())
                .param("most", most)
                .query((row, n) -> request(row))
                .list();
    }

    int forget(Instant time, int most) {
        return jdbc.sql(FORGET).param(Timestamp.from(time)).param(most).update();
    }

    int forgetUnconfirmed(Instant time, int most) {
        return jdbc.sql(FORGET_UNCONFIRMED)
                .param(Timestamp.from(time))
                .param(most)
                .update();
    }

    private Request request(ResultSet row) throws SQLException {
        UUID site = Objects.requireNonNull(row.getObject("site", UUID.class));
        ZoneId zone = sites.withId(site).orElseThrow().zone();
        return new Request(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                row.getLong("number"),
                site,
                new Request.Asker(
                        text(row, "name"),
                        text(row, "firm"),
                        text(row, "email"),
                        text(row, "phone"),
                        text(row, "message"),
                        text(row, "language")),
                row.getObject("company", UUID.class),
                claims(json.readTree(text(row, "claims")), zone),
                new Booking.Said(json.readValue(text(row, "use"), ObjectNode.class), "", "", ""),
                row.getTimestamp("asked_at").toInstant(),
                state(row),
                row.getInt("version"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static State state(ResultSet row) throws SQLException {
        @Nullable String decided = row.getString("decided");
        @Nullable Timestamp until = row.getTimestamp("until");
        if (decided == null) {
            return until == null ? new State.Open() : new State.Unconfirmed(until.toInstant());
        }
        Instant at = row.getTimestamp("decided_at").toInstant();
        return decided.equals("granted")
                ? new State.Granted(row.getObject("booking", UUID.class), at)
                : new State.Declined(text(row, "answer"), at);
    }

    /** As {@link Claim#written} wrote them; the site may have changed since. */
    private static List<Claim> claims(JsonNode list, ZoneId zone) {
        List<Claim> claims = new ArrayList<>();
        for (JsonNode claim : list) {
            Window window = new Window(time(claim, "from", zone), time(claim, "until", zone));
            String direction = claim.path("direction").asString("");
            claims.add(
                    claim.has("layout")
                            ? new Claim.Track(
                                    Asked.id("layout", claim.path("layout").asString("")),
                                    direction.isEmpty() ? null : Direction.valueOf(direction.toUpperCase(Locale.ROOT)),
                                    window)
                            : new Claim.Units(
                                    Asked.id("pool", claim.path("pool").asString("")),
                                    claim.path("units").intValue(),
                                    window));
        }
        return claims;
    }

    private static java.time.ZonedDateTime time(JsonNode claim, String name, ZoneId zone) {
        return OffsetDateTime.parse(claim.path(name).asString("")).atZoneSameInstant(zone);
    }

    private static final String REQUEST = """
            select r.id, r.number, r.site, r.name, r.firm, r.email, r.phone, r.message, r.language, r.company,
                   r.claims::text as claims, r.use::text as use, r.asked_at, r.until, r.decided, r.decided_at, r.answer,
                   r.booking, r.version
              from request.request r
            """;

    private static final String INSERT = """
            insert into request.request (id, site, name, firm, email, phone, message, language, company, claims, use, asked_at,
                                         asked_by, token, until, answer, version)
            values (?, ?, ?, ?, ?, ?, ?, ?, cast(? as uuid), cast(? as jsonb), cast(? as jsonb), ?, cast(? as uuid), ?, ?, '', 1)
            """;

    private static final String DECIDE = """
            update request.request
               set decided = ?, decided_at = ?, decided_by = cast(? as uuid), answer = ?, booking = cast(? as uuid),
                   version = version + 1
             where id = ?
            """;

    private static final String FOUND = """
             where r.site = :site and r.until is null and r.number > :after
               and (:state = '' or :state = coalesce(r.decided, 'open'))
             order by r.number
             limit :most
            """;

    private static final String FORGET = """
            delete from request.request
             where id in (select id from request.request
                           where until is null and coalesce(decided_at, asked_at) < ?
                           limit ? for update skip locked)
            """;

    private static final String FORGET_UNCONFIRMED = """
            delete from request.request
             where id in (select id from request.request where until < ? limit ? for update skip locked)
            """;
}
