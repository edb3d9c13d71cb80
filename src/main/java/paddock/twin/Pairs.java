package paddock.twin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
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

/** Pairs of companies that may be one, as the last search found them, but for those of which somebody said that they are two. */
@Component
class Pairs {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Faces faces;
    private final Trail trail;
    private final InstantSource clock;

    Pairs(JdbcClient jdbc, PlatformTransactionManager transactions, Faces faces, Trail trail, InstantSource clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.faces = faces;
        this.trail = trail;
        this.clock = clock;
    }

    /** A company by name, with where it is. */
    public record Named(UUID id, String name, String siren, String town) {}

    /**
     * Two that may be one.
     *
     * @param signs why
     */
    public record Pair(Named first, Named second, int score, List<Sign> signs, boolean dismissed) {

        public Pair {
            signs = List.copyOf(signs);
        }
    }

    /** The likeliest first. */
    List<Pair> found(Sought sought, int most) {
        return jdbc.sql(FOUND)
                .param("company", sought.company())
                .param("sign", sought.sign() == null ? "" : sought.sign().key())
                .param("least", sought.least())
                .param("dismissed", sought.dismissed())
                .param("first", sought.after() == null ? null : sought.after().first())
                .param("second", sought.after() == null ? null : sought.after().second())
                .param("most", most)
                .query(Pairs::pair)
                .list();
    }

    /** How many there are to look at. */
    long open() {
        return jdbc.sql("select count(*) " + FROM + " where d.first is null")
                .query(Long.class)
                .single();
    }

    private static Pair pair(ResultSet row, int n) throws SQLException {
        return new Pair(
                named(row, "a"),
                named(row, "b"),
                row.getInt("score"),
                Arrays.stream((String[]) row.getArray("signs").getArray())
                        .map(Sign::of)
                        .toList(),
                row.getBoolean("dismissed"));
    }

    private static Named named(ResultSet row, String which) throws SQLException {
        return new Named(
                Objects.requireNonNull(row.getObject(which + "_id", UUID.class)),
                String.valueOf(row.getString(which + "_name")),
                String.valueOf(row.getString(which + "_siren")),
                String.valueOf(row.getString(which + "_town")));
    }

    /** How alike two are now; absent where one of them is part of another. */
    Optional<Likeness> likeness(UUID one, UUID other) {
        List<Face> both = faces.of(List.of(one, other));
        return both.size() == 2 ? Optional.of(Likeness.of(both.getFirst(), both.getLast())) : Optional.empty();
    }

    /** They are two: nobody is asked again, unless they turn out to have something else in common. */
    boolean dismiss(Acting by, UUID one, UUID other) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Optional<Likeness> likeness = likeness(one, other);
            likeness.ifPresent(found -> {
                jdbc.sql(DISMISS)
                        .param("one", one)
                        .param("other", other)
                        .param("signs", found.keys().toArray(String[]::new))
                        .param("now", Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS)))
                        .param("by", by.person())
                        .update();
                trail.record(by, deed("duplicate-dismissed", one, other));
            });
            return likeness.isPresent();
        }));
    }

    /** It may be asked again. */
    boolean recall(Acting by, UUID one, UUID other) {
        return Objects.requireNonNull(transaction.execute(status -> {
            int gone = jdbc.sql("""
                            delete from twin.dismissal
                             where first = least(cast(:one as uuid), :other) and second = greatest(cast(:one as uuid), :other)""").param("one", one).param("other", other).update();
            if (gone > 0) {
                trail.record(by, deed("duplicate-recalled", one, other));
            }
            return gone > 0;
        }));
    }

    private static Deed deed(String act, UUID one, UUID other) {
        return Deed.of(act, Merges.KIND, one).changing(Map.of(), Map.of("other", other.toString()));
    }

    private static final String FROM = """
              from twin.pair p
              join directory.face a on a.id = p.first
              join directory.face b on b.id = p.second
              left join twin.dismissal d on d.first = p.first and d.second = p.second and p.signs <@ d.signs
            """;

    private static final String FOUND = """
            select p.score, p.signs, d.first is not null as dismissed, a.id as a_id, a.name as a_name, a.town as a_town,
                   b.id as b_id, b.name as b_name, b.town as b_town,
                   coalesce((select siren from directory.company where id = a.id), '') as a_siren,
                   coalesce((select siren from directory.company where id = b.id), '') as b_siren
            """ + FROM + """
             where (cast(:company as uuid) is null or p.first = :company or p.second = :company)
               and (:sign = '' or :sign = any (p.signs))
               and p.score >= :least
               and (d.first is not null) = :dismissed
               and (cast(:first as uuid) is null
                    or (-p.score, p.first, p.second) > (select -l.score, l.first, l.second from twin.pair l
                                                         where l.first = :first and l.second = :second))
             order by p.score desc, p.first, p.second
             limit :most
            """;

    private static final String DISMISS = """
            insert into twin.dismissal (first, second, signs, at, by_whom)
            values (least(cast(:one as uuid), :other), greatest(cast(:one as uuid), :other), :signs, :now, :by)
            on conflict (first, second) do update set signs = excluded.signs, at = excluded.at, by_whom = excluded.by_whom
            """;
}
