package paddock.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.account.Engagements;
import paddock.audit.Deed;
import paddock.audit.PersonalTrail;
import paddock.audit.Trail;
import paddock.kernel.Acting;
import paddock.kernel.ClientRole;
import paddock.kernel.Permission;
import paddock.personal.Holding;
import paddock.personal.Obstacle;
import paddock.personal.Sheet;
import paddock.personal.Subject;

/** What the directory holds on people: for whom they act, where they are to be reached, where they were asked to act. */
@Component
class HeldDirectory implements Holding {

    /** What the trail calls the things that hold an address here. */
    private static final Set<String> KINDS = Set.of(Contacts.KIND, Invitations.KIND);

    private final JdbcClient jdbc;
    private final Companies companies;
    private final Memberships memberships;
    private final Trail trail;
    private final PersonalTrail personalTrail;

    HeldDirectory(
            JdbcClient jdbc, Companies companies, Memberships memberships, Trail trail, PersonalTrail personalTrail) {
        this.jdbc = jdbc;
        this.companies = companies;
        this.memberships = memberships;
        this.trail = trail;
        this.personalTrail = personalTrail;
    }

    @Override
    public List<Sheet> on(Subject subject) {
        return List.of(
                new Sheet("companies", rows(COMPANIES, subject)),
                new Sheet("contacts", rows(CONTACTS, subject)),
                new Sheet("company-invitations", rows(INVITATIONS, subject)));
    }

    private List<Map<String, Object>> rows(String sql, Subject subject) {
        return jdbc.sql(sql)
                .param("person", subject.person())
                .param("email", subject.email())
                .query((row, n) -> Sheet.line(row))
                .list();
    }

    @Override
    public List<String> addresses() {
        return jdbc.sql(ADDRESSES)
                .query((row, n) -> Objects.requireNonNull(row.getString(1)))
                .list();
    }

    /** Those of the address now, and those that once were: a change of the card may not have told the address again. */
    @Override
    public List<PersonalTrail.Card> cards(Subject subject) {
        Map<UUID, PersonalTrail.Card> cards = personalTrail.cards(KINDS, subject.email()).stream()
                .collect(Collectors.toMap(PersonalTrail.Card::thing, Function.identity()));
        jdbc.sql(CARDS_NOW)
                .param("email", subject.email())
                .query(UUID.class)
                .list()
                .forEach(id -> cards.merge(
                        id,
                        PersonalTrail.Card.theirs(id),
                        (once, now) -> new PersonalTrail.Card(id, once.from(), now.until())));
        return List.copyOf(cards.values());
    }

    /** Whoever is a company's only manager leaves it to somebody first; whoever keeps companies may decide otherwise. */
    @Override
    public List<Obstacle> obstacles(Acting by, Subject subject) {
        UUID person = subject.person();
        if (person == null || !person.equals(by.person()) || by.may(Permission.KEEP_COMPANIES)) {
            return List.of();
        }
        List<Engagements.Engagement> all = engagements(person);
        all.forEach(one -> companies.lock(one.company()));
        return all.stream()
                .filter(one -> isOnlyManager(one.company(), person))
                .map(one -> new Obstacle("only-manager", one.name()))
                .toList();
    }

    private boolean isOnlyManager(UUID company, UUID person) {
        List<Member> managers =
                memberships.actingFor(company).stream().filter(Member::manages).toList();
        return managers.size() == 1 && managers.getFirst().person().equals(person);
    }

    /** In the order of their ids, so that two who are forgotten at once do not wait for each other. */
    private List<Engagements.Engagement> engagements(UUID person) {
        return memberships.of(person).stream()
                .sorted(Comparator.comparing(Engagements.Engagement::company))
                .toList();
    }

    @Override
    public void forget(Acting by, Subject subject) {
        if (subject.person() != null) {
            engagements(subject.person()).forEach(one -> leave(by, one, subject.person()));
            withdrawAsked(by, subject.person());
        }
        jdbc.sql("delete from directory.contact where lower(email) = :email returning id, company")
                .param("email", subject.email())
                .query((row, n) -> deed(row, "contact-removed", Contacts.KIND))
                .list()
                .forEach(deed -> trail.record(by, deed));
        jdbc.sql("delete from directory.invitation where email = :email returning id, company")
                .param("email", subject.email())
                .query((row, n) -> deed(row, "invitation-withdrawn", Invitations.KIND))
                .list()
                .forEach(deed -> trail.record(by, deed));
    }

