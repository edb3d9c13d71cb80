package paddock.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.factor.Proof;
import paddock.factor.SecondSteps;
import paddock.kernel.Acting;
import paddock.kernel.Token;

/** Those who have given the right password and have still to give a code, each for ten minutes. */
@Component
class HalfSignIns {

    private static final Duration GOOD = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final SecondSteps steps;
    private final Failures failures;
    private final InstantSource clock;

    HalfSignIns(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            SecondSteps steps,
            Failures failures,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.steps = steps;
        this.failures = failures;
        this.clock = clock;
    }

    /** Every way it can end to give a code. */
    sealed interface Proving {
        /** Who it is, and what was proved altogether. */
        record Proved(UUID person, SignIns.Proven proven) implements Proving {}

        record Wrong() implements Proving {}

        record TooMany() implements Proving {}

        /** The password has to be given again. */
        record Gone() implements Proving {}
    }

    boolean needed(UUID person) {
        return steps.isOn(person);
    }

    /** @param proven what was proved already */
    Token begin(UUID person, SignIns.Proven proven) {
        Token ticket = Token.random();
        Instant now = clock.instant();
        jdbc.sql("delete from account.half_sign_in where until < :now")
                .param("now", Timestamp.from(now))
                .update();
        jdbc.sql(
                        "insert into account.half_sign_in (token, person, until, proof, proved_at) values (:token, :person, :until, :proof, :proved)")
                .param("token", ticket.digest())
                .param("person", person)
                .param("until", Timestamp.from(now.plus(GOOD)))
                .param("proof", proven.by().name())
                .param("proved", proven.at() == null ? null : Timestamp.from(proven.at()), Types.TIMESTAMP)
                .update();
        return ticket;
    }

    boolean isGood(Token ticket) {
        return person(ticket, FIND).isPresent();
    }

    /**
     * Wrong codes from a device where the person has been before count apart: whoever has stolen a password shuts nobody
     * out. The person first, as whoever resets a password does: a code that is right by then is not outlived by the ticket.
     */
    Proving prove(Token ticket, String code, SignIns.Origin origin) {
        return transaction.execute(status -> {
            UUID person = person(ticket, LOCK).orElse(null);
            return person == null || person(ticket, FIND).isEmpty()
                    ? new Proving.Gone()
                    : prove(person, ticket, code, origin);
        });
    }

    private Proving prove(UUID person, Token ticket, String code, SignIns.Origin origin) {
        Instant now = clock.instant();
        Failures.Attempt attempt = Failures.Attempt.atCode(person, device(person, origin, now));
        if (!failures.admit(attempt, now)) {
            return new Proving.TooMany();
        }
        if (!steps.accepts(Acting.nobody(origin.address()), person, code)) {
            return new Proving.Wrong();
        }
        failures.forgive(attempt);
        return jdbc.sql(TAKE)
                .param("token", ticket.digest())
                .query((row, n) -> proven(row))
                .optional()
                .<Proving>map(proven -> new Proving.Proved(person, proven))
                .orElseGet(Proving.Gone::new);
    }

    private static SignIns.Proven proven(ResultSet row) throws SQLException {
        Timestamp at = row.getTimestamp("proved_at");
        return new SignIns.Proven(Proof.valueOf(row.getString("proof")).andCode(), at == null ? null : at.toInstant());
    }

    private Optional<UUID> person(Token ticket, String statement) {
        return jdbc.sql(statement)
                .param("token", ticket.digest())
                .param("now", Timestamp.from(clock.instant()))
                .query(UUID.class)
                .optional();
    }

    private String device(UUID person, SignIns.Origin origin, Instant now) {
        if (origin.known() == null) {
            return "";
        }
        byte[] digest = origin.known().digest();
        boolean theirs = jdbc.sql(IS_KNOWN)
                .param("token", digest)
                .param("person", person)
                .param("now", Timestamp.from(now))
                .query(Boolean.class)
                .single();
        return theirs ? HexFormat.of().formatHex(digest) : "";
    }

    private static final String FIND = """
            select h.person from account.half_sign_in h join account.person p on p.id = h.person
            where h.token = :token and h.until > :now and p.left_at is null
            """;

    private static final String LOCK = """
            select p.id from account.person p join account.half_sign_in h on h.person = p.id
            where h.token = :token and h.until > :now
            for update of p
            """;

    private static final String TAKE =
            "delete from account.half_sign_in where token = :token returning proof, proved_at";

    private static final String IS_KNOWN = """
            select exists (
              select 1 from account.known_device where token = :token and person = :person and until > :now and not by_mail)
            """;
}
