package paddock.account;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.kernel.Token;

/**
 * Wrong passwords lately, counted in the database for all nodes together. Strangers' guesses count by network and by
 * account. A device where its person has signed in before, or where they have shown by a link that the mailbox is theirs,
 * counts for itself alone, and so does one that is signed in: nobody can shut somebody else out there, neither by guessing
 * at the account nor by using up what a shared network has.
 */
@Component
final class Failures {

    static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Duration KNOWN = Duration.ofDays(365);
    private static final int MOST_AN_ADDRESS = 60;
    private static final int MOST_AN_ACCOUNT = 10;
    private static final int MOST_CODES = 5;
    private static final int MOST_VISITS = 120;
    private static final int MOST_RESETS_AN_ADDRESS = 20;
    private static final int MOST_RESETS_AN_ACCOUNT = 3;

    private final JdbcClient jdbc;

    Failures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What an attempt counts against. */
    private record Limit(String key, int most) {}

    /** What is counted for an attempt. */
    record Attempt(List<Limit> limits) {

        /** To sign in with a password, from nowhere that is known. */
        private static Attempt ofStranger(String email, String address) {
            return new Attempt(List.of(
                    new Limit("address " + address, MOST_AN_ADDRESS),
                    new Limit("account " + account(email) + " ", MOST_AN_ACCOUNT)));
        }

        /** To sign in with a password, from a device of that person's. */
        private static Attempt ofDevice(String email, String device) {
            return new Attempt(List.of(new Limit("account " + account(email) + " " + device, MOST_AN_ACCOUNT)));
        }

        /** To give the password once more where one is signed in. */
        static Attempt atProof(UUID signIn) {
            return new Attempt(List.of(new Limit("proof " + signIn, MOST_AN_ACCOUNT)));
        }

        /**
         * To give a code after the right password.
         *
         * @param device digest of the known device it comes from; empty for an unknown one
         */
        static Attempt atCode(UUID person, String device) {
            return new Attempt(List.of(new Limit("code " + person + " " + device, MOST_CODES)));
        }

        /** To be sent a link, seen from the network it is asked from. */
        static Attempt atResetFrom(String address) {
            return new Attempt(List.of(new Limit("reset from " + address, MOST_RESETS_AN_ADDRESS)));
        }

        /** To be sent a link, seen from the mailbox that gets it. */
        static Attempt atResetOf(String email) {
            return new Attempt(List.of(new Limit("reset of " + account(email), MOST_RESETS_AN_ACCOUNT)));
        }

        /** Addresses of people, or of nobody, are not written down. */
        private static String account(String email) {
            return UUID.nameUUIDFromBytes(email.getBytes(StandardCharsets.UTF_8))
                    .toString();
        }
    }

    /** To sign in with a password, from a device that may be known. */
    Attempt atPassword(String email, SignIns.Origin origin, Instant now) {
        return device(origin, email, now)
                .map(device -> Attempt.ofDevice(email, device))
                .orElseGet(() -> Attempt.ofStranger(email, origin.address()));
    }

    /** To sign in with a passkey: each takes something to sign, which is kept for a while. */
    Attempt atPasskey(SignIns.Origin origin, Instant now) {
        return visit("passkey", origin, now);
    }

    /** To be sent to a provider, or to come back from it. */
    Attempt atProvider(SignIns.Origin origin, Instant now) {
        return visit("provider", origin, now);
    }

    /** It is not known yet who comes: a device counts for itself where anybody has been before. */
    private Attempt visit(String where, SignIns.Origin origin, Instant now) {
        String from = device(origin, null, now).map(device -> " on " + device).orElse(" from " + origin.address());
        return new Attempt(List.of(new Limit(where + from, MOST_VISITS)));
    }

    /** Has a device count for itself from now on, for the person who has signed in there. */
    Token know(UUID person, SignIns.Origin origin, Instant now) {
        return know(origin, KNOW.replace(":byMail", "false"), person, now);
    }

    /** The same for whoever has shown there no more than that the mailbox is theirs. */
    Token knowByMail(UUID person, SignIns.Origin origin, Instant now) {
        return know(origin, KNOW.replace(":byMail", "true"), person, now);
    }

    private Token know(SignIns.Origin origin, String statement, UUID person, Instant now) {
        Token known = origin.known() == null ? Token.random() : origin.known();
        jdbc.sql(statement)
                .param("token", known.digest())
                .param("person", person)
                .param("until", Timestamp.from(now.plus(KNOWN)))
                .update();
        return known;
    }

    /** By what a device is counted where a person has been before, or anybody; nothing for an unknown one. */
    private Optional<String> device(SignIns.Origin origin, @Nullable String email, Instant now) {
        if (origin.known() == null) {
            return Optional.empty();
        }
        byte[] digest = origin.known().digest();
        boolean known = jdbc.sql(IS_KNOWN)
                .param("token", digest)
                .param("email", email)
                .param("now", Timestamp.from(now))
                .query(Boolean.class)
                .single();
        return known ? Optional.of(HexFormat.of().formatHex(digest)) : Optional.empty();
    }

    /** Counts one that is about to be made, so that many at once are all counted; whether it may be made. */
    boolean admit(Attempt attempt, Instant now) {
        boolean admitted = true;
        for (Limit limit : attempt.limits) {
            int count = jdbc.sql(COUNT)
                    .param("key", limit.key())
                    .param("now", Timestamp.from(now))
                    .param("oldest", Timestamp.from(now.minus(WINDOW)))
                    .query(Integer.class)
                    .single();
            admitted &= count <= limit.most();
        }
        return admitted;
    }

    /** It was the right password: nothing of it counts. */
    void forgive(Attempt attempt) {
        for (Limit limit : attempt.limits) {
            jdbc.sql(UNCOUNT).param("key", limit.key()).update();
        }
    }

    /** Forgets what is counted for somebody, wherever it came from. */
    void forget(String email, UUID person) {
        jdbc.sql("delete from account.failure where key like :account or key = :reset or key like :code")
                .param("account", "account " + Attempt.account(email) + " %")
                .param("reset", "reset of " + Attempt.account(email))
                .param("code", "code " + person + " %")
                .update();
    }

    private static final String KNOW = """
            insert into account.known_device as was (token, person, until, by_mail)
            values (:token, :person, :until, :byMail)
            on conflict (token) do update
              set person = excluded.person, until = excluded.until,
                  by_mail = excluded.by_mail and (was.by_mail or was.person <> excluded.person)
            """;

    private static final String IS_KNOWN = """
            select exists (
              select 1 from account.known_device d join account.person p on p.id = d.person
              where d.token = :token and p.email = coalesce(cast(:email as text), p.email) and d.until > :now)
            """;

    private static final String COUNT = """
            insert into account.failure as known (key, count, since)
            values (:key, 1, :now)
            on conflict (key) do update
              set count = case when known.since < :oldest then 1 else known.count + 1 end,
                  since = case when known.since < :oldest then :now else known.since end
            returning count
            """;

    private static final String UNCOUNT = "update account.failure set count = greatest(0, count - 1) where key = :key";
}
