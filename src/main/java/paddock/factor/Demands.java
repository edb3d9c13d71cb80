package paddock.factor;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.kernel.Acting;
import paddock.kernel.ClientRole;
import paddock.kernel.Shared;
import paddock.kernel.StaffRole;
import paddock.store.Trip;

/**
 * Of which roles a second step is demanded: codes of the moment or a passkey. Asked of the database each time, so that all
 * nodes know at once.
 */
@Component
public class Demands {

    /** Whoever has an account, with whatever role or none. */
    public static final String EVERYBODY = "role.EVERYBODY";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Trail trail;
    private final InstantSource clock;
    private final Trip trip;
    private final Shared<Object, Set<String>> now = new Shared<>();

    Demands(JdbcClient jdbc, PlatformTransactionManager transactions, Trail trail, InstantSource clock, Trip trip) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.trail = trail;
        this.clock = clock;
        this.trip = trip;
    }

    /** Every way it can end to say of whom it is demanded. */
    public enum Change {
        DONE,
        /** Who demands it has none themselves: they would be the first to stand before a closed door. */
        NONE_ONESELF
    }

    /** All that it could be demanded of, as the texts name them. */
    public static List<String> possible() {
        return Stream.of(
                        Stream.of(EVERYBODY),
                        Arrays.stream(StaffRole.values()).map(Demands::key),
                        Arrays.stream(ClientRole.values()).map(Demands::key))
                .flatMap(keys -> keys)
                .toList();
    }

    public static String key(StaffRole role) {
        return "role." + role.name();
    }

    public static String key(ClientRole role) {
        return "client." + role.name();
    }

    /** Of whom it is demanded now. */
    public Set<String> all() {
        Set<String> roles = new HashSet<>();
        ask(roles::addAll);
        return roles;
    }

    /** Asks for the same; now, or {@linkplain Trip#together with others}. */
    public void ask(Consumer<Set<String>> answer) {
        trip.ask("select role from factor.demand", List.of(), rows -> {
            Set<String> roles = new HashSet<>();
            while (rows.next()) {
                roles.add(Objects.requireNonNull(rows.getString(1)));
            }
            answer.accept(roles);
        });
    }

    /** Which of somebody's roles demand it; none where it is not demanded of them. */
    public Set<String> of(Acting acting) {
        return of(acting, acting.signedIn() ? now.read(Demands.class, this::all) : Set.of());
    }

    /** The same, of all that it is demanded of. */
    public static Set<String> of(Acting acting, Set<String> all) {
        return keys(acting).filter(all::contains).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> keys(Acting acting) {
        return Stream.of(
                        Stream.of(EVERYBODY),
                        acting.staff().stream().map(Demands::key),
                        acting.companies().values().stream().map(Demands::key))
                .flatMap(keys -> keys);
    }

    /** Whether somebody could give a second step. */
    public boolean met(UUID person) {
        return without(List.of(person)).isEmpty();
    }

    /** Those of them who could give none. */
    public Set<UUID> without(Collection<UUID> people) {
        return Set.copyOf(jdbc.sql(WITHOUT)
                .param("people", people.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    /** From now on it is demanded of these, and of nobody else. */
    public Change change(Acting by, Set<String> roles) {
        Set<String> wanted = new TreeSet<>(roles);
        wanted.retainAll(possible());
        return transaction.execute(status -> {
            jdbc.sql("select id from account.person where id = :id for update")
                    .param("id", by.person())
                    .query(UUID.class)
                    .optional();
            if (!wanted.isEmpty() && (by.person() == null || !met(by.person()))) {
                return Change.NONE_ONESELF;
            }
            jdbc.sql("lock table factor.demand in share row exclusive mode").update();
            Set<String> before = new TreeSet<>(all());
            if (before.equals(wanted)) {
                return Change.DONE;
            }
            jdbc.sql("delete from factor.demand where not role = any (:wanted)")
                    .param("wanted", wanted.toArray(String[]::new))
                    .update();
            jdbc.sql(DEMAND)
                    .param("wanted", wanted.toArray(String[]::new))
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
            trail.record(
                    by,
                    Deed.of("second-step-demanded", "role", null)
                            .changing(Map.of("roles", List.copyOf(before)), Map.of("roles", List.copyOf(wanted))));
            return Change.DONE;
        });
    }

    private static final String WITHOUT = """
            select person from unnest(:people::uuid[]) as asked (person)
            where not exists (
                    select 1 from factor.one_time_code o where o.person = asked.person and o.on_since is not null)
              and not exists (select 1 from factor.passkey k where k.person = asked.person)
            """;

    private static final String DEMAND = """
            insert into factor.demand (role, since) select wanted, :now from unnest(:wanted::text[]) as wanted
            on conflict (role) do nothing
            """;
}
