package paddock.hook;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.hook.Endpoint.Why;
import paddock.kernel.Acting;

/**
 * Sends what is due, one message to an endpoint at a time. The lane of the endpoint and the message stay locked while it
 * is sent: other nodes turn to other endpoints, and whoever dies in between leaves all as it was, to be sent again under
 * the same id.
 */
@Component
class Sending {

    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

    /** Nothing got through for as long: a message that is given up then takes its endpoint with it. */
    private static final Duration HOPELESS = Duration.ofDays(2);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Vault vault;
    private final Caller caller;
    private final Endpoints endpoints;
    private final HookMails mails;
    private final InstantSource clock;
    private final RandomGenerator chance = RandomGenerator.getDefault();

    Sending(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Vault vault,
            Caller caller,
            Endpoints endpoints,
            HookMails mails,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.vault = vault;
        this.caller = caller;
        this.endpoints = endpoints;
        this.mails = mails;
        this.clock = clock;
    }

    /** An endpoint whose turn it is, with the secrets that hold. */
    private record Lane(
            UUID endpoint,
            String address,
            List<SigningSecret> secrets,
            int failures,
            @Nullable Instant failingSince) {}

    private record Due(UUID id, UUID event, String act, String body, int attempts) {

        boolean isTest() {
            return act.equals(Happenings.TEST);
        }

        boolean isLast() {
            return isTest() || attempts + 1 >= Pauses.MOST_ATTEMPTS;
        }
    }

    /** Sends one; false where nothing is due, or others are at all of it. */
    boolean next() {
        Optional<String> key = vault.mark();
        return key.isPresent()
                && Boolean.TRUE.equals(transaction.execute(status -> {
                    Optional<Lane> lane = lane(key.get());
                    lane.ifPresent(one -> due(one).ifPresent(due -> settle(one, due, send(one, due))));
                    return lane.isPresent();
                }));
    }

    private Optional<Lane> lane(String key) {
        Timestamp now = Timestamp.from(clock.instant());
        return jdbc.sql(LANE)
                .param("key", key)
                .param("now", now)
                .query((row, n) -> lane(row))
                .optional();
    }

    private Lane lane(ResultSet row) throws SQLException {
        UUID endpoint = row.getObject("endpoint", UUID.class);
        List<SigningSecret> secrets = new ArrayList<>();
        for (String column : List.of("secret", "former")) {
            byte[] kept = row.getBytes(column);
            if (kept != null) {
                vault.open(endpoint, kept).ifPresent(secrets::add);
            }
        }
        return new Lane(
                endpoint,
                Objects.requireNonNull(row.getString("address")),
                List.copyOf(secrets),
                row.getInt("failures"),
                EndpointRows.instant(row, "failing_since"));
    }

    /** Asked once the lane is ours: until then another node may have sent it. */
    private Optional<Due> due(Lane lane) {
        return jdbc.sql(DUE)
                .param("endpoint", lane.endpoint())
                .param("now", Timestamp.from(clock.instant()))
                .query((row, n) -> new Due(
                        row.getObject("id", UUID.class),
                        row.getObject("event", UUID.class),
                        Objects.requireNonNull(row.getString("act")),
                        Objects.requireNonNull(row.getString("body")),
                        row.getInt("attempts")))
                .optional();
    }

    private Answer send(Lane lane, Due due) {
        Caller.Message message =
                new Caller.Message(URI.create(lane.address()), due.event(), clock.instant(), due.body());
        return lane.secrets().isEmpty() ? new Answer.Away(Fault.SECRET) : caller.call(message, lane.secrets());
    }

    /** What became of an attempt, as it is noted. */
    private record Note(
            @Nullable Fault fault,
            @Nullable Integer status,
            @Nullable String said) {}

    private void settle(Lane lane, Due due, Answer answer) {
        switch (answer) {
            case Answer.Taken taken -> {
                end(due, "delivered", new Note(null, taken.status(), taken.said()));
                jdbc.sql(WELL)
                        .param("endpoint", lane.endpoint())
                        .param("now", Timestamp.from(clock.instant()))
                        .update();
            }
            case Answer.Gone gone -> {
                end(due, "given-up", new Note(Fault.GONE, gone.status(), gone.said()));
                disable(lane, Why.GONE);
            }
            case Answer.Refused refused ->
                failed(lane, due, new Note(refused.fault(), refused.status(), refused.said()), refused.later());
            case Answer.Away away -> failed(lane, due, new Note(away.fault(), null, null), null);
        }
    }

