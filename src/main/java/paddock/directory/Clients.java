package paddock.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.account.Names;
import paddock.kernel.Acting;
import paddock.kernel.Days;
import paddock.kernel.Permission;
import paddock.kernel.Steady;
import paddock.store.Trip;

/** What the parts that sell may know of a company. */
@Component
public class Clients {

    private static final int LONGEST = 200;

    private final Companies companies;
    private final Memberships memberships;
    private final JdbcClient jdbc;
    private final Trip trip;

    Clients(Companies companies, Memberships memberships, JdbcClient jdbc, Trip trip) {
        this.companies = companies;
        this.memberships = memberships;
        this.jdbc = jdbc;
        this.trip = trip;
    }

    /** Those who may book for a company, as long as they can sign in. */
    public List<Names.Name> bookers(UUID company) {
        return holders(company, Permission.BOOK);
    }

    /** Those whose role in a company lets them do something for it, as long as they can sign in. */
    public List<Names.Name> holders(UUID company, Permission permission) {
        return memberships.actingFor(company).stream()
                .filter(member -> member.who().here() && permission.clients().contains(member.role()))
                .map(Member::who)
                .toList();
    }

    /** Those who act for a company, in whatever role. */
    public Set<UUID> people(UUID company) {
        return Set.copyOf(jdbc.sql("select person from directory.membership where company = ? limit 1000")
                .param(company)
                .query((row, n) -> Objects.requireNonNull(row.getObject("person", UUID.class)))
                .list());
    }

    /** The statuses that a company can have, as orders call them. */
    public static List<String> statuses() {
        return Arrays.stream(Status.Kind.values()).map(Status.Kind::key).toList();
    }

    /** A company by name. */
    public record Named(UUID id, String name) {}

    /** By name, the first {@code most} of those that whoever acts may do something for. */
    public List<Named> choices(Acting acting, Permission permission, int most) {
        boolean all = acting.staff().stream().anyMatch(permission.staff()::contains);
        UUID[] own = acting.companies().keySet().stream()
                .filter(company -> acting.mayFor(company, permission))
                .toArray(UUID[]::new);
        return jdbc.sql("""
                        select id, name from directory.company where absorbed_into is null and (? or id = any (?))
                         order by sought collate "C", id limit ?""")
                .param(all)
                .param(own)
                .param(most)
                .query((row, n) -> named(row))
                .list();
    }

    /** Those of whom this is the name, whatever its case and accents, or the SIREN. */
    public List<Named> called(String typed) {
        if (typed.length() > LONGEST || typed.indexOf('\0') >= 0) {
            return List.of();
        }
        return jdbc.sql("""
                        select id, name from directory.company
                         where absorbed_into is null and (sought = ? or siren = ?)
                         order by id limit 2""")
                .param(Company.sought(typed))
                .param(typed.replace(" ", ""))
                .query((row, n) -> named(row))
                .list();
    }

