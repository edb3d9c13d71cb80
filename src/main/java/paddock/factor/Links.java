package paddock.factor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.kernel.Acting;

/**
 * Who is whom at a provider. Somebody is known by the provider and the subject it gives, and by nothing else: addresses
 * change hands ({@code docs/decisions/0023}).
 */
@Component
public class Links {

    private static final String KIND = "link";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Trail trail;
    private final InstantSource clock;

    Links(JdbcClient jdbc, PlatformTransactionManager transactions, Trail trail, InstantSource clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Somebody as a provider has named them.
     *
     * @param subject never given to anybody else there
     * @param called for people to read
     */
    public record Identity(String issuer, String subject, String called) {}

    /** Every way it can end to link somebody. */
    public enum Making {
        MADE,
        /** It was theirs already. */
        WAS_THEIRS,
        /** It is somebody else's here. */
        TAKEN,
        /** They are linked to another one of that provider. */
        HAS_ANOTHER,
        /** Their account has ended. */
        LEFT
    }

    public List<Link> of(UUID person) {
        return jdbc.sql(OF + " where person = :person order by made_at, id limit 20")
                .param("person", person)
                .query(Links::link)
                .list();
    }

    public Optional<Link> of(Identity identity) {
        return jdbc.sql(OF + " where issuer = :issuer and subject = :subject")
                .param("issuer", identity.issuer())
                .param("subject", identity.subject())
                .query(Links::link)
                .optional();
    }

    /** Whoever makes it must have proved that the account is theirs. */
    public Making make(Acting by, UUID person, Identity identity) {
        return transaction.execute(status -> {
            boolean stays = jdbc.sql("select id from account.person where id = :id and left_at is null for update")
                    .param("id", person)
                    .query(UUID.class)
                    .optional()
                    .isPresent();
            if (!stays) {
                return Making.LEFT;
            }
            Instant now = clock.instant();
            UUID id = UUID.randomUUID();
            int made = jdbc.sql(MAKE)
                    .param("id", id)
                    .param("person", person)
                    .param("issuer", identity.issuer())
                    .param("subject", identity.subject())
                    .param("called", identity.called())
                    .param("now", Timestamp.from(now))
                    .update();
            if (made == 0) {
                return of(identity)
                        .map(one -> one.person().equals(person) ? Making.WAS_THEIRS : Making.TAKEN)
                        .orElse(Making.HAS_ANOTHER);
            }
            trail.record(
                    by,
                    Deed.of("link-made", KIND, id)
                            .changing(Map.of(), Map.of("issuer", identity.issuer()))
                            .personally(person, Map.of(), Map.of("name", identity.called())));
            return Making.MADE;
        });
    }

    /** Notes that it let somebody in; false where it has gone meanwhile. */
    public boolean use(UUID link) {
        return jdbc.sql("update factor.link set used_at = :now where id = :id")
                        .param("id", link)
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    /** Whether it was one of theirs. */
    public boolean remove(Acting by, UUID person, UUID link) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            Optional<String> called = jdbc.sql(REMOVE)
                    .param("id", link)
                    .param("person", person)
                    .query(String.class)
                    .optional();
            called.ifPresent(gone -> trail.record(
                    by, Deed.of("link-removed", KIND, link).personally(person, Map.of("name", gone), Map.of())));
            return called.isPresent();
        }));
    }

    /** For somebody who is to come in no more, or whose links may be a stranger's; how many there were. */
    public int removeAll(Acting by, UUID person) {
        return Objects.requireNonNull(transaction.execute(status -> {
            List<Link> all = of(person);
            all.forEach(one -> remove(by, person, one.id()));
            return all.size();
        }));
    }

    private static Link link(ResultSet row, int number) throws SQLException {
        return new Link(
                row.getObject("id", UUID.class),
                row.getObject("person", UUID.class),
                row.getString("issuer"),
                row.getString("called"),
                row.getTimestamp("made_at").toInstant(),
                row.getTimestamp("used_at").toInstant());
    }

    private static final String OF = "select id, person, issuer, called, made_at, used_at from factor.link";

    private static final String MAKE = """
            insert into factor.link (id, person, issuer, subject, called, made_at, used_at)
            values (:id, :person, :issuer, :subject, :called, :now, :now)
            on conflict do nothing
            """;

    private static final String REMOVE = "delete from factor.link where id = :id and person = :person returning called";
}
