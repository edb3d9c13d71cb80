package paddock.hook;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.hook.Endpoint.Wanted;
import paddock.hook.Endpoint.Why;
import paddock.hook.EndpointReader.Telling;
import paddock.kernel.Acting;

/** Sets up who is told what happens at a site. */
@Component
class Endpoints {

    /** What deeds are about. */
    static final String KIND = "webhook";

    static final int MOST = 20;
    /** For as long whoever receives messages can go on with the secret before. */
    static final Duration BESIDE = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final EndpointRows rows;
    private final TransactionTemplate transaction;
    private final Vault vault;
    private final Trail trail;
    private final InstantSource clock;

    Endpoints(
            JdbcClient jdbc,
            EndpointRows rows,
            PlatformTransactionManager transactions,
            Vault vault,
            Trail trail,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.transaction = new TransactionTemplate(transactions);
        this.vault = vault;
        this.trail = trail;
        this.clock = clock;
    }

    List<Endpoint> of(UUID site) {
        return rows.of(site);
    }

    Optional<Endpoint> withId(UUID id) {
        return rows.withId(id);
    }

    /** Whether its secret can be read here; where it cannot, another node or nobody tells it anything. */
    boolean isReadable(Endpoint endpoint) {
        return vault.mark().filter(endpoint.sealedBy()::equals).isPresent();
    }

    /** Its secret, for as long as that is the first it ever had; for whoever asks once more for what made it. */
    Optional<SigningSecret> firstSecret(UUID id) {
        return jdbc.sql(
                        "select secret from hook.endpoint where id = ? and renewed_at = added_at and former is null and secret is not null")
                .param(id)
                .query(byte[].class)
                .optional()
                .flatMap(shut -> vault.open(id, shut));
    }

