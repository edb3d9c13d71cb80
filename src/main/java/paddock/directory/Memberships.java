package paddock.directory;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.account.Engagements;
import paddock.account.Names;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.kernel.Acting;
import paddock.kernel.ClientRole;
import paddock.kernel.Permission;
import paddock.store.Trip;
import paddock.web.Forbidden;

/** Who acts for which company, with a role in each. */
@Component
class Memberships implements Engagements {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Companies companies;
    private final Names names;
    private final Trail trail;
    private final InstantSource clock;
    private final Trip trip;

    Memberships(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Companies companies,
            Names names,
            Trail trail,
            InstantSource clock,
            Trip trip) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.companies = companies;
        this.names = names;
        this.trail = trail;
        this.clock = clock;
        this.trip = trip;
    }

    @Override
    public List<Engagement> of(UUID person) {
        List<Engagement> all = new ArrayList<>();
        ask(person, all::addAll);
        return all;
    }

    @Override
    public void ask(UUID person, Consumer<List<Engagement>> answer) {
        trip.ask(ENGAGEMENTS, List.of(person), rows -> {
            List<Engagement> all = new ArrayList<>();
            while (rows.next()) {
                all.add(new Engagement(
                        Objects.requireNonNull(rows.getObject("company", UUID.class)),
                        Objects.requireNonNull(rows.getString("name")),
                        role(Objects.requireNonNull(rows.getString("role")))));
            }
            answer.accept(all);
        });
    }

    private record Row(UUID person, ClientRole role, Timestamp since) {}

    /** Who acts for a company, by name. */
    List<Member> actingFor(UUID company) {
        List<Row> rows = jdbc.sql(MEMBERS)
                .param("company", company)
                .query((row, n) -> new Row(
                        row.getObject("person", UUID.class), role(row.getString("role")), row.getTimestamp("since")))
                .list();
        Map<UUID, Names.Name> known = names.of(rows.stream().map(Row::person).toList());
        return rows.stream()
                .map(row -> new Member(
                        Objects.requireNonNull(known.get(row.person())),
                        row.role(),
                        row.since().toInstant()))
                .sorted(Comparator.comparing(
                                (Member member) -> Company.sought(member.who().name()))
                        .thenComparing(Member::person))
                .toList();
    }

    /** Has somebody for oneself until the transaction ends; false where they have left. To be had before any company. */
    boolean holds(UUID person) {
        return names.hold(person);
    }

    /** Somebody acts for a company from now on, in the transaction under way; with another role where they did already. */
    void add(Acting by, UUID company, UUID person, ClientRole role) {
        companies.lock(company);
        Optional<ClientRole> before = roleOf(company, person);
        addInvented(company, person, role);
        trail.record(by, new Turn(person, before.orElse(null), role).of("member-added", company));
    }

    /** Somebody acts for a company by a demonstration account's doing alone: that goes with the demonstration. */
    void countToDemonstration(UUID company, UUID person) {
        jdbc.sql("update directory.membership set demo = true where company = :company and person = :person")
                .param("company", company)
                .param("person", person)
                .update();
    }

    /** Whether what somebody gives goes with the demonstration. */
    boolean isOfDemonstration(Acting by) {
        return names.isOfDemonstration(by.person());
    }

    /** As it stands, without a word in the trail. */
    void addInvented(UUID company, UUID person, ClientRole role) {
        jdbc.sql(ADD)
                .param("company", company)
                .param("person", person)
                .param("role", key(role))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    Assigning assign(Acting by, UUID company, UUID person, ClientRole role) {
        return keepingAManager(by, company, () -> {
            Optional<ClientRole> before = roleOf(company, person);
            if (before.isEmpty()) {
                return Assigning.GONE;
            }
            jdbc.sql(ASSIGN)
                    .param("role", key(role))
                    .param("demo", isOfDemonstration(by))
                    .param("company", company)
                    .param("person", person)
                    .update();
            trail.record(by, new Turn(person, before.get(), role).of("member-role-changed", company));
            if (role != ClientRole.MANAGER) {
                voidAsked(by, company, person);
            }
            return Assigning.DONE;
        });
    }

    /** Somebody acts for a company no longer. */
    Assigning end(Acting by, UUID company, UUID person) {
        return keepingAManager(by, company, () -> {
            Optional<ClientRole> before = roleOf(company, person);
            if (before.isEmpty()) {
                return Assigning.GONE;
            }
            jdbc.sql("delete from directory.membership where company = :company and person = :person")
                    .param("company", company)
                    .param("person", person)
                    .update();
            trail.record(by, new Turn(person, before.get(), null).of("member-removed", company));
            voidAsked(by, company, person);
            return Assigning.DONE;
        });
    }

    /** Nobody comes in by the asking of somebody who may no longer ask. */
    void voidAsked(Acting by, UUID company, UUID person) {
        jdbc.sql(VOID_ASKED)
                .param("company", company)
                .param("person", person)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, n) -> Deed.of("invitation-withdrawn", Invitations.KIND, row.getObject("id", UUID.class))
                        .changing(
                                Map.of(),
                                Map.of(
                                        "company",
                                        company.toString(),
                                        "role",
                                        Objects.requireNonNull(row.getString("role")))))
                .list()
                .forEach(deed -> trail.record(by, deed));
    }

    /** Whether somebody's account has ended; whoever is not known at all has none to end. */
    boolean hasLeft(UUID person) {
        Names.Name known = names.of(List.of(person)).get(person);
        return known != null && !known.here();
    }

    private interface Act {
        Assigning done();
    }

    /** Two managers who end each other's role at once must not both succeed. */
    private Assigning keepingAManager(Acting by, UUID company, Act act) {
        return transaction.execute(status -> {
            lockForKeeper(by, company);
            Assigning outcome = act.done();
            boolean staff = by.may(Permission.KEEP_COMPANIES);
            if (outcome == Assigning.DONE
                    && !staff
                    && actingFor(company).stream().noneMatch(Member::manages)) {
                status.setRollbackOnly();
                return Assigning.LAST_MANAGER;
            }
            return outcome;
        });
    }

    /** Has a company for oneself, in the transaction under way, where one still may say who acts for it. */
    void lockForKeeper(Acting by, UUID company) {
        companies.lock(company);
        Map<UUID, ClientRole> now = Optional.ofNullable(by.person())
                .flatMap(person -> roleOf(company, person))
                .map(role -> Map.of(company, role))
                .orElse(Map.of());
        if (!by.withRolesIn(now).mayFor(company, Permission.KEEP_COMPANY_PEOPLE)) {
            throw new Forbidden(Permission.KEEP_COMPANY_PEOPLE);
        }
    }

    private Optional<ClientRole> roleOf(UUID company, UUID person) {
        return jdbc.sql("select role from directory.membership where company = :company and person = :person")
                .param("company", company)
                .param("person", person)
                .query(String.class)
                .optional()
                .map(Memberships::role);
    }

    /** A role that somebody had, and the one they have then. */
    private record Turn(
            UUID person,
            @Nullable ClientRole before,
            @Nullable ClientRole after) {

        Deed of(String act, UUID company) {
            Map<String, String> was = told(before);
            Map<String, String> is = told(after);
            (after == null ? was : is).put("person", person.toString());
            return Deed.of(act, Companies.KIND, company).changing(was, is);
        }

        private static Map<String, String> told(@Nullable ClientRole role) {
            return role == null ? new TreeMap<>() : new TreeMap<>(Map.of("role", key(role)));
        }
    }

    static String key(ClientRole role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    static ClientRole role(String key) {
        return ClientRole.valueOf(key.toUpperCase(Locale.ROOT));
    }

    private static final String ENGAGEMENTS = """
            select m.company, c.name, m.role
            from directory.membership m join directory.company c on c.id = m.company
            where m.person = ?
            order by c.sought collate "C", c.id
            limit 1000
            """;

    private static final String MEMBERS = """
            select person, role, since from directory.membership where company = :company limit 1000
            """;

    private static final String VOID_ASKED = """
            update directory.invitation set ended_at = :now
             where company = :company and invited_by = :person and ended_at is null
            returning id, role
            """;

    private static final String ASSIGN = """
            update directory.membership
               set role = :role, demo = :demo and (demo or role <> :role)
             where company = :company and person = :person
            """;

    private static final String ADD = """
            insert into directory.membership (company, person, role, since) values (:company, :person, :role, :now)
            on conflict (company, person) do update set role = excluded.role
            """;
}
