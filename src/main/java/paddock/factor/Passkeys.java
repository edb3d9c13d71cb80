package paddock.factor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.kernel.Acting;

/**
 * Passkeys: made, shown, used, removed. A device signs only after it has checked who holds it, so one is proof enough by
 * itself.
 */
@Component
public class Passkeys {

    /** For each person. */
    static final int MOST = 20;

    private static final String KIND = "passkey";
    private static final int LONGEST = 20_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Ceremonies ceremonies;
    private final Signatures signatures;
    private final Trail trail;

    Passkeys(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Ceremonies ceremonies,
            Signatures signatures,
            Trail trail) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.ceremonies = ceremonies;
        this.signatures = signatures;
        this.trail = trail;
    }

    /**
     * What a browser is asked to sign.
     *
     * @param ticket to be given back with the answer
     * @param options in JSON, for the browser's own function
     */
    public record Question(String ticket, String options) {}

    /**
     * What came back from a browser: everything in it may be made up.
     *
     * @param credential in JSON, as the browser's own function gave it
     */
    public record Answer(String ticket, String credential) {

        boolean tooLong() {
            return credential.length() > LONGEST;
        }
    }

    /** An answer to the question for a new passkey, and what its person calls that. */
    public record Named(Answer answer, String name) {}

    /** Every way it can end to make one. */
    public sealed interface Making {
        record Made(Passkey passkey) implements Making {}

        /** Not signed as it should be, too late, or twice. */
        record Refused() implements Making {}

        record TooMany() implements Making {}
    }

    public Question askToMake(Holder holder, Origin origin) {
        Ceremonies.Ceremony ceremony = ceremonies.begin(holder.person());
        return new Question(ceremony.ticket(), signatures.creation(holder, origin, ceremony.challenge()));
    }

    public Making make(Acting by, Holder holder, Origin origin, Named named) {
        Optional<Bytes> challenge = ceremonies.take(named.answer().ticket(), holder.person());
        if (challenge.isEmpty() || named.answer().tooLong()) {
            return new Making.Refused();
        }
        return transaction.execute(status -> {
            boolean stays = jdbc.sql("select id from account.person where id = :id and left_at is null for update")
                    .param("id", holder.person())
                    .query(UUID.class)
                    .optional()
                    .isPresent();
            if (!stays) {
                return new Making.Refused();
            }
            if (of(holder.person()).size() >= MOST) {
                return new Making.TooMany();
            }
            return signed(() -> signatures.register(holder, origin, challenge.get(), named))
                    .map(record -> recorded(by, holder, record))
                    .orElseGet(Making.Refused::new);
        });
    }

    private Making recorded(Acting by, Holder holder, CredentialRecord record) {
        Passkey made = jdbc.sql(OF + " where credential = :credential")
                .param("credential", record.getCredentialId().getBytes())
                .query(Passkeys::passkey)
                .single();
        trail.record(
                by,
                Deed.of("passkey-made", KIND, made.id())
                        .personally(holder.person(), Map.of(), Map.of("name", made.name())));
        return new Making.Made(made);
    }

    /** For whoever holds one of theirs: the device shows which there are. */
    public Question askToSign(Origin origin) {
        Ceremonies.Ceremony ceremony = ceremonies.begin(null);
        return new Question(ceremony.ticket(), signatures.request(origin, ceremony.challenge()));
    }

    /** Whose passkey has signed, and which. */
    public record Signer(UUID person, UUID passkey) {}

    /** Whose passkey has signed what it was asked to; nothing where none has, or not in time, or a second time. */
    public Optional<Signer> signer(Origin origin, Answer answer) {
        return ceremonies
                .take(answer.ticket(), null)
                .filter(challenge -> !answer.tooLong())
                .flatMap(challenge -> signed(() -> signatures.verify(origin, challenge, answer.credential())))
                .flatMap(this::signer);
    }

    private Optional<Signer> signer(CredentialRecord record) {
        return jdbc.sql("select person, id from factor.passkey where credential = :credential")
                .param("credential", record.getCredentialId().getBytes())
                .query((row, n) -> new Signer(row.getObject("person", UUID.class), row.getObject("id", UUID.class)))
                .optional();
    }

    /** Whether they have it still. */
    public boolean isTheirs(Signer signer) {
        return of(signer.person()).stream().anyMatch(one -> one.id().equals(signer.passkey()));
    }

    /** The library tells by exceptions of many kinds that it does not believe something; a fault of the database is none of them. */
    private static <T> Optional<T> signed(Supplier<T> verification) {
        try {
            return Optional.of(verification.get());
        } catch (DataAccessException fault) {
            throw fault;
        } catch (RuntimeException unbelievable) {
            return Optional.empty();
        }
    }

    public List<Passkey> of(UUID person) {
        return jdbc.sql(OF + " where person = :person order by made_at, id limit 100")
                .param("person", person)
                .query(Passkeys::passkey)
                .list();
    }

    /** Whether it was one of theirs. */
    public boolean remove(Acting by, UUID person, UUID passkey) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            Optional<String> name = jdbc.sql(REMOVE)
                    .param("id", passkey)
                    .param("person", person)
                    .query(String.class)
                    .optional();
            name.ifPresent(gone -> trail.record(
                    by, Deed.of("passkey-removed", KIND, passkey).personally(person, Map.of("name", gone), Map.of())));
            return name.isPresent();
        }));
    }

    /** For somebody who is to come in no more, or whose passkeys may be a stranger's; how many there were. */
    public int removeAll(Acting by, UUID person) {
        return Objects.requireNonNull(transaction.execute(status -> {
            List<Passkey> all = of(person);
            all.forEach(one -> remove(by, person, one.id()));
            return all.size();
        }));
    }

    private static Passkey passkey(ResultSet row, int number) throws SQLException {
        return new Passkey(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getTimestamp("made_at").toInstant(),
                row.getTimestamp("used_at").toInstant());
    }

    private static final String OF = "select id, name, made_at, used_at from factor.passkey";

    private static final String REMOVE =
            "delete from factor.passkey where id = :id and person = :person returning name";
}
