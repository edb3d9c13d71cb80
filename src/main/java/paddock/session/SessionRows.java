package paddock.session;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.booking.Booking;
import paddock.booking.Bookings;
import paddock.session.Session.Numbers;

/** Sessions and their numbers as rows. */
@Component
final class SessionRows {

    private final JdbcClient jdbc;
    private final Bookings bookings;

    SessionRows(JdbcClient jdbc, Bookings bookings) {
        this.jdbc = jdbc;
        this.bookings = bookings;
    }

    Optional<Session> withId(UUID id) {
        return withIds(List.of(id)).stream().findFirst();
    }

    /** In the order of the ids. */
    List<Session> withIds(List<UUID> ids) {
        Map<UUID, Exclusions> exclusions = exclusions(ids);
        Map<UUID, List<Numbers>> numbers = numbers(ids);
        Map<UUID, Booking> known =
                bookings.withIds(exclusions.keySet()).stream().collect(Collectors.toMap(Booking::id, each -> each));
        return ids.stream()
                .map(known::get)
                .filter(Objects::nonNull)
                .map(booking -> new Session(
                        booking,
                        numbers.getOrDefault(booking.id(), List.of()),
                        exclusions.getOrDefault(booking.id(), Exclusions.NONE)))
                .toList();
    }

    /** Those still to come or under way, in the order in which they begin, after the one that was seen last. */
    List<UUID> toCome(UUID site, Instant now, @Nullable UUID after, int most) {
        return jdbc.sql(TO_COME)
                .param("site", site)
                .param("now", Timestamp.from(now))
                .param("after", after)
                .param("most", most)
                .query((row, n) -> id(row, "booking"))
                .list();
    }

    void add(Session session) {
        Exclusions not = session.exclusions();
        jdbc.sql(INSERT)
                .param(session.id())
                .param(session.booking().site())
                .param(Timestamp.from(session.begins()))
                .param(Timestamp.from(session.ends()))
                .param(not.statuses().stream().sorted().toArray(String[]::new))
                .param(not.categories().stream().sorted().toArray(String[]::new))
                .param(not.powertrains().stream().sorted().toArray(String[]::new))
                .param(not.companies().stream().sorted().toArray(UUID[]::new))
                .update();
        for (int i = 0; i < session.kinds().size(); i++) {
            jdbc.sql("insert into session.kind (session, position, places) values (?, ?, ?)")
                    .params(session.id(), i, session.kinds().get(i).places())
                    .update();
        }
    }

    /** Nobody else sells anything of it until the transaction ends; false where there is no such session. */
    boolean lock(UUID id) {
        return !jdbc.sql("select booking from session.session where booking = ? for update")
                .param(id)
                .query((row, n) -> n)
                .list()
                .isEmpty();
    }

    /** It is at other hours from now on. */
    void shift(Session session) {
        jdbc.sql("update session.session set begins = ?, ends = ? where booking = ?")
                .params(Timestamp.from(session.begins()), Timestamp.from(session.ends()), session.id())
                .update();
    }

    void end(UUID id) {
        jdbc.sql("update session.session set over = true where booking = ?")
                .param(id)
                .update();
    }

    /** So many places of a kind from now on; whoever has a higher number is given a lower one that is free. */
    void resize(UUID id, int kind, int places) {
        jdbc.sql(RENUMBER)
                .param("session", id)
                .param("kind", kind)
                .param("places", places)
                .update();
        jdbc.sql("update session.kind set places = ? where session = ? and position = ?")
                .params(places, id, kind)
                .update();
    }

    private Map<UUID, Exclusions> exclusions(Collection<UUID> ids) {
        Map<UUID, Exclusions> found = new HashMap<>();
        jdbc.sql("""
                        select booking, statuses, categories, powertrains, companies from session.session
                         where booking = any (?)""")
                .param(ids.toArray(UUID[]::new))
                .query((row, n) -> found.put(
                        id(row, "booking"),
                        new Exclusions(
                                texts(row, "statuses"),
                                texts(row, "categories"),
                                texts(row, "powertrains"),
                                Set.of((UUID[]) array(row, "companies").getArray()))))
                .list();
        return found;
    }

    private Map<UUID, List<Numbers>> numbers(Collection<UUID> ids) {
        Map<UUID, List<Numbers>> found = new HashMap<>();
        jdbc.sql(NUMBERS)
                .param(ids.toArray(UUID[]::new))
                .query((row, n) -> found.computeIfAbsent(id(row, "session"), any -> new ArrayList<>())
                        .add(new Numbers(row.getInt("places"), row.getInt("sold"))))
                .list();
        return found;
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class));
    }

    private static Set<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.stream((String[]) array(row, column).getArray()).collect(Collectors.toSet());
    }

    private static Array array(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getArray(column));
    }

    private static final String TO_COME = """
            select booking
              from session.session
             where site = :site and not over and ends > :now
               and (cast(:after as uuid) is null
                    or (begins, booking) > (select begins, booking from session.session
                                             where booking = cast(:after as uuid) and site = :site))
             order by begins, booking
             limit :most
            """;

    private static final String INSERT = """
            insert into session.session (booking, site, begins, ends, over, statuses, categories, powertrains, companies)
            values (?, ?, ?, ?, false, ?, ?, ?, ?)
            """;

    private static final String NUMBERS = """
            select k.session, k.places,
                   (select count(*) from session.seat s where s.session = k.session and s.kind = k.position) as sold
              from session.kind k
             where k.session = any (?)
             order by k.session, k.position
            """;

    private static final String RENUMBER = """
            with high as (
              select number, row_number() over (order by number) as rank
                from session.seat
               where session = :session and kind = :kind and number > :places
            ), free as (
              select g as number, row_number() over (order by g) as rank
                from generate_series(1, :places) as g
               where not exists (select 1 from session.seat s
                                  where s.session = :session and s.kind = :kind and s.number = g)
            )
            update session.seat s
               set number = free.number
              from high
              join free using (rank)
             where s.session = :session and s.kind = :kind and s.number = high.number
            """;
}
