package paddock.series;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.booking.Booking;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.ground.Claim;
import paddock.ground.ClaimReader;
import paddock.series.Cycle.Occasion;
import paddock.series.Cycle.State;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Series and their dates as rows. */
@Component
class CycleRows {

    private final JdbcClient jdbc;
    private final Sites sites;
    private final JsonMapper json;

    CycleRows(JdbcClient jdbc, Sites sites, JsonMapper json) {
        this.jdbc = jdbc;
        this.sites = sites;
        this.json = json;
    }

    /** Whether it was not there before. */
    boolean add(Cycle cycle, @Nullable UUID by, Timestamp now) {
        boolean isNew = asked(jdbc.sql(ADD), cycle).param(now).param(by).update() > 0;
        if (isNew) {
            cycle.occasions()
                    .forEach(each -> jdbc.sql(ADD_OCCASION)
                            .param(cycle.id())
                            .param(Date.valueOf(each.planned()))
                            .param(Date.valueOf(each.on()))
                            .param(each.state().word())
                            .update());
        }
        return isNew;
    }

    /** Whether the one of that id asks for the same for the same company; what has become of its dates does not matter. */
    boolean has(Cycle cycle) {
        return asked(jdbc.sql(HAS), cycle).query(Boolean.class).single();
    }

    private JdbcClient.StatementSpec asked(JdbcClient.StatementSpec statement, Cycle cycle) {
        return statement
                .param(cycle.id())
                .param(cycle.site().id())
                .param(cycle.company())
                .param(cycle.rule().rule())
                .param(json.writeValueAsString(
                        cycle.first().stream().map(Claim::written).toList()))
                .param(json.writeValueAsString(cycle.said().use()))
                .param(cycle.said().reference());
    }

    void move(UUID cycle, LocalDate planned, LocalDate on) {
        jdbc.sql("update series.occasion set held_on = ? where cycle = ? and planned = ?")
                .param(Date.valueOf(on))
                .param(cycle)
                .param(Date.valueOf(planned))
                .update();
    }

    /** Nobody else asks for it until the transaction ends. */
    Optional<Occasion> locked(UUID cycle, LocalDate planned) {
        return jdbc.sql(OCCASION + " and planned = ? for update")
                .param(cycle)
                .param(Date.valueOf(planned))
                .query((row, n) -> occasion(row))
                .optional();
    }

    void become(UUID cycle, LocalDate planned, State state) {
        jdbc.sql(
                        "update series.occasion set state = ?, why = ?, booking = cast(? as uuid) where cycle = ? and planned = ?")
                .param(state.word())
                .param(state instanceof State.Refused refused ? refused.why() : "")
                .param(state instanceof State.Held held ? held.booking() : null)
                .param(cycle)
                .param(Date.valueOf(planned))
                .update();
    }

    Optional<Cycle> withId(UUID id) {
        return jdbc.sql(CYCLE + " where id = ?")
                .param(id)
                .query((row, n) -> cycle(row))
                .optional();
    }

    List<Cycle> ofSite(UUID site, int most) {
        return jdbc.sql(CYCLE + " where site = ? order by made_at desc, id limit ?")
                .param(site)
                .param(most)
                .query((row, n) -> cycle(row))
                .list();
    }

    private Cycle cycle(ResultSet row) throws SQLException {
        UUID id = Objects.requireNonNull(row.getObject("id", UUID.class));
        Site site = sites.withId(Objects.requireNonNull(row.getObject("site", UUID.class)))
                .orElseThrow();
        return new Cycle(
                id,
                site,
                Objects.requireNonNull(row.getObject("company", UUID.class)),
                Recurrence.read(Objects.requireNonNull(row.getString("rule"))),
                new ClaimReader(site).read(json.readTree(row.getString("claims"))),
                new Booking.Said(
                        json.readValue(row.getString("use"), ObjectNode.class),
                        Objects.requireNonNull(row.getString("reference")),
                        "",
                        ""),
                jdbc.sql(OCCASION + " order by planned")
                        .param(id)
                        .query((each, n) -> occasion(each))
                        .list());
    }

    private static Occasion occasion(ResultSet row) throws SQLException {
        State state = switch (String.valueOf(row.getString("state"))) {
            case "held" -> new State.Held(row.getObject("booking", UUID.class));
            case "refused" -> new State.Refused(Objects.requireNonNull(row.getString("why")));
            case "left-out" -> new State.LeftOut();
            default -> new State.Open();
        };
        return new Occasion(
                Objects.requireNonNull(row.getObject("planned", LocalDate.class)),
                Objects.requireNonNull(row.getObject("held_on", LocalDate.class)),
                state);
    }

    private static final String ADD = """
            insert into series.cycle (id, site, company, rule, claims, use, reference, made_at, made_by)
            values (?, ?, ?, ?, cast(? as jsonb), cast(? as jsonb), ?, ?, cast(? as uuid))
            on conflict (id) do nothing
            """;

    private static final String HAS = """
            select exists (select 1 from series.cycle
                            where id = ? and site = ? and company = ? and rule = ? and claims = cast(? as jsonb)
                              and use = cast(? as jsonb) and reference = ?)
            """;

    private static final String ADD_OCCASION = """
            insert into series.occasion (cycle, planned, held_on, state, why) values (?, ?, ?, ?, '')
            """;

    private static final String CYCLE = """
            select id, site, company, rule, claims::text as claims, use::text as use, reference from series.cycle
            """;

    private static final String OCCASION = """
            select planned, held_on, state, why, booking from series.occasion where cycle = ?
            """;
}
