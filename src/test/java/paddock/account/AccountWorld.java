package paddock.account;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.account.Invitations.Joining;
import paddock.audit.Trail;
import paddock.audit.Trails;
import paddock.factor.Demands;
import paddock.factor.Links;
import paddock.factor.Passkeys;
import paddock.factor.SecondSteps;
import paddock.factor.Telephone;
import paddock.kernel.Acting;
import paddock.kernel.Email;
import paddock.kernel.StaffRole;
import paddock.kernel.Token;
import paddock.personal.Lists;
import paddock.post.Posts;
import paddock.store.Database;
import paddock.store.TestDatabases;
import paddock.store.Trip;

/** Accounts on a database of their own, with a clock that the test moves. */
final class AccountWorld implements AutoCloseable {

    static final String PASSWORD = "un mot de passe de paille";

    static final String BASE = "http://localhost:8080";

    static final Acting BY = Acting.nobody("192.0.2.200");

    private final HikariDataSource source = new HikariDataSource();
    private Instant now = Instant.parse("2026-05-12T08:42:00Z");
    final Passwords passwords = new Passwords();
    private final TransactionTemplate transaction;
    private final JdbcTransactionManager transactions;
    final JdbcClient jdbc;
    final People people;
    final Invitations invitations;
    final SignIns signIns;
    final ApiTokens tokens;
    final Resets resets;
    final SecondSteps steps;
    final Factors factors;
    final HalfSignIns halves;
    final Devices devices;
    final Links links;
    final Demands demands;

    AccountWorld(TestDatabases databases) {
        Database database = databases.migrated();
        source.setJdbcUrl(database.jdbcUrl());
        source.setUsername(database.user());
        source.setPassword(database.password());
        source.setMaximumPoolSize(16);
        jdbc = JdbcClient.create(source);
        JdbcTransactionManager transactions = new JdbcTransactionManager(source);
        InstantSource clock = () -> now;
        Trail trail = Trails.on(source, clock);
        AccountMails mails = new AccountMails(
                Posts.on(jdbc, clock),
                Posts.stationery("account", "post", "web"),
                Lists.suppressions(jdbc, transactions, trail, clock),
                "on");
        Failures failures = new Failures(jdbc);
        Passkeys passkeys = Telephone.passkeys(jdbc, transactions, trail, clock);
        transaction = new TransactionTemplate(transactions);
        this.transactions = transactions;
        links = Telephone.links(jdbc, transactions, trail, clock);
        demands = Telephone.demands(source, transactions, trail, clock);
        people = new People(jdbc, transactions, passkeys, links, new Roles(jdbc), mails, trail, clock);
        invitations = new Invitations(jdbc, transactions, people, passwords, mails, trail, clock);
        steps = Telephone.door(jdbc, transactions, trail, clock);
        halves = new HalfSignIns(jdbc, transactions, steps, failures, clock);
        signIns = new SignIns(jdbc, transactions, passwords, failures, halves, trail, clock);
        devices = new Devices(jdbc, transactions, trail, clock);
        factors = new Factors(
                steps, passkeys, links, demands, people, signIns, devices, mails, failures, clock, transactions);
        resets = new Resets(jdbc, transactions, people, passwords, failures, mails, trail, clock);
        tokens = new ApiTokens(jdbc, transactions, people, mails, trail, clock, new Trip(new JdbcTemplate(source)));
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Instant now() {
        return now;
    }

    /** Somebody who has taken their invitation. */
    UUID join(String email, StaffRole... roles) {
        People.Profile profile = new People.Profile(Email.of(email).orElseThrow(), "Camille", "fr");
        Joining.Invited invited = (Joining.Invited) invitations.invite(BY, profile, Set.copyOf(List.of(roles)), BASE);
        invitations.take(BY, invited.invitation(), PASSWORD);
        return invited.person();
    }

    /** Somebody of the demonstration, as they act. */
    Acting ofDemonstration(String email, StaffRole role) {
        UUID person = join(email, role);
        jdbc.sql("update account.person set demo = true where id = :id")
                .param("id", person)
                .update();
        return new Acting(person, "Démo", "192.0.2.201", Set.of(role), Map.of());
    }

    /** A start without the demonstration. */
    void withoutDemonstration() {
        new DemonstrationAccounts(jdbc, transactions, passwords, () -> now, new StaticMessageSource(), "off").prepare();
    }

    /** What the mails to somebody say, in order. */
    List<String> mails(String email) {
        return jdbc.sql(
                        "select m.subject || chr(10) || m.body from post.mail m join post.outgoing o on o.id = m.id where m.recipient = :to order by o.position")
                .param("to", email)
                .query((row, n) -> Objects.requireNonNull(row.getString(1)))
                .list();
    }

    /** What was done, in order. */
    List<String> deeds() {
        return jdbc.sql("select act from audit.act order by id")
                .query((row, n) -> Objects.requireNonNull(row.getString("act")))
                .list();
    }

    /** A passkey that somebody has, though no device could sign with it. */
    void passkey(UUID person) {
        jdbc.sql("""
                insert into factor.passkey
                  (id, person, credential, public_key, signature_count, uv_initialized, transports,
                   backup_eligible, backup_state, name, made_at, used_at)
                values (:id, :person, decode(md5(:id::text), 'hex'), decode('00', 'hex'), 0, true, '{}',
                        false, false, 'Clé', now(), now())
                """).param("id", UUID.randomUUID()).param("person", person).update();
    }

    int passkeys(UUID person) {
        return jdbc.sql("select count(*) from factor.passkey where person = :person")
                .param("person", person)
                .query(Integer.class)
                .single();
    }

    /** What comes of an act that waits for somebody's account, while that is changed by another. */
    <T> T overtaken(UUID person, Callable<T> act, Runnable change) throws Exception {
        try (ExecutorService rival = Executors.newSingleThreadExecutor()) {
            Future<T> outcome = Objects.requireNonNull(transaction.execute(status -> {
                people.stays(person);
                Future<T> begun = rival.submit(act);
                awaitRival();
                change.run();
                return begun;
            }));
            return outcome.get();
        }
    }

    /** Until somebody waits for what this transaction holds. */
    private void awaitRival() {
        for (int i = 0; i < 3000; i++) {
            if (jdbc.sql(WAITS).query(Boolean.class).single()) {
                return;
            }
            LockSupport.parkNanos(10_000_000);
        }
        throw new IllegalStateException("nobody waits");
    }

    private static final String WAITS = """
            select exists (
              select 1 from pg_locks where not granted and pg_backend_pid() = any (pg_blocking_pids(pid)))
            """;

    SigningIn.Welcome welcome(String email) {
        return (SigningIn.Welcome) signIns.begin(email, PASSWORD, comingFrom("192.0.2.1", null));
    }

    static SignIns.Origin comingFrom(String address, @Nullable Token known) {
        return new SignIns.Origin("Firefox", address, known);
    }

    @Override
    public void close() {
        source.close();
    }

    /** All at once; what came of each. */
    static <T> List<T> together(List<Callable<T>> acts) throws Exception {
        CyclicBarrier start = new CyclicBarrier(acts.size());
        try (ExecutorService rivals = Executors.newFixedThreadPool(acts.size())) {
            List<Future<T>> under = new ArrayList<>();
            for (Callable<T> act : acts) {
                under.add(rivals.submit(() -> {
                    start.await();
                    return act.call();
                }));
            }
            List<T> outcomes = new ArrayList<>();
            for (Future<T> one : under) {
                outcomes.add(one.get());
            }
            return outcomes;
        }
    }
}
