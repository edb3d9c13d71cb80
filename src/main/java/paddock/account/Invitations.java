package paddock.account;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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
import paddock.kernel.Acting;
import paddock.kernel.StaffRole;
import paddock.kernel.Token;

/** Addresses on which somebody chooses a password, each good for one use and three days. */
@Component
class Invitations {

    private static final Duration GOOD = Duration.ofDays(3);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final People people;
    private final Passwords passwords;
    private final AccountMails mails;
    private final Trail trail;
    private final InstantSource clock;

    Invitations(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            People people,
            Passwords passwords,
            AccountMails mails,
            Trail trail,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.people = people;
        this.passwords = passwords;
        this.mails = mails;
        this.trail = trail;
        this.clock = clock;
    }

    /** Whom an invitation is for: somebody, or whoever is to be the first administrator. */
    record Guest(Optional<Person> person) {}

    /** Every way it can end to add somebody, or to set a password on an invitation. */
    sealed interface Joining {

        /**
         * They have still to come in.
         *
         * @param invitation on which they choose their password
         * @param link the address with it; shown once
         * @param mailed whether it went to them by mail as well
         */
        record Invited(UUID person, Token invitation, String link, boolean mailed) implements Joining {}

        record Joined(UUID person) implements Joining {}

        /** Somebody has that address. */
        record Taken() implements Joining {}

        /** The invitation was used, has ended, or never was. */
        record Gone() implements Joining {}
    }

    /**
     * Adds somebody, who then chooses a password on the invitation; it goes to them by mail where that can be.
     *
     * @param base with which its address begins
     */
    Joining invite(Acting by, People.Profile profile, Set<StaffRole> roles, String base) {
        return transaction.execute(status -> {
            UUID id = UUID.randomUUID();
            return people.add(by, id, profile, roles) ? send(id, base) : new Joining.Taken();
        });
    }

    /** A new one for somebody who has not taken theirs, or has lost the password; earlier ones are void. */
    Joining.Invited again(Acting by, UUID person, String base) {
        return transaction.execute(status -> {
            people.demandWithinDemonstration(by, person);
            trail.record(by, Deed.of("invited-again", "person", person));
            return send(person, base);
        });
    }

    private Joining.Invited send(UUID person, String base) {
        String link = mails.base(base) + "/welcome/";
        Token token = write(person);
        boolean mailed = mails.invitation(people.withId(person).orElseThrow(), link + token.secret());
        return new Joining.Invited(person, token, link + token.secret(), mailed);
    }

    /** For whoever is to be the first administrator; empty where there is one. */
    Optional<Token> forFirstAdministrator() {
        return Optional.ofNullable(transaction.execute(status -> people.administrators() > 0 ? null : write(null)));
    }

    /** Whom it is for while it is good. */
    Optional<Guest> guest(Token invitation) {
        return jdbc.sql("select person from account.invitation where token = :token and until > :now")
                .param("token", invitation.digest())
                .param("now", Timestamp.from(clock.instant()))
                .query((row, n) -> Optional.ofNullable(row.getObject("person", UUID.class)))
                .optional()
                .map(person -> new Guest(person.flatMap(people::withId)));
    }

    /** Takes it: its person has that password from now on, and is signed out wherever they were, programs as well. */
    Joining take(Acting by, Token invitation, String password) {
        String hash = passwords.hash(password);
        return transaction.execute(status -> {
            jdbc.sql(LOCK).param("token", invitation.digest()).query(UUID.class).optional();
            UUID person = jdbc.sql(TAKE)
                    .param("token", invitation.digest())
                    .param("now", Timestamp.from(clock.instant()))
                    .query(UUID.class)
                    .optional()
                    .orElse(null);
            if (person == null) {
                return new Joining.Gone();
            }
            people.setPassword(by, person, hash);
            for (String what : List.of("sign_in", "api_token")) {
                jdbc.sql("delete from account." + what + " where person = :person")
                        .param("person", person)
                        .update();
            }
            return new Joining.Joined(person);
        });
    }

    /** Takes the one for the first administrator. */
    Joining takeFirst(Acting by, Token invitation, People.Profile profile, String password) {
        String hash = passwords.hash(password);
        return transaction.execute(status -> {
            people.lockAdministrators();
            int taken = jdbc.sql(TAKE_FIRST)
                    .param("token", invitation.digest())
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
            if (taken == 0 || people.administrators() > 0) {
                return new Joining.Gone();
            }
            UUID id = UUID.randomUUID();
            if (!people.add(by, id, profile, Set.of(StaffRole.ADMINISTRATOR))) {
                status.setRollbackOnly();
                return new Joining.Taken();
            }
            people.setPassword(by, id, hash);
            return new Joining.Joined(id);
        });
    }

    private Token write(@Nullable UUID person) {
        Token token = Token.random();
        Instant now = clock.instant();
        jdbc.sql("delete from account.invitation where person is not distinct from :person or until < :now")
                .param("person", person, Types.OTHER)
                .param("now", Timestamp.from(now))
                .update();
        jdbc.sql("insert into account.invitation (token, person, until) values (:token, :person, :until)")
                .param("token", token.digest())
                .param("person", person, Types.OTHER)
                .param("until", Timestamp.from(now.plus(GOOD)))
                .update();
        return token;
    }

    /** The person first, as whoever resets a password does. */
    private static final String LOCK = """
            select p.id from account.person p join account.invitation i on i.person = p.id
            where i.token = :token
            for update of p
            """;

    private static final String TAKE = """
            delete from account.invitation where token = :token and until > :now and person is not null returning person
            """;

    private static final String TAKE_FIRST = """
            delete from account.invitation where token = :token and until > :now and person is null
            """;
}