    private void failed(Lane lane, Due due, Note note, @Nullable Duration later) {
        Instant now = clock.instant();
        int failures = lane.failures() + 1;
        if (!due.isTest()) {
            jdbc.sql(BADLY)
                    .param("endpoint", lane.endpoint())
                    .param("now", Timestamp.from(now))
                    .param("rests", Timestamp.from(now.plus(Pauses.rest(failures, chance))))
                    .update();
        }
        if (due.isLast()) {
            end(due, "given-up", note);
            LOG.warn("A message to webhook {} is given up: {}", lane.endpoint(), note.fault());
            Instant since = lane.failingSince();
            if (!due.isTest() && since != null && !since.isAfter(now.minus(HOPELESS))) {
                disable(lane, Why.FAILING);
            }
            return;
        }
        Duration pause = Pauses.after(due.attempts() + 1, chance);
        Instant again = now.plus(later != null && later.compareTo(pause) > 0 ? later : pause);
        jdbc.sql(POSTPONED)
                .param("id", due.id())
                .param("due", Timestamp.from(again))
                .param("fault", note.fault() == null ? null : note.fault().key())
                .param("status", note.status())
                .param("said", note.said())
                .update();
    }

    private void end(Due due, String state, Note note) {
        jdbc.sql(ENDED)
                .param("id", due.id())
                .param("state", state)
                .param("now", Timestamp.from(clock.instant()))
                .param("fault", note.fault() == null ? null : note.fault().key())
                .param("status", note.status())
                .param("said", note.said())
                .update();
    }

    private void disable(Lane lane, Why why) {
        if (endpoints.stop(Acting.PADDOCK, lane.endpoint(), why)) {
            mails.disabled(endpoints.withId(lane.endpoint()).orElseThrow());
        }
    }

    /** That of which something is due, and whose turn was the longest ago. */
    private static final String LANE = """
            select l.endpoint, e.address, e.secret, l.failures, l.failing_since,
                   case when e.former_until > :now then e.former end as former
              from hook.lane l
              join hook.endpoint e on e.id = l.endpoint
             where e.disabled_at is null and e.removed_at is null and e.sealed_by = :key
               and l.rests_until <= :now
               and exists (select 1
                             from hook.delivery d
                            where d.endpoint = l.endpoint and d.state = 'waiting' and d.due_at <= :now
                              and not exists (select 1
                                                from hook.delivery earlier
                                               where earlier.endpoint = d.endpoint and earlier.thing = d.thing
                                                 and earlier.state = 'waiting' and earlier.position < d.position))
             order by l.served_at, l.endpoint
             limit 1
               for update of l skip locked
            """;

    /** The first due that has nothing waiting before it about the same thing. */
    private static final String DUE = """
            select d.id, d.event, v.act, v.body, d.attempts
              from hook.delivery d
              join hook.event v on v.id = d.event
             where d.endpoint = :endpoint and d.state = 'waiting' and d.due_at <= :now
               and not exists (select 1
                                 from hook.delivery earlier
                                where earlier.endpoint = d.endpoint and earlier.thing = d.thing
                                  and earlier.state = 'waiting' and earlier.position < d.position)
             order by d.position
             limit 1
               for update of d skip locked
            """;

    private static final String WELL = """
            update hook.lane
               set failures = 0, failing_since = null, served_at = :now, rests_until = :now
             where endpoint = :endpoint
            """;

    private static final String BADLY = """
            update hook.lane
               set failures = failures + 1, failing_since = coalesce(failing_since, :now), served_at = :now,
                   rests_until = :rests
             where endpoint = :endpoint
            """;

    private static final String POSTPONED = """
            update hook.delivery
               set attempts = attempts + 1, due_at = :due, fault = :fault, status = cast(:status as int), said = :said
             where id = :id
            """;

    private static final String ENDED = """
            update hook.delivery
               set state = :state, attempts = attempts + 1, ended_at = :now, fault = :fault,
                   status = cast(:status as int), said = :said
             where id = :id
            """;
}
