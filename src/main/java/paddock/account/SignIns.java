package paddock.account;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.factor.Proof;
import paddock.kernel.Acting;
import paddock.kernel.Email;
import paddock.kernel.Token;
import paddock.web.NotFound;

/** Signing in and out, and the devices on which people are. */
@Component
class SignIns {

    /** NIST SP 800-63B-4, section 2.1.3: a month at the most without a new proof. */
    private static final Duration LONGEST = Duration.ofDays(30);

    static final Duration LONGEST_UNUSED = Duration.ofDays(7);
    /** How long ago a password may have been given for an act that asks for it. */
    static final Duration FRESH = Duration.ofMinutes(10);

    private static final int LONGEST_DEVICE = 300;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Passwords passwords;
    private final Failures failures;
    private final HalfSignIns halves;
    private final Trail trail;
    private final InstantSource clock;

    SignIns(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Passwords passwords,
            Failures failures,
            HalfSignIns halves,
            Trail trail,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.passwords = passwords;
        this.failures = failures;
        this.halves = halves;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Where an attempt comes from.
     *
     * @param known what the device was given at an earlier sign-in, if anything
     */
    record Origin(String device, String address, @Nullable Token known) {}

    private record Credentials(UUID person, @Nullable String password) {}

    /** Signs somebody in who gives the right password; takes as long for an address that nobody has. */
    SigningIn begin(String written, String password, Origin origin) {
        Instant now = clock.instant();
        String email = Email.of(written).map(Email::address).orElse("");
        Failures.Attempt attempt = failures.atPassword(email, origin, now);
        if (!failures.admit(attempt, now)) {
            return new SigningIn.TooMany();
        }
        Optional<Credentials> found = jdbc.sql(CREDENTIALS)
                .param("email", email)
                .query((row, n) -> new Credentials(row.getObject("id", UUID.class), row.getString("password")))
                .optional();
        if (!passwords.fits(password, found.map(Credentials::password).orElse(null))) {
            return new SigningIn.Wrong();
        }
        SigningIn outcome = transaction.execute(status -> enter(found.orElseThrow(), origin));
        failures.forgive(attempt);
        return outcome;
    }

    /** Checking a password takes its time: by the end of it the password must still be theirs, and stay so. */
    private SigningIn enter(Credentials fitting, Origin origin) {
        boolean still = jdbc.sql(STILL)
                .param("id", fitting.person())
                .param("password", fitting.password())
                .query(UUID.class)
                .optional()
                .isPresent();
        return still ? enter(fitting.person(), origin, Proof.PASSWORD) : new SigningIn.Wrong();
    }

    /**
     * By what somebody has proved who they are.
     *
     * @param at when they did so elsewhere, which may be long ago; absent where it was here and now
     */
    record Proven(Proof by, @Nullable Instant at) {}

    SigningIn enter(UUID person, Origin origin, Proof by) {
        return enter(person, origin, new Proven(by, null));
    }

    /** Signs somebody in who has proved who they are; whoever wants a second step, and gave one, has that still before them. */
    SigningIn enter(UUID person, Origin origin, Proven proven) {
        return !proven.by().twoSteps() && halves.needed(person)
                ? new SigningIn.Half(halves.begin(person, proven))
                : welcome(person, origin, proven);
    }

    /**
     * Signs in whoever gives the code that was still to come. It is one act: what makes half sign-ins worthless, and waits
     * for the person, finds the device signed in, or has ended what this code was for.
     */
    SigningIn finish(Token ticket, String code, Origin origin) {
        SigningIn outcome = transaction.execute(status -> switch (halves.prove(ticket, code, origin)) {
            case HalfSignIns.Proving.Proved proved -> welcome(proved.person(), origin, proved.proven());
            case HalfSignIns.Proving.Wrong _ -> new SigningIn.Wrong();
            case HalfSignIns.Proving.TooMany _ -> new SigningIn.TooMany();
            case HalfSignIns.Proving.Gone _ -> new SigningIn.Gone();
        });
        return outcome;
    }

    SigningIn.Welcome welcome(UUID person, Origin origin, Proof by) {
        return welcome(person, origin, new Proven(by, null));
    }

    /** Signs somebody in who has proved all there is to prove: for a sensitive act it counts when that was. */
    SigningIn.Welcome welcome(UUID person, Origin origin, Proven proven) {
        Token device = Token.random();
        Instant now = clock.instant();
        Instant proved = proven.at() == null || proven.at().isAfter(now) ? now : proven.at();
        Token known = transaction.execute(status -> {
            String name = jdbc.sql(SEEN)
                    .param("id", person)
                    .param("now", Timestamp.from(now))
                    .query(String.class)
                    .optional()
                    .orElseThrow(() -> new NotFound("person"));
            jdbc.sql(BEGIN)
                    .param("id", UUID.randomUUID())
                    .param("person", person)
                    .param("token", device.digest())
                    .param("device", cut(origin.device()))
                    .param("address", origin.address())
                    .param("proof", proven.by().name())
                    .param("proved", Timestamp.from(proved))
                    .param("now", Timestamp.from(now))
                    .param("ends", Timestamp.from(now.plus(LONGEST)))
                    .update();
            trail.record(
                    new Acting(person, name, origin.address(), Set.of(), Map.of()),
                    Deed.of("signed-in", "person", person)
                            .changing(Map.of(), Map.of("proof", proven.by().name())));
            return know(person, origin);
        });
        return new SigningIn.Welcome(device, known);
    }

    /** Remembers that a person was on that device, so that strangers' wrong passwords do not shut them out there. */
    Token know(UUID person, Origin origin) {
        return failures.know(person, origin, clock.instant());
    }

    /** The same of a device that has shown no more than that its person's mailbox is read there. */
    Token knowByMail(UUID person, Origin origin) {
        return failures.knowByMail(person, origin, clock.instant());
    }

    /** A device's sign-in while it lasts. */
    record Current(UUID signIn, UUID person, Instant provedAt, boolean twoSteps) {

        boolean fresh(Instant now) {
            return now.isBefore(provedAt.plus(FRESH));
        }
    }

    /** Who is signed in on the device that shows this; its use is noted at most once a minute. */
    Optional<Current> current(Token device) {
        Instant now = clock.instant();
        return jdbc.sql(CURRENT)
                .param("token", device.digest())
                .param("now", Timestamp.from(now))
                .param("unused", Timestamp.from(now.minus(LONGEST_UNUSED)))
                .param("noted", Timestamp.from(now.minusSeconds(60)))
                .query((row, n) -> new Current(
                        row.getObject("id", UUID.class),
                        row.getObject("person", UUID.class),
                        row.getTimestamp("proved_at").toInstant(),
                        row.getString("proof") != null
                                && Proof.valueOf(row.getString("proof")).twoSteps()))
                .optional();
    }

    /** Whether that device is signed in still. */
    boolean lasts(Current current) {
        return jdbc.sql("select exists (select 1 from account.sign_in where id = :id)")
                .param("id", current.signIn())
                .query(Boolean.class)
                .single();
    }

    /**
     * The right password again, for an act that asks for it; wrong ones count for that device alone. It is no proof yet
     * where there is a second step.
     */
    SigningIn prove(Current current, String password) {
        Failures.Attempt attempt = Failures.Attempt.atProof(current.signIn());
        if (!failures.admit(attempt, clock.instant())) {
            return new SigningIn.TooMany();
        }
        String hash = jdbc.sql("select password from account.person where id = :id")
                .param("id", current.person())
                .query(String.class)
                .optional()
                .orElse(null);
        if (!passwords.fits(password, hash)) {
            return new SigningIn.Wrong();
        }
        failures.forgive(attempt);
        if (halves.needed(current.person())) {
            return new SigningIn.Half(halves.begin(current.person(), new Proven(Proof.PASSWORD, null)));
        }
        proved(current, Proof.PASSWORD);
        return new SigningIn.Proved();
    }

    /** Its person has just proved once more that it is them. */
    void proved(Current current, Proof by) {
        jdbc.sql(PROVED)
                .param("now", Timestamp.from(clock.instant()))
                .param("proof", by.name())
                .param("better", by.twoSteps() || !current.twoSteps())
                .param("id", current.signIn())
                .update();
    }

    private static String cut(String device) {
        return device.length() <= LONGEST_DEVICE ? device : device.substring(0, LONGEST_DEVICE);
    }

    private static final String CREDENTIALS = """
            select id, password from account.person where email = :email and left_at is null and password is not null
            """;

    private static final String STILL = """
            select id from account.person where id = :id and password = :password and left_at is null for update
            """;

    /** First, for whoever is being forgotten at this moment must leave nothing behind. */
    private static final String SEEN = """
            update account.person set seen_at = :now, warned_at = null where id = :id returning name
            """;

    private static final String BEGIN = """
            insert into account.sign_in (id, person, token, device, address, began_at, seen_at, proved_at, ends_at, proof)
            values (:id, :person, :token, :device, :address, :now, :now, :proved, :ends, :proof)
            """;

    /** A second step, once given on a device, is not taken back by a later proof without one. */
    private static final String PROVED = """
            update account.sign_in
               set proved_at = :now, proof = case when :better then :proof else proof end
             where id = :id
            """;

    private static final String CURRENT = """
            with found as (
              select s.id, s.person, s.proved_at, s.seen_at, s.proof
              from account.sign_in s join account.person p on p.id = s.person
              where s.token = :token and s.ends_at > :now and s.seen_at > :unused and p.left_at is null
            ), noted as (
              update account.sign_in set seen_at = :now
              where id in (select id from found where seen_at < :noted)
            )
            select id, person, proved_at, proof from found
            """;
}