    Keeping add(Acting by, UUID site, Wanted wanted) {
        UUID id = UUID.randomUUID();
        SigningSecret secret = SigningSecret.random();
        Vault.Sealed shut = vault.seal(id, secret);
        return transaction.execute(status -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtext('hook.endpoint'), hashtext(cast(? as text)))")
                    .param(site)
                    .query()
                    .singleRow();
            if (of(site).size() >= MOST) {
                return new Keeping.TooMany(MOST);
            }
            Timestamp now = Timestamp.from(now());
            jdbc.sql(ADD)
                    .param("id", id)
                    .param("site", site)
                    .param("name", wanted.name())
                    .param("address", wanted.address())
                    .param("acts", wanted.acts().toArray(String[]::new))
                    .param("secret", shut.bytes())
                    .param("by", shut.by())
                    .param("now", now)
                    .update();
            jdbc.sql("insert into hook.lane (endpoint, failures, served_at, rests_until) values (?, 0, ?, ?)")
                    .param(id)
                    .param(now)
                    .param(now)
                    .update();
            trail.record(by, Deed.of("webhook-added", KIND, id).changing(Map.of(), wanted.recorded()));
            return new Keeping.Given(withId(id).orElseThrow(), secret);
        });
    }

    /**
     * How an endpoint shall be from now on.
     *
     * @param version that was read
     */
    record Change(int version, Wanted wanted, Telling telling) {}

    Keeping write(Acting by, UUID id, Change change) {
        return change(id, change.version(), before -> {
            Wanted wanted = change.wanted();
            if (!wanted.equals(before.wanted())) {
                jdbc.sql("update hook.endpoint set name = ?, address = ?, acts = ?, version = version + 1 where id = ?")
                        .param(wanted.name())
                        .param(wanted.address())
                        .param(wanted.acts().toArray(String[]::new))
                        .param(id)
                        .update();
                trail.record(
                        by,
                        Deed.of("webhook-changed", KIND, id)
                                .changing(before.wanted().recorded(), wanted.recorded()));
            }
            if (change.telling() == Telling.TOLD) {
                enable(by, before);
            } else if (change.telling() == Telling.NOT_TOLD) {
                stop(by, id, Why.BY_HAND);
            }
            return kept(id);
        });
    }

    /** It is told nothing any more, and what was on its way to it stays here. */
    Keeping disable(Acting by, UUID id, int version) {
        return change(id, version, before -> {
            stop(by, id, Why.BY_HAND);
            return kept(id);
        });
    }

    /** It is told of whatever happens from now on. */
    Keeping enable(Acting by, UUID id, int version) {
        return change(id, version, before -> {
            enable(by, before);
            return kept(id);
        });
    }

    private void enable(Acting by, Endpoint before) {
        if (before.isTold()) {
            return;
        }
        giveUp(before.id());
        jdbc.sql(ENABLE).param(before.id()).update();
        jdbc.sql(BEGIN_ANEW).param(Timestamp.from(now())).param(before.id()).update();
        trail.record(by, Deed.of("webhook-enabled", KIND, before.id()));
    }

    /** A new secret; for a day messages are signed with the one before as well, where that can be read. */
    Keeping renew(Acting by, UUID id, int version) {
        SigningSecret secret = SigningSecret.random();
        Vault.Sealed shut = vault.seal(id, secret);
        return change(id, version, before -> {
            boolean goesOn = before.sealedBy().equals(shut.by());
            Instant now = now();
            jdbc.sql(RENEW)
                    .param("id", id)
                    .param("secret", shut.bytes())
                    .param("by", shut.by())
                    .param("now", Timestamp.from(now))
                    .param("until", goesOn ? Timestamp.from(now.plus(BESIDE)) : null)
                    .update();
            trail.record(by, Deed.of("webhook-secret-renewed", KIND, id));
            return new Keeping.Given(withId(id).orElseThrow(), secret);
        });
    }

    /** It is gone, with its address and its secret; what was sent to it goes when its time is over. */
    Keeping remove(Acting by, UUID id, int version) {
        return change(id, version, before -> {
            giveUp(id);
            jdbc.sql(REMOVE).param("id", id).param("now", Timestamp.from(now())).update();
            trail.record(
                    by,
                    Deed.of("webhook-removed", KIND, id)
                            .changing(before.wanted().recorded(), Map.of()));
            return new Keeping.Kept(before);
        });
    }

    /** In the transaction under way; whether it was told until now. */
    boolean stop(Acting by, UUID id, Why why) {
        boolean stopped = jdbc.sql("""
                        update hook.endpoint set disabled_at = ?, disabled_why = ?, version = version + 1
                         where id = ? and disabled_at is null and removed_at is null""")
                        .param(Timestamp.from(now()))
                        .param(why.key())
                        .param(id)
                        .update()
                == 1;
        if (stopped) {
            giveUp(id);
            trail.record(by, Deed.of("webhook-disabled", KIND, id).changing(Map.of(), Map.of("reason", why.key())));
        }
        return stopped;
    }

    /** All that waits for it, but for what is being sent this moment: nobody waits for that. */
    private void giveUp(UUID id) {
        jdbc.sql(GIVE_UP)
                .param("id", id)
                .param("fault", Fault.STOPPED.key())
                .param("now", Timestamp.from(now()))
                .update();
    }

    private Keeping change(UUID id, int version, Function<Endpoint, Keeping> act) {
        return transaction.execute(status -> {
            Optional<Endpoint> before = jdbc.sql("select id from hook.endpoint where id = ? for no key update")
                    .param(id)
                    .query(UUID.class)
                    .optional()
                    .flatMap(this::withId);
            if (before.isEmpty()) {
                return new Keeping.Unknown();
            }
            int now = before.get().version();
            return now == version ? act.apply(before.get()) : new Keeping.Overtaken(now);
        });
    }

    private Keeping kept(UUID id) {
        return new Keeping.Kept(withId(id).orElseThrow());
    }

    /** As fine as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static final String ADD = """
            insert into hook.endpoint (id, site, name, address, acts, secret, sealed_by, added_at, renewed_at, version)
            values (:id, :site, :name, :address, :acts, :secret, :by, :now, :now, 1)
            """;

    private static final String RENEW = """
            update hook.endpoint
               set former = case when cast(:until as timestamptz) is null then null else secret end,
                   former_until = cast(:until as timestamptz),
                   secret = :secret, sealed_by = :by, renewed_at = :now, version = version + 1
             where id = :id
            """;

    private static final String ENABLE = """
            update hook.endpoint set disabled_at = null, disabled_why = null, version = version + 1 where id = ?
            """;

    private static final String BEGIN_ANEW = """
            update hook.lane set failures = 0, failing_since = null, rests_until = ? where endpoint = ?
            """;

    private static final String REMOVE = """
            update hook.endpoint
               set removed_at = :now, secret = null, former = null, former_until = null, address = '', name = '',
                   version = version + 1
             where id = :id
            """;

    private static final String GIVE_UP = """
            update hook.delivery
               set state = 'given-up', fault = :fault, ended_at = :now
             where id in (select id from hook.delivery
                           where endpoint = :id and state = 'waiting'
                             for update skip locked)
            """;
}
