package paddock.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.account.Roles.Leaving;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.factor.Links;
import paddock.factor.Passkeys;
import paddock.kernel.Acting;
import paddock.kernel.Email;
import paddock.kernel.Permission;
import paddock.kernel.StaffRole;
import paddock.web.Forbidden;

/** Everybody who has an account, and what they do at the operator's. */
@Component
class People {

    private static final String KIND = "person";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Passkeys passkeys;
    private final Links links;
    private final Roles roles;
    private final AccountMails mails;
    private final Trail trail;
    private final InstantSource clock;

    People(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Passkeys passkeys,
            Links links,
            Roles roles,
            AccountMails mails,
            Trail trail,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.passkeys = passkeys;
        this.links = links;
        this.roles = roles;
        this.mails = mails;
        this.trail = trail;
        this.clock = clock;
    }

    /** Somebody as a form tells of them. */
    record Profile(Email email, String name, String language) {}

    List<Person> all() {
        return jdbc.sql(PERSON + " order by p.left_at is not null, lower(p.name), p.id limit 1000")
                .query(People::person)
                .list();
    }

    Optional<Person> withId(UUID id) {
        return jdbc.sql(PERSON + " where p.id = :id")
                .param("id", id)
                .query(People::person)
                .optional();
    }

    /**
     * Adds somebody, who has still to choose a password; false where somebody has that address. Whom the demonstration
     * adds is of the demonstration, and goes with it.
     */
    boolean add(Acting by, UUID id, Profile profile, Set<StaffRole> roles) {
        boolean added = jdbc.sql(INSERT)
                        .param("id", id)
                        .param("email", profile.email().address())
                        .param("name", profile.name())
                        .param("language", profile.language())
                        .param("by", by.person(), Types.OTHER)
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
        if (added) {
            this.roles.give(by, id, roles);
            trail.record(
                    by,
                    Deed.of("person-added", KIND, id)
                            .changing(Map.of(), Map.of("roles", Roles.names(roles), "language", profile.language()))
                            .personally(
                                    id,
                                    Map.of(),
                                    Map.of("email", profile.email().address(), "name", profile.name())));
        }
        return added;
    }

    /**
     * Gives somebody a password, and makes worthless what was on its way to another: half sign-ins, links, invitations.
     * Whoever had one is written to, for it may not be them who changed it.
     *
     * @param hash as {@link Passwords#hash} makes it
     */
    void setPassword(Acting by, UUID person, String hash) {
        transaction.executeWithoutResult(status -> {
            stays(person);
            Person before = withId(person).orElseThrow();
            jdbc.sql("update account.person set password = :hash where id = :id")
                    .param("hash", hash)
                    .param("id", person)
                    .update();
            forget(person, List.of("half_sign_in", "reset", "invitation"));
            trail.record(by, Deed.of("password-set", KIND, person));
            if (!before.invited()) {
                mails.passwordChanged(before, by.from(), passkeys.of(person).size());
            }
        });
    }

    /** What somebody is called, and the language of their mails. */
    void rename(Acting by, UUID person, String name, String language) {
        transaction.executeWithoutResult(status -> {
            if (!stays(person)) {
                return;
            }
            Person before = withId(person).orElseThrow();
            jdbc.sql("update account.person set name = :name, language = :language where id = :id")
                    .param("name", name)
                    .param("language", language)
                    .param("id", person)
                    .update();
            trail.record(
                    by,
                    Deed.of("person-renamed", KIND, person)
                            .changing(Map.of("language", before.language()), Map.of("language", language))
                            .personally(person, Map.of("name", before.name()), Map.of("name", name)));
        });
    }

    /** Says which roles somebody has; the last administrator keeps theirs. */
    Leaving assign(Acting by, UUID person, Set<StaffRole> roles) {
        return keepingAnAdministrator(person, before -> {
            this.roles.replace(by, before, roles);
            trail.record(
                    by,
                    Deed.of("roles-assigned", KIND, person)
                            .changing(
                                    Map.of("roles", Roles.names(before.roles())), Map.of("roles", Roles.names(roles))));
        });
    }