    /** The one company of exactly that name, whatever its case and accents; none where several are called so. */
    public Optional<UUID> only(String name) {
        List<UUID> found = jdbc.sql("""
                        select id from directory.company
                         where absorbed_into is null and sought collate "C" = ? order by id limit 2""")
                .param(Company.sought(name))
                .query((row, n) -> Objects.requireNonNull(row.getObject("id", UUID.class)))
                .list();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** Those of the demonstration that one deals with, in no order that anybody knows. */
    public List<Named> ofDemonstration() {
        return jdbc.sql(
                        "select id, name from directory.company where demo and standing <> 'barred' and absorbed_into is null order by id limit 1000")
                .query((row, n) -> named(row))
                .list();
    }

    /** A name as it is looked for and sorted: without accents, in small letters. */
    public static String sought(String name) {
        return Company.sought(name);
    }

    /** Whether a company can have these numbers, each empty where it has none. */
    public static boolean areNumbers(String siren, String siret, String vat) {
        Numbers numbers = Numbers.written(siren, siret, vat);
        return numbers.sirenFlaw().isEmpty()
                && numbers.siretFlaw().isEmpty()
                && numbers.vatFlaw().isEmpty();
    }

    /** Whom to reach at a company; empty what is not known of them. */
    public record Reached(UUID id, String name, String function, String email, String phone) {}

    /** Its contacts, by name. */
    public List<Reached> contacts(UUID company) {
        return companies.withId(company).map(Company::contacts).orElse(List.of()).stream()
                .map(each -> new Reached(each.id(), each.name(), each.function(), each.email(), each.phone()))
                .toList();
    }

    /** Whether a company can be called that. */
    public static boolean isName(String name) {
        return !name.isBlank() && name.length() <= LONGEST && name.codePoints().noneMatch(Character::isISOControl);
    }

    /**
     * The company of that name, or one written down with it: once, whoever writes it down at the same moment. In the
     * transaction under way.
     */
    public UUID named(Acting by, String name) {
        companies.alone();
        return called(name).stream().findFirst().map(Named::id).orElseGet(() -> add(by, name));
    }

    /** Writes a company down of which no more is known than its {@linkplain #isName name}. */
    public UUID add(Acting by, String name) {
        Saving outcome =
                companies.add(by, new Company.Profile(name.strip(), Numbers.NONE, Standing.OPEN, null, Map.of()));
        if (outcome instanceof Saving.Saved saved) {
            return saved.company();
        }
        throw new IllegalStateException(name + ": " + outcome);
    }

    /** The names of some companies. */
    public Map<UUID, String> names(Collection<UUID> ids) {
        return jdbc
                .sql("select id, name from directory.company where id = any (?)")
                .param(ids.toArray(UUID[]::new))
                .query((row, n) -> named(row))
                .list()
                .stream()
                .collect(Collectors.toMap(Named::id, Named::name));
    }

    private static Named named(ResultSet row) throws SQLException {
        return new Named(
                Objects.requireNonNull(row.getObject("id", UUID.class)), Objects.requireNonNull(row.getString("name")));
    }

    /**
     * A company as somebody who buys.
     *
     * @param barred whether nothing more is sold to it, which is so as well where it has become part of another
     * @param statuses the days on which it is what, as orders call it: {@code resident}, {@code club}
     */
    public record Client(UUID id, String name, boolean barred, Map<String, List<Days>> statuses) {

        public Set<String> on(LocalDate day) {
            return statuses.entrySet().stream()
                    .filter(each -> each.getValue().stream().anyMatch(days -> days.contain(day)))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        }
    }

    public Optional<Client> withId(UUID id) {
        return Steady.read(List.of(Client.class, id), () -> {
            Map<UUID, Client> found = new HashMap<>();
            ask(List.of(id), found::putAll);
            return Optional.ofNullable(found.get(id));
        });
    }

    /** Reads some for whoever decides something, together with what else is read then. */
    public void lookAhead(Collection<UUID> ids) {
        ask(
                ids,
                found -> ids.forEach(id -> Steady.know(List.of(Client.class, id), Optional.ofNullable(found.get(id)))));
    }

    private void ask(Collection<UUID> ids, Consumer<Map<UUID, Client>> answer) {
        trip.ask(WITH_IDS, List.of((Object) ids.toArray(UUID[]::new)), rows -> {
            Map<UUID, Client> found = new HashMap<>();
            while (rows.next()) {
                UUID id = rows.getObject("id", UUID.class);
                String name = Objects.requireNonNull(rows.getString("name"));
                boolean barred = rows.getBoolean("barred");
                Client client = found.computeIfAbsent(id, any -> new Client(id, name, barred, new HashMap<>()));
                if (rows.getString("kind") != null) {
                    client.statuses()
                            .computeIfAbsent(rows.getString("kind"), any -> new ArrayList<>())
                            .add(new Days(
                                    rows.getObject("begins", LocalDate.class),
                                    rows.getObject("ends", LocalDate.class)));
                }
            }
            answer.accept(found);
        });
    }

    private static final String WITH_IDS = """
            select c.id, c.name, c.standing = 'barred' or c.absorbed_into is not null as barred, s.kind, lower(s.during) as begins, upper(s.during) as ends
              from directory.company c
              left join directory.status s on s.company = c.id
             where c.id = any (cast(? as uuid[]))
            """;
}
