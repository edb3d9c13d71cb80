package paddock.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.kernel.Acting;
import paddock.personal.Holding;
import paddock.personal.Obstacle;
import paddock.personal.Sheet;
import paddock.personal.Subject;
import paddock.personal.Subjects;

/** What is held on people with an account: the account itself, and what lets them in. */
@Component
class HeldAccount implements Holding, Subjects {

    private static final int BATCH = 200;
    private static final Instant NOTHING_TO_WARN_OF = Instant.MIN;

    private final JdbcClient jdbc;
    private final People people;
    private final Roles roles;
    private final Failures failures;
    private final ObjectProvider<Engagements> engagements;

    HeldAccount(
            JdbcClient jdbc, People people, Roles roles, Failures failures, ObjectProvider<Engagements> engagements) {
        this.jdbc = jdbc;
        this.people = people;
        this.roles = roles;
        this.failures = failures;
        this.engagements = engagements;
    }

    @Override
    public List<Sheet> on(Subject subject) {
        if (subject.person() == null) {
            return List.of();
        }
        List<Sheet> sheets = new ArrayList<>();
        SHEETS.forEach((key, sql) -> sheets.add(Sheet.of(key, jdbc, sql, subject.person())));
        return sheets;
    }

    @Override
    public List<String> addresses() {
        return jdbc.sql("select email from account.person order by email")
                .query((row, n) -> Objects.requireNonNull(row.getString(1)))
                .list();
    }

    @Override
    public List<Obstacle> obstacles(Acting by, Subject subject) {
        UUID person = subject.person();
        if (person != null && DemonstrationAccounts.isOne(person)) {
            return List.of(new Obstacle("demonstration", ""));
        }
        return person != null && roles.isOnlyKeeper(person)
                ? List.of(new Obstacle("last-administrator", ""))
                : List.of();
    }

    /** But for the account itself, which other parts may still refer to. */
    @Override
    public void forget(Acting by, Subject subject) {
        if (subject.person() != null) {
            failures.forget(subject.email(), subject.person());
        }
    }

    @Override
    public Optional<Subject> withId(UUID person) {
        return people.withId(person).map(HeldAccount::subject);
    }

    @Override
    public Optional<Subject> at(String email) {
        return jdbc.sql("select id from account.person where email = :email")
                .param("email", email)
                .query(UUID.class)
                .optional()
                .flatMap(this::withId);
    }

    /** In the order in which others wait for the same. */
    @Override
    public Optional<Subject> held(UUID person) {
        people.lockAdministrators();
        var _ = people.stays(person);
        return withId(person);
    }

    @Override
    public void remove(Acting by, Subject subject) {
        UUID person = Objects.requireNonNull(subject.person());
        for (String table : OF_A_PERSON) {
            jdbc.sql("delete from account." + table + " where person = :person")
                    .param("person", person)
                    .update();
        }
        jdbc.sql("delete from account.person where id = :person")
                .param("person", person)
                .update();
    }

    /** Whoever has left keeps nothing by the companies they once acted for; nor is there anything to come back to. */
    @Override
    public List<Idle> idleSince(Instant time, Predicate<Idle> wanted, int most) {
        List<Idle> found = new ArrayList<>();
        List<Idle> some;
        Instant seen = Instant.EPOCH;
        UUID last = new UUID(0, 0);
        do { // some at a time, and on past those who stay
            some = jdbc.sql(IDLE)
                    .param("time", Timestamp.from(time))
                    .param("seen", Timestamp.from(seen))
                    .param("last", last)
                    .param("most", BATCH)
                    .query(HeldAccount::idle)
                    .list();
            some.stream().filter(wanted).filter(this::isFree).forEach(found::add);
            if (!some.isEmpty()) {
                seen = some.getLast().seenAt();
                last = Objects.requireNonNull(some.getLast().subject().person());
            }
        } while (some.size() == BATCH && found.size() < most);
        return found.subList(0, Math.min(most, found.size()));
    }

    private boolean isFree(Idle one) {
        UUID person = Objects.requireNonNull(one.subject().person());
        return one.warnedAt().equals(NOTHING_TO_WARN_OF)
                || engagements.getObject().of(person).isEmpty();
    }

    private static Idle idle(ResultSet row, int n) throws SQLException {
        Timestamp warned = row.getTimestamp("warned_at");
        Instant told = warned == null ? Instant.MAX : warned.toInstant();
        return new Idle(
                new Subject(
                        row.getObject("id", UUID.class),
                        Objects.requireNonNull(row.getString("email")),
                        Objects.requireNonNull(row.getString("name")),
                        Objects.requireNonNull(row.getString("language"))),
                row.getTimestamp("seen").toInstant(),
                row.getBoolean("has_left") ? NOTHING_TO_WARN_OF : told);
    }

    @Override
    public void warned(UUID person, Instant at) {
        jdbc.sql("update account.person set warned_at = :at where id = :person")
                .param("at", Timestamp.from(at))
                .param("person", person)
                .update();
    }

    private static Subject subject(Person person) {
        return new Subject(person.id(), person.email(), person.name(), person.language());
    }

    private static final List<String> OF_A_PERSON =
            List.of("half_sign_in", "sign_in", "known_device", "invitation", "reset", "api_token", "staff_role");

    private static final Map<String, String> SHEETS = sheets();

    private static Map<String, String> sheets() {
        Map<String, String> sheets = new LinkedHashMap<>();
        sheets.put("account", """
                select id::text as id, email, name, language, added_at as added, seen_at as seen, left_at as ended,
                       warned_at as warned, password is not null as password,
                       (select array_agg(r.role order by r.role) from account.staff_role r where r.person = p.id) as roles
                from account.person p where id = :person
                """);
        sheets.put("devices", """
                select device, address as "from", began_at as began, seen_at as seen, ends_at as until
                from account.sign_in where person = :person order by began_at
                """);
        sheets.put("known-devices", """
                select until from account.known_device where person = :person order by until
                """);
        sheets.put("tokens", """
                select name, scopes, made_at as made, expires_at as until,
                       used_at as used, used_from as "from"
                from account.api_token where person = :person order by made_at
                """);
        sheets.put("links", """
                select 'invitation' as kind, until from account.invitation where person = :person
                union all
                select 'reset', until from account.reset where person = :person
                order by until
                """);
        return sheets;
    }

    /** The last time of anything that shows that somebody was here. */
    private static final String IDLE = """
            with away as (
              select p.id, p.email, p.name, p.language, p.warned_at, p.left_at is not null as has_left,
                     greatest(p.seen_at, p.left_at,
                              (select max(s.seen_at) from account.sign_in s where s.person = p.id),
                              (select max(t.used_at) from account.api_token t where t.person = p.id)) as seen
              from account.person p
              where not p.demo and p.seen_at < :time
            )
            select id, email, name, language, warned_at, has_left, seen
            from away
            where seen < :time
              and (seen, id) > (cast(:seen as timestamptz), cast(:last as uuid))
              and (has_left or not exists (select 1 from account.staff_role r where r.person = away.id))
            order by seen, id
            limit :most
            """;
}