    /** Waits until nobody else changes how somebody comes in, until the transaction ends; false where they have left. */
    boolean stays(UUID person) {
        return jdbc.sql("select left_at is null from account.person where id = :id for update")
                .param("id", person)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Whatever lets somebody in or tells their devices apart, and needs no password: gone, passkeys, tokens and links too. */
    void signOutEverywhere(Acting by, UUID person) {
        transaction.executeWithoutResult(status -> {
            stays(person);
            forget(person, List.of("half_sign_in", "sign_in", "known_device", "api_token"));
            withoutKeys(by, person);
            trail.record(by, Deed.of("signed-out-everywhere", KIND, person));
        });
    }

    private void withoutKeys(Acting by, UUID person) {
        int removed = passkeys.removeAll(by, person);
        if (removed > 0) {
            mails.passkeysRemoved(withId(person).orElseThrow(), by.name(), removed);
        }
        if (links.removeAll(by, person) > 0) {
            mails.linkRemoved(withId(person).orElseThrow(), by.name());
        }
    }

    private void forget(UUID person, List<String> what) {
        for (String one : what) {
            jdbc.sql("delete from account." + one + " where person = :id")
                    .param("id", person)
                    .update();
        }
    }

    /** Ends somebody's account: they are signed out everywhere and cannot come back until readmitted. */
    Leaving end(Acting by, UUID person) {
        return keepingAnAdministrator(person, before -> {
            stays(person);
            jdbc.sql("update account.person set left_at = coalesce(left_at, :now) where id = :id")
                    .param("now", Timestamp.from(clock.instant()))
                    .param("id", person)
                    .update();
            forget(person, List.of("half_sign_in", "sign_in", "invitation", "reset", "known_device", "api_token"));
            withoutKeys(by, person);
            trail.record(by, Deed.of("account-ended", KIND, person));
        });
    }

    /** Refuses it to a demonstration account to let in who is none, for they would stay when it goes. */
    void demandWithinDemonstration(Acting by, UUID person) {
        if (by.person() != null && isOfDemonstration(by.person()) && !isOfDemonstration(person)) {
            throw new Forbidden(Permission.KEEP_PEOPLE, "demonstration");
        }
    }

    private boolean isOfDemonstration(UUID person) {
        return withId(person).filter(Person::demo).isPresent();
    }

    /** Lets somebody in again whose account had ended. */
    void readmit(Acting by, UUID person) {
        transaction.executeWithoutResult(status -> {
            demandWithinDemonstration(by, person);
            int there = jdbc.sql("update account.person set left_at = null, seen_at = :now where id = :id")
                    .param("id", person)
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
            if (there > 0) {
                trail.record(by, Deed.of("account-reopened", KIND, person));
            }
        });
    }

    /** Two administrators who end each other's account at once must not both succeed. */
    private Leaving keepingAnAdministrator(UUID person, Consumer<Person> change) {
        return transaction.execute(status -> {
            roles.lock();
            Optional<Person> before = withId(person);
            if (before.isEmpty()) {
                return Leaving.NOBODY;
            }
            Roles.Keepers then = roles.keepers();
            change.accept(before.get());
            if (roles.keepers().lacks(then)) {
                status.setRollbackOnly();
                return Leaving.LAST_ADMINISTRATOR;
            }
            return Leaving.DONE;
        });
    }

    void lockAdministrators() {
        roles.lock();
    }

    /** How many keep the accounts, those of the demonstration aside. */
    int administrators() {
        return roles.keepers().lasting();
    }

    static Person person(ResultSet row, int number) throws SQLException {
        Timestamp left = row.getTimestamp("left_at");
        return new Person(
                row.getObject("id", UUID.class),
                row.getString("email"),
                row.getString("name"),
                row.getString("language"),
                row.getBoolean("invited"),
                row.getBoolean("demo"),
                left == null ? null : left.toInstant(),
                Arrays.stream((String[]) row.getArray("roles").getArray())
                        .map(StaffRole::valueOf)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    static final String PERSON = """
            select p.id, p.email, p.name, p.language, p.password is null as invited, p.demo, p.left_at,
                   array(select r.role from account.staff_role r where r.person = p.id order by r.role) as roles
            from account.person p
            """;

    private static final String INSERT = """
            insert into account.person (id, email, name, language, demo, added_at)
            values (:id, :email, :name, :language,
                    exists (select 1 from account.person o where o.id = cast(:by as uuid) and o.demo), :now)
            on conflict (email) do nothing
            """;
}