    /** What they asked of others is void, and does not tell any more that it was they. */
    private void withdrawAsked(Acting by, UUID person) {
        jdbc
                .sql(
                        "select distinct company from directory.invitation where invited_by = :person and ended_at is null")
                .param("person", person)
                .query(UUID.class)
                .list()
                .stream()
                .sorted()
                .forEach(company -> memberships.voidAsked(by, company, person));
        jdbc.sql("update directory.invitation set invited_by = null where invited_by = :person")
                .param("person", person)
                .update();
    }

    private void leave(Acting by, Engagements.Engagement one, UUID person) {
        companies.lock(one.company());
        jdbc.sql("delete from directory.membership where company = :company and person = :person")
                .param("company", one.company())
                .param("person", person)
                .update();
        ClientRole role = one.role();
        trail.record(
                by,
                Deed.of("member-removed", Companies.KIND, one.company())
                        .changing(Map.of("person", person.toString(), "role", Memberships.key(role)), Map.of()));
    }

    private static Deed deed(ResultSet row, String act, String kind) throws SQLException {
        return Deed.of(act, kind, row.getObject("id", UUID.class))
                .changing(Map.of(), Map.of("company", Objects.requireNonNull(row.getString("company"))));
    }

    /** Contacts of those who were never more than a prospect, and of whom nothing has been heard since; how many. */
    int forgetProspects(Instant time, int most) {
        List<Deed> forgotten = jdbc.sql(FORGET_PROSPECTS)
                .param("time", Timestamp.from(time))
                .param("most", most)
                .query((row, n) -> deed(row, "contact-removed", Contacts.KIND))
                .list();
        forgotten.forEach(deed -> trail.record(Acting.PADDOCK, deed));
        return forgotten.size();
    }

    /** How they were asked, some time after nobody can say yes any more; how many. */
    int forgetInvitations(Instant time) {
        return jdbc.sql("delete from directory.invitation where until < :time")
                .param("time", Timestamp.from(time))
                .update();
    }

    private static final String COMPANIES = """
            select c.name as company, m.role, m.since
            from directory.membership m join directory.company c on c.id = m.company
            where m.person = cast(:person as uuid)
            order by m.since
            limit 1000
            """;

    private static final String CONTACTS = """
            select c.name as company, k.name, k.function, k.email, k.phone, k.touched_at as touched
            from directory.contact k join directory.company c on c.id = k.company
            where lower(k.email) = :email
            order by k.id
            limit 1000
            """;

    private static final String INVITATIONS = """
            select c.name as company, i.email, i.role, i.written_at as written, i.until, i.ended_at as ended
            from directory.invitation i join directory.company c on c.id = i.company
            where i.email = :email
            order by i.written_at
            limit 1000
            """;

    private static final String CARDS_NOW = """
            select id from directory.contact where lower(email) = :email
            union
            select id from directory.invitation where email = :email
            """;

    private static final String ADDRESSES = """
            select lower(email) as email from directory.contact where email <> ''
            union
            select email from directory.invitation
            order by email
            """;

    private static final String FORGET_PROSPECTS = """
            delete from directory.contact
            where id in (
              select k.id
              from directory.contact k join directory.company c on c.id = k.company
              where k.touched_at < :time
                and not c.demo
                and c.added_at < :time
                and not exists (select 1 from directory.status s
                                where s.company = c.id and s.kind <> 'prospect'
                                  and (upper(s.during) is null or upper(s.during) > cast(:time as date)))
                and not exists (select 1 from directory.membership m where m.company = c.id)
                and not exists (select 1 from directory.invitation i where i.company = c.id and i.written_at > :time)
              order by k.touched_at
              limit :most
              for update of k skip locked)
            returning id, company
            """;
}
