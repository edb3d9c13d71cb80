package paddock.hook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.kernel.Acting;

/** What was sent to an endpoint, or waits to be, and the wish that it be sent now. */
@Component
class Deliveries {

    static final int ON_A_PAGE = 50;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Endpoints endpoints;
    private final Hearing hearing;
    private final HookBell bell;
    private final Trail trail;
    private final InstantSource clock;

    Deliveries(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Endpoints endpoints,
            Hearing hearing,
            HookBell bell,
            Trail trail,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.endpoints = endpoints;
        this.hearing = hearing;
        this.bell = bell;
        this.trail = trail;
        this.clock = clock;
    }

    /** Those of an endpoint, the latest first; one more than a page holds, where there is one. */
    List<DeliveryLine> of(UUID endpoint, @Nullable UUID before) {
        return jdbc.sql(OF)
                .param("endpoint", endpoint)
                .param("before", before)
                .param("most", ON_A_PAGE + 1)
                .query((row, n) -> line(row))
                .list();
    }

    Optional<DeliveryLine> withId(UUID endpoint, UUID id) {
        return jdbc.sql(LINE + " where d.endpoint = ? and d.id = ?")
                .param(endpoint)
                .param(id)
                .query((row, n) -> line(row))
                .optional();
    }

    /** What it says, in the bytes that are sent. */
    String body(UUID event) {
        return jdbc.sql("select body from hook.event where id = ?")
                .param(event)
                .query(String.class)
                .single();
    }

    /** Sends one again, from the beginning, whether or not it arrived; its id stays, so that whoever has it knows. */
    Urging again(Acting by, UUID endpoint, UUID id) {
        return transaction.execute(status -> {
            if (withId(endpoint, id).isEmpty()) {
                return new Urging.Unknown();
            }
            if (!isTold(endpoint)) {
                return new Urging.Disabled();
            }
            boolean ours = jdbc.sql("select id from hook.delivery where id = ? for update skip locked")
                    .param(id)
                    .query(UUID.class)
                    .optional()
                    .isPresent();
            if (!ours) {
                return new Urging.InHand();
            }
            jdbc.sql(AGAIN)
                    .param("id", id)
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
            trail.record(
                    by,
                    Deed.of("webhook-sent-again", Endpoints.KIND, endpoint)
                            .changing(Map.of(), Map.of("delivery", id.toString())));
            urge(endpoint);
            return new Urging.Queued();
        });
    }

    /** Sends it something that has not happened, once. */
    Urging tryOut(Acting by, UUID id) {
        return transaction.execute(status -> {
            Optional<Endpoint> endpoint = endpoints.withId(id);
            if (endpoint.isEmpty()) {
                return new Urging.Unknown();
            }
            if (!endpoint.get().isTold()) {
                return new Urging.Disabled();
            }
            hearing.tryOut(endpoint.get());
            trail.record(by, Deed.of("webhook-tested", Endpoints.KIND, id));
            urge(id);
            return new Urging.Queued();
        });
    }

    private boolean isTold(UUID endpoint) {
        return endpoints.withId(endpoint).filter(Endpoint::isTold).isPresent();
    }

    /** However it went before, it is tried now; where it is being sent something, that goes first. */
    private void urge(UUID endpoint) {
        jdbc.sql(URGE)
                .param("endpoint", endpoint)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                bell.ring();
            }
        });
    }

    private static DeliveryLine line(ResultSet row) throws SQLException {
        return new DeliveryLine(
                row.getObject("id", UUID.class),
                row.getObject("event", UUID.class),
                row.getObject("endpoint", UUID.class),
                Objects.requireNonNull(row.getString("act")),
                row.getObject("thing", UUID.class),
                row.getTimestamp("at").toInstant(),
                Objects.requireNonNull(row.getString("state")),
                row.getInt("attempts"),
                row.getTimestamp("due_at").toInstant(),
                EndpointRows.instant(row, "ended_at"),
                row.getString("fault"),
                row.getObject("status", Integer.class),
                row.getString("said"));
    }

    private static final String LINE = """
            select d.id, d.event, d.endpoint, v.act, d.thing, v.at, d.state, d.attempts, d.due_at, d.ended_at, d.fault,
                   d.status, d.said
              from hook.delivery d
              join hook.event v on v.id = d.event
            """;

    private static final String OF = LINE + """
             where d.endpoint = :endpoint
               and (cast(:before as uuid) is null
                    or d.position < (select position from hook.delivery where id = cast(:before as uuid)))
             order by d.position desc
             limit :most
            """;

    private static final String AGAIN = """
            update hook.delivery
               set state = 'waiting', attempts = 0, due_at = :now, ended_at = null
             where id = :id
            """;

    private static final String URGE = """
            update hook.lane
               set rests_until = :now
             where endpoint in (select endpoint from hook.lane where endpoint = :endpoint for update skip locked)
            """;
}
