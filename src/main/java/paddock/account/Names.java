package paddock.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.kernel.Acting;
import paddock.kernel.StaffRole;

/** What people are called, for parts that know them by their ids. */
@Component
public class Names {

    private final JdbcClient jdbc;

    Names(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Somebody with an account.
     *
     * @param here whether they may sign in
     * @param language of the mails they get: {@code fr} or {@code en}
     */
    public record Name(UUID person, String name, String email, boolean here, String language) {}

    /**
     * Has somebody's account for oneself until the transaction ends, so that it neither ends nor is forgotten meanwhile;
     * false where they have left. Whoever changes a company as well has the person first.
     */
    public boolean hold(UUID person) {
        return jdbc.sql("select left_at is null from account.person where id = :id for update")
                .param("id", person)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Whether somebody is of the demonstration: what they give to others goes with it. */
    public boolean isOfDemonstration(@Nullable UUID person) {
        return person != null
                && jdbc.sql("select exists (select 1 from account.person where id = :id and demo)")
                        .param("id", person)
                        .query(Boolean.class)
                        .single();
    }

    /** Whether somebody works for the operator. */
    public boolean works(UUID person) {
        return jdbc.sql("select exists (select 1 from account.staff_role where person = :id)")
                .param("id", person)
                .query(Boolean.class)
                .single();
    }

    /** Somebody of the operator's who has left something to be done, with the roles that they have now; nobody once they may not sign in. */
    public Optional<Acting> acting(UUID person) {
        return jdbc.sql(ACTING)
                .param("person", person)
                .query((row, n) -> new Acting(
                        person,
                        Objects.requireNonNull(row.getString("name")),
                        "",
                        Arrays.stream((String[]) row.getArray("roles").getArray())
                                .map(StaffRole::valueOf)
                                .collect(Collectors.toSet()),
                        Map.of()))
                .optional();
    }

    /** Who of them works for the operator. */
    public Set<UUID> working(Collection<UUID> people) {
        return Set.copyOf(jdbc.sql("select distinct person from account.staff_role where person = any (:people)")
                .param("people", people.toArray(UUID[]::new))
                .query((row, n) -> Objects.requireNonNull(row.getObject("person", UUID.class)))
                .list());
    }

    /** Those of the operator's people who have a role, and may sign in. */
    public List<Name> having(StaffRole role) {
        return jdbc.sql(HAVING)
                .param("role", role.name())
                .query((row, n) -> name(row))
                .list();
    }

    /** Of those people, by id. */
    public Map<UUID, Name> of(Collection<UUID> people) {
        List<UUID> wanted = List.copyOf(people);
        if (wanted.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql(
                        "select id, name, email, left_at is null as here, language from account.person where id in (:people)")
                .param("people", wanted)
                .query((row, n) -> name(row))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Name::person, Function.identity()));
    }

    private static Name name(ResultSet row) throws SQLException {
        return new Name(
                row.getObject("id", UUID.class),
                Objects.requireNonNull(row.getString("name")),
                Objects.requireNonNull(row.getString("email")),
                row.getBoolean("here"),
                Objects.requireNonNull(row.getString("language")));
    }

    private static final String ACTING = """
            select p.name, array(select r.role from account.staff_role r where r.person = p.id) as roles
              from account.person p
             where p.id = :person and p.left_at is null
            """;

    private static final String HAVING = """
            select p.id, p.name, p.email, p.left_at is null as here, p.language
              from account.staff_role r
              join account.person p on p.id = r.person
             where r.role = :role and p.left_at is null
             order by p.id
             limit 1000
            """;
}
