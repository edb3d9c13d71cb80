package paddock.account;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.kernel.Acting;
import paddock.kernel.Email;
import paddock.kernel.Token;

/**
 * Links on which somebody who forgot their password chooses another, each good for one use and an hour. Asking is answered
 * alike, after the same work, whether somebody has the address or nobody.
 */
@Component
class Resets {

    private static final Duration GOOD = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TransactionTemplate within;
    private final People people;
    private final Passwords passwords;
    private final Failures failures;
    private final AccountMails mails;
    private final Trail trail;
    private final InstantSource clock;

    Resets(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            People people,
            Passwords passwords,
            Failures failures,
            AccountMails mails,
            Trail trail,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.within = new TransactionTemplate(transactions);
        this.within.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.people = people;
        this.passwords = passwords;
        this.failures = failures;
        this.mails = mails;
        this.trail = trail;
        this.clock = clock;
    }

    /** Every way it can end to ask for a link. */
    enum Asking {
        /** A mail is on its way, if there is somebody to get it. */
        ANSWERED,
        /** Too many from that network. */
        TOO_MANY
    }

    /**
     * Sends a link to whoever has that address. Past the number of mails that one mailbox gets, nothing is sent and nothing
     * is said of it: whoever has the mailbox has links enough.
     *
     * @param base with which the link begins
     */
    Asking ask(Acting by, String written, String base) {
        Instant now = clock.instant();
        String email = Email.of(written).map(Email::address).orElse("");
        if (!failures.admit(Failures.Attempt.atResetFrom(by.from()), now)) {
            return Asking.TOO_MANY;
        }
        if (failures.admit(Failures.Attempt.atResetOf(email), now)) {
            Token token = Token.random();
            transaction.executeWithoutResult(status -> write(by, email, token, mails.base(base)));
        }
        return Asking.ANSWERED;
    }

    /** For an address that nobody has, all is written as well, and then the mail and the act are taken back. */
    private void write(Acting by, String email, Token token, String base) {
        Instant now = clock.instant();
        jdbc.sql("delete from account.reset where until < :now")
                .param("now", Timestamp.from(now))
                .update();
        Optional<UUID> id = Optional.ofNullable(jdbc.sql(WRITE)
                .param("token", token.digest())
                .param("email", email)
                .param("until", Timestamp.from(now.plus(GOOD)))
                .query((row, n) -> Optional.ofNullable(row.getObject("person", UUID.class)))
                .single()
                .orElse(null));
        Person person = people.withId(id.orElseGet(UUID::randomUUID)).orElseGet(Resets::nobody);
        within.executeWithoutResult(status -> {
            mails.reset(person, base + "/sign-in/forgotten/" + token.secret());
            trail.record(by, Deed.of("reset-asked", "person", person.id()));
            if (id.isEmpty()) {
                status.setRollbackOnly();
            }
        });
    }

    private static Person nobody() {
        return new Person(UUID.randomUUID(), "nobody@localhost", "Nobody", "fr", false, false, null, Set.of());
    }

    /** Whom a link is for while it is good. */
    Optional<Person> person(Token token) {
        return jdbc.sql("select person from account.reset where token = :token and until > :now and person is not null")
                .param("token", token.digest())
                .param("now", Timestamp.from(clock.instant()))
                .query(UUID.class)
                .optional()
                .flatMap(people::withId);
    }

    /** Sets the password, signs the person and their programs out wherever they were; empty for a link that is not good. */
    Optional<UUID> take(Acting by, Token token, String password) {
        String hash = passwords.hash(password);
        return Optional.ofNullable(transaction.execute(status -> {
            jdbc.sql(LOCK).param("token", token.digest()).query(UUID.class).optional();
            UUID person = jdbc.sql(TAKE)
                    .param("token", token.digest())
                    .param("now", Timestamp.from(clock.instant()))
                    .query(UUID.class)
                    .optional()
                    .orElse(null);
            if (person == null) {
                return null;
            }
            people.setPassword(by, person, hash);
            for (String what : List.of("sign_in", "known_device", "api_token")) {
                jdbc.sql("delete from account." + what + " where person = :person")
                        .param("person", person)
                        .update();
            }
            return person;
        }));
    }

    private static final String WRITE = """
            insert into account.reset (token, person, until)
            values (:token,
                    (select id from account.person
                     where email = :email and left_at is null and password is not null),
                    :until)
            returning person
            """;

    /** The person first: two links of one person, used at once, would otherwise wait for each other. */
    private static final String LOCK = """
            select p.id from account.person p join account.reset r on r.person = p.id
            where r.token = :token
            for update of p
            """;

    private static final String TAKE = """
            delete from account.reset r using account.person p
            where r.token = :token and r.until > :now and p.id = r.person and p.left_at is null
            returning r.person
            """;
}
