package paddock.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.kernel.Acting;
import paddock.kernel.ClientRole;
import paddock.kernel.Email;
import paddock.kernel.Token;
import paddock.personal.Suppressions;
import paddock.post.Letter;
import paddock.post.MailAddress;
import paddock.post.Outbox;
import paddock.post.Stationery;
import paddock.post.Thing;

/** Who has been asked by mail to act for a company. What the mail holds shows that the address is its reader's. */
@Component("companyInvitations")
class Invitations {

    private static final Duration GOOD = Duration.ofDays(7);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int MOST_A_DAY = 30;
    static final String KIND = "invitation";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Companies companies;
    private final Memberships memberships;
    private final Stationery stationery;
    private final Outbox outbox;
    private final Suppressions suppressions;
    private final Trail trail;
    private final InstantSource clock;

    Invitations(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Companies companies,
            Memberships memberships,
            Stationery stationery,
            Outbox outbox,
            Suppressions suppressions,
            Trail trail,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.companies = companies;
        this.memberships = memberships;
        this.stationery = stationery;
        this.outbox = outbox;
        this.suppressions = suppressions;
        this.trail = trail;
        this.clock = clock;
    }

    /** Those of a company that can still be taken, the latest first. */
    List<Invitation> openFor(UUID company) {
        return jdbc
                .sql(OPEN)
                .param("company", company)
                .param("now", Timestamp.from(clock.instant()))
                .query(Invitations::invitation)
                .list()
                .stream()
                .filter(this::asks)
                .toList();
    }

    /** Whoever asked has to be here still: what they asked does not outlast their account. */
    private boolean asks(Invitation invitation) {
        return invitation.by() == null || !memberships.hasLeft(invitation.by());
    }

    /** Whom a mail is to go to, with which role, and in which language; {@code link} makes its address of a path. */
    record Guest(Email email, ClientRole role, Locale language, Function<String, String> link) {

        private MailAddress mailbox() {
            return MailAddress.read(email.address()).orElseThrow();
        }
    }

    /** Sends the mail; one sent before to the same address is void. */
    Inviting invite(Acting by, Company company, Guest guest) {
        return transaction.execute(status -> {
            memberships.lockForKeeper(by, company.id());
            Instant now = clock.instant();
            if (memberships.actingFor(company.id()).stream()
                    .anyMatch(
                            member -> member.who().email().equals(guest.email().address()))) {
                return Inviting.MEMBER;
            }
            if (lately(company.id(), now) >= MOST_A_DAY) {
                return Inviting.TOO_MANY;
            }
            UUID id = UUID.randomUUID();
            Token token = Token.random();
            jdbc.sql(VOID)
                    .param("company", company.id())
                    .param("email", guest.email().address())
                    .param("now", Timestamp.from(now))
                    .update();
            String email = guest.email().address();
            boolean demo = memberships.isOfDemonstration(by);
            Invitation invitation =
                    new Invitation(id, company.id(), email, guest.role(), now.plus(GOOD), by.person(), demo);
            write(invitation, token);
            trail.record(by, deed("member-invited", invitation).personally(id, Map.of(), Map.of("email", email)));
            // Whoever asks is not told which addresses have asked not to be written to.
            if (!suppressions.holds(guest.email().address())) {
                outbox.send(stationery.write(letter(by, company, guest, token)).secret());
            }
            return Inviting.SENT;
        });
    }

