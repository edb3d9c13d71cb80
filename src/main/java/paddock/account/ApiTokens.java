package paddock.account;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.kernel.Acting;
import paddock.kernel.Scope;
import paddock.kernel.Token;
import paddock.kernel.Warrant;
import paddock.store.Trip;

/** The tokens by which programs ask for people. Each may what its scopes say, and never more than its person at that moment. */
@Component
class ApiTokens {

    /** So that programs which look for lost secrets know one of ours. */
    static final String PREFIX = "paddock_";

    static final Duration LONGEST = Duration.ofDays(365);
    /** For each person. */
    static final int MOST = 50;

    private static final String KIND = "token";

    private static final int NOTED_EVERY = 60;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final People people;
    private final AccountMails mails;
    private final Trail trail;
    private final InstantSource clock;
    private final Trip trip;

    ApiTokens(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            People people,
            AccountMails mails,
            Trail trail,
            InstantSource clock,
            Trip trip) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.people = people;
        this.mails = mails;
        this.trail = trail;
        this.clock = clock;
        this.trip = trip;
    }

    /** A token as its person wants it. */
    record Wanted(String name, Set<Scope> scopes, Duration good) {

        Wanted {
            scopes = Set.copyOf(scopes);
            if (scopes.isEmpty() || !good.isPositive() || good.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(
                        "good for something, and for a year at most: " + scopes + " " + good);
            }
        }
    }

    /** Every way it can end to ask for a token. */
    sealed interface Making {
        /**
         * It is made.
         *
         * @param secret what the program shows; never to be had again
         */
        record Made(ApiToken token, String secret) implements Making {}

        record TooMany() implements Making {}

        /** Whose account has ended. */
        record Left() implements Making {}
    }

    /** Every way it can end to show a token. */
    sealed interface Shown {
        record Good(Person person, Warrant warrant) implements Shown {}

        record Expired() implements Shown {}

        /** Never made, or revoked, or of somebody whose account has ended: the same for all of them. */
        record Unknown() implements Shown {}
    }

    Making make(Acting by, UUID person, Wanted wanted) {
        Token secret = new Token(PREFIX + Token.random().secret());
        Instant now = clock.instant();
        ApiToken token = new ApiToken(
                UUID.randomUUID(), wanted.name(), wanted.scopes(), now, now.plus(wanted.good()), null, null);
        return transaction.execute(status -> {
            if (!people.stays(person)) {
                return new Making.Left();
            }
            if (of(person).size() >= MOST) {
                return new Making.TooMany();
            }
            jdbc.sql(MAKE)
                    .param("id", token.id())
                    .param("person", person)
                    .param("token", secret.digest())
                    .param("name", token.name())
                    .param("scopes", names(token).toArray(String[]::new))
                    .param("now", Timestamp.from(now))
                    .param("expires", Timestamp.from(token.expiresAt()))
                    .update();
            trail.record(
                    by,
                    Deed.of("token-made", KIND, token.id())
                            .changing(
                                    Map.of(),
                                    Map.of(
                                            "scopes",
                                            names(token),
                                            "expires",
                                            token.expiresAt().toString()))
                            .personally(person, Map.of(), Map.of("name", token.name())));
            mails.tokenMade(people.withId(person).orElseThrow(), token.name(), by.from());
            return new Making.Made(token, secret.secret());
        });
    }

    /** Somebody's, the newest first. */
    List<ApiToken> of(UUID person) {
        return jdbc.sql(OF).param("person", person).query(ApiTokens::token).list();
    }

    /** Makes one of somebody's tokens worthless; whether it was one of theirs. */
    boolean revoke(Acting by, UUID person, UUID token) {
        return transaction.execute(status -> {
            Optional<String> name = jdbc.sql(REVOKE)
                    .param("id", token)
                    .param("person", person)
                    .query(String.class)
                    .optional();
            name.ifPresent(gone -> trail.record(
                    by, Deed.of("token-revoked", KIND, token).personally(person, Map.of("name", gone), Map.of())));
            return name.isPresent();
        });
    }

    /** Whom a program asks for that shows this; its use is noted at most once a minute. */
    Shown shown(Token secret, String address) {
        List<Found> found = new ArrayList<>();
        ask(secret, found::add);
        return heard(found.getFirst(), address);
    }

    /** Asks for whom a program asks that shows this; now, or with others. Whoever {@linkplain #heard has heard it} says so. */
    void ask(Token secret, Consumer<Found> answer) {
        Instant now = clock.instant();
        trip.ask(
                SHOWN,
                List.of((Object) secret.digest()),
                rows -> answer.accept(rows.next() ? found(rows, now) : new Found(new Shown.Unknown(), null)));
    }

    /** Notes that it was used, where it was not within the last minute. */
    Shown heard(Found found, String address) {
        if (found.unnoted() != null) {
            note(found.unnoted(), address, clock.instant());
        }
        return found.shown();
    }

    /** What a token is good for, and the token where its use has to be noted. */
    record Found(Shown shown, @Nullable UUID unnoted) {}

    private static Found found(ResultSet row, Instant now) throws SQLException {
        if (!now.isBefore(row.getTimestamp("expires_at").toInstant())) {
            return new Found(new Shown.Expired(), null);
        }
        Timestamp used = row.getTimestamp("used_at");
        boolean noted = used != null && !used.toInstant().isBefore(now.minusSeconds(NOTED_EVERY));
        return new Found(good(row), noted ? null : row.getObject("token", UUID.class));
    }

    private void note(UUID token, String address, Instant now) {
        jdbc.sql("""
                        update account.api_token set used_at = ?, used_from = ?
                         where id = ? and (used_at is null or used_at < ?)""")
                .params(Timestamp.from(now), address, token, Timestamp.from(now.minusSeconds(NOTED_EVERY)))
                .update();
    }

    private static Shown good(ResultSet row) throws SQLException {
        return new Shown.Good(
                People.person(row, 0),
                new Warrant(
                        row.getObject("token", UUID.class),
                        row.getString("token_name"),
                        scopes(row.getArray("scopes"))));
    }

    private static ApiToken token(ResultSet row, int number) throws SQLException {
        Timestamp used = row.getTimestamp("used_at");
        return new ApiToken(
                row.getObject("id", UUID.class),
                row.getString("name"),
                scopes(row.getArray("scopes")),
                row.getTimestamp("made_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                used == null ? null : used.toInstant(),
                row.getString("used_from"));
    }

    private static Set<Scope> scopes(Array written) throws SQLException {
        return Arrays.stream((String[]) written.getArray()).map(Scope::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> names(ApiToken token) {
        return token.sortedScopes().stream().map(Enum::name).toList();
    }

    private static final String MAKE = """
            insert into account.api_token (id, person, token, name, scopes, made_at, expires_at)
            values (:id, :person, :token, :name, :scopes, :now, :expires)
            """;

    private static final String OF = """
            select id, name, scopes, made_at, expires_at, used_at, used_from from account.api_token
            where person = :person
            order by made_at desc, id
            limit 100
            """;

    private static final String REVOKE =
            "delete from account.api_token where id = :id and person = :person returning name";

    private static final String SHOWN = """
            select t.id as token, t.name as token_name, t.scopes, t.expires_at, t.used_at, p.*
              from account.api_token t
              join (""" + People.PERSON + """
              ) p on p.id = t.person
             where t.token = ? and p.left_at is null
            """;
}