    private void write(Invitation invitation, Token token) {
        Instant now = clock.instant();
        jdbc.sql(WRITE)
                .param("id", invitation.id())
                .param("company", invitation.company())
                .param("email", invitation.email())
                .param("role", Memberships.key(invitation.role()))
                .param("token", token.digest())
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(invitation.until()))
                .param("demo", invitation.demo())
                .param("by", invitation.by(), Types.OTHER)
                .update();
        jdbc.sql("delete from directory.invitation where until < :old")
                .param("old", Timestamp.from(now.minus(KEPT)))
                .update();
    }

    private int lately(UUID company, Instant now) {
        return jdbc.sql("select count(*) from directory.invitation where company = :company and written_at > :since")
                .param("company", company)
                .param("since", Timestamp.from(now.minus(Duration.ofDays(1))))
                .query(Integer.class)
                .single();
    }

    private static Letter letter(Acting by, Company company, Guest guest, Token token) {
        Map<String, Object> values = Map.of(
                "company", company.name(),
                "by", by.name(),
                "role", guest.role().name(),
                "days", GOOD.toDays(),
                "link", guest.link().apply("/join/" + token.secret()));
        Thing about = new Thing(Companies.KIND, company.id());
        return new Letter("directory/mails/invitation", guest.mailbox(), guest.language(), about, values);
    }

    /** Takes one back; whether the company has such a one. */
    boolean withdraw(Acting by, UUID company, UUID id) {
        return transaction.execute(status -> {
            memberships.lockForKeeper(by, company);
            Optional<Invitation> ended = openFor(company).stream()
                    .filter(one -> one.id().equals(id))
                    .filter(this::end)
                    .findFirst();
            ended.ifPresent(one -> trail.record(by, deed("invitation-withdrawn", one)));
            return ended.isPresent();
        });
    }

    /** What a mail's link leads to, while it is good. */
    Optional<Invitation> at(Token token) {
        return jdbc.sql(AT)
                .param("token", token.digest())
                .param("now", Timestamp.from(clock.instant()))
                .query(Invitations::invitation)
                .optional()
                .filter(this::asks);
    }

    /** Takes it for somebody, found or made in the same transaction; nobody where it is not theirs to take. */
    Taking take(Acting by, Token token, Function<Invitation, Optional<UUID>> somebody) {
        return transaction.execute(status -> {
            Optional.ofNullable(by.person()).ifPresent(memberships::holds);
            Optional<Invitation> open = at(token);
            open.ifPresent(one -> companies.lock(one.company()));
            if (open.isEmpty() || !end(open.get())) {
                return new Taking.Gone();
            }
            Invitation invitation = open.get();
            Optional<UUID> person = somebody.apply(invitation).filter(memberships::holds);
            if (person.isEmpty()) {
                status.setRollbackOnly();
                return new Taking.NotTheirs();
            }
            memberships.add(by, invitation.company(), person.get(), invitation.role());
            if (invitation.demo()) {
                memberships.countToDemonstration(invitation.company(), person.get());
            }
            return new Taking.Joined(invitation.company(), person.get());
        });
    }

    private boolean end(Invitation invitation) {
        return jdbc.sql("update directory.invitation set ended_at = :now where id = :id and ended_at is null")
                        .param("id", invitation.id())
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    private static Deed deed(String act, Invitation invitation) {
        return Deed.of(act, KIND, invitation.id())
                .changing(
                        Map.of(),
                        Map.of(
                                "company", invitation.company().toString(),
                                "role", Memberships.key(invitation.role())));
    }

    private static Invitation invitation(ResultSet row, int n) throws SQLException {
        return new Invitation(
                row.getObject("id", UUID.class),
                row.getObject("company", UUID.class),
                Objects.requireNonNull(row.getString("email")),
                Memberships.role(Objects.requireNonNull(row.getString("role"))),
                row.getTimestamp("until").toInstant(),
                row.getObject("invited_by", UUID.class),
                row.getBoolean("demo"));
    }

    private static final String OPEN = """
            select id, company, email, role, until, invited_by, demo
            from directory.invitation
            where company = :company and ended_at is null and until > :now
            order by written_at desc, id
            limit 1000
            """;

    private static final String AT = """
            select id, company, email, role, until, invited_by, demo
            from directory.invitation
            where token = :token and ended_at is null and until > :now
            """;

    private static final String VOID = """
            update directory.invitation set ended_at = :now where company = :company and email = :email and ended_at is null
            """;

    private static final String WRITE = """
            insert into directory.invitation (id, company, email, role, token, written_at, until, demo, invited_by)
            values (:id, :company, :email, :role, :token, :now, :until, :demo, :by)
            """;
}
