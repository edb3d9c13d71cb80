package paddock.exhibition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.account.Names;
import paddock.exhibition.Exhibition.Aims;
import paddock.exhibition.Exhibition.Plan;
import paddock.kernel.Money;

/** Exhibitions as rows. */
@Component
final class ExhibitionRows {

    private static final int MOST = 1000;

    private final JdbcClient jdbc;
    private final Names names;

    ExhibitionRows(JdbcClient jdbc, Names names) {
        this.jdbc = jdbc;
        this.names = names;
    }

    /** The latest first. */
    List<Exhibition> all() {
        return jdbc.sql(EXHIBITION + " order by lower(during) desc, id limit " + MOST)
                .query((row, n) -> exhibition(row))
                .list();
    }

    Optional<Exhibition> withId(UUID id) {
        return jdbc.sql(EXHIBITION + " where id = ?")
                .param(id)
                .query((row, n) -> exhibition(row))
                .optional();
    }

    /** Nobody else writes it until the transaction ends. */
    Optional<Exhibition> locked(UUID id) {
        return jdbc.sql(EXHIBITION + " where id = ? for no key update")
                .param(id)
                .query((row, n) -> exhibition(row))
                .optional();
    }

    /** Nobody else writes it, or of it, until the transaction ends. */
    Optional<Exhibition> alone(UUID id) {
        return jdbc.sql(EXHIBITION + " where id = ? for update")
                .param(id)
                .query((row, n) -> exhibition(row))
                .optional();
    }

    void remove(UUID id) {
        jdbc.sql("delete from exhibition.exhibition where id = ?").param(id).update();
    }

    void add(Exhibition exhibition, @Nullable UUID by) {
        jdbc.sql(INSERT)
                .params(values(exhibition.plan(), exhibition.aims()))
                .param("id", exhibition.id())
                .param("settled", Timestamp.from(exhibition.settledAt()))
                .param("by", by)
                .param("demo", exhibition.demo())
                .update();
    }

    void write(Exhibition exhibition, @Nullable UUID settledBy) {
        jdbc.sql(UPDATE)
                .params(values(exhibition.plan(), exhibition.aims()))
                .param("id", exhibition.id())
                .param("settled", Timestamp.from(exhibition.settledAt()))
                .param("by", settledBy)
                .update();
    }

    private static Map<String, @Nullable Object> values(Plan plan, Aims aims) {
        Map<String, @Nullable Object> values = new java.util.HashMap<>();
        values.put("name", plan.name());
        values.put("place", plan.place());
        values.put("first", plan.first());
        values.put("last", plan.last());
        values.put("stand", plan.stand());
        Money budget = plan.budget();
        values.put("budget", budget == null ? null : budget.cents());
        values.put("target", aims.target());
        values.put("result", aims.result().key());
        values.put("touch", aims.touch().key());
        values.put("strength", aims.strength().key());
        values.put("trades", aims.trades().toArray(String[]::new));
        return values;
    }

    List<Cost> costs(UUID exhibition) {
        return jdbc.sql(COSTS)
                .param(exhibition)
                .query((row, n) -> new Cost(
                        Objects.requireNonNull(row.getObject("id", UUID.class)),
                        Cost.Kind.valueOf(upper(row, "kind")),
                        text(row, "note"),
                        new Money(row.getLong("planned")),
                        money(row, "spent"),
                        row.getInt("version")))
                .list();
    }

    boolean writeCost(UUID exhibition, Cost cost) {
        Money spent = cost.spent();
        return jdbc.sql(COST)
                        .param("id", cost.id())
                        .param("exhibition", exhibition)
                        .param("kind", cost.kind().key())
                        .param("note", cost.note())
                        .param("planned", cost.planned().cents())
                        .param("spent", spent == null ? null : spent.cents())
                        .param("version", cost.version())
                        .update()
                == 1;
    }

    boolean removeCost(UUID exhibition, UUID cost) {
        return jdbc.sql("delete from exhibition.cost where id = ? and exhibition = ?")
                        .param(cost)
                        .param(exhibition)
                        .update()
                == 1;
    }

    List<Partner> partners(UUID exhibition) {
        return jdbc.sql(PARTNERS)
                .param(exhibition)
                .query((row, n) -> new Partner(
                        Objects.requireNonNull(row.getObject("id", UUID.class)),
                        row.getObject("company", UUID.class),
                        text(row, "name"),
                        row.getInt("share")))
                .list();
    }

    void addPartner(UUID exhibition, Partner partner) {
        jdbc.sql(PARTNER)
                .param(partner.id())
                .param(exhibition)
                .param(partner.company())
                .param(partner.company() == null ? partner.name() : "")
                .param(partner.share())
                .update();
    }

    boolean removePartner(UUID exhibition, UUID partner) {
        return jdbc.sql("delete from exhibition.partner where id = ? and exhibition = ?")
                        .param(partner)
                        .param(exhibition)
                        .update()
                == 1;
    }

    /** Who stands there, by name. */
    List<Names.Name> team(UUID exhibition) {
        List<UUID> people = jdbc.sql("select person from exhibition.member where exhibition = ? limit " + MOST)
                .param(exhibition)
                .query((row, n) -> Objects.requireNonNull(row.getObject("person", UUID.class)))
                .list();
        return names.of(people).values().stream()
                .sorted(java.util.Comparator.comparing(Names.Name::name))
                .collect(Collectors.toUnmodifiableList());
    }

    void addMember(UUID exhibition, UUID person) {
        jdbc.sql("insert into exhibition.member (exhibition, person) values (?, ?) on conflict do nothing")
                .param(exhibition)
                .param(person)
                .update();
    }

    boolean removeMember(UUID exhibition, UUID person) {
        return jdbc.sql("delete from exhibition.member where exhibition = ? and person = ?")
                        .param(exhibition)
                        .param(person)
                        .update()
                == 1;
    }

    private static Exhibition exhibition(ResultSet row) throws SQLException {
        int target = row.getInt("target");
        Integer said = row.wasNull() ? null : target;
        return new Exhibition(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                new Plan(
                        text(row, "name"),
                        text(row, "place"),
                        row.getObject("first", LocalDate.class),
                        row.getObject("last", LocalDate.class),
                        text(row, "stand"),
                        money(row, "budget")),
                new Aims(
                        said,
                        Exhibition.Result.valueOf(upper(row, "result")),
                        Exhibition.Touch.valueOf(upper(row, "touch")),
                        Exhibition.Strength.valueOf(upper(row, "strength")),
                        Arrays.asList((String[]) row.getArray("trades").getArray())),
                instant(row, "settled_at"),
                row.getInt("version"),
                row.getBoolean("demo"));
    }

    private static @Nullable Money money(ResultSet row, String column) throws SQLException {
        long cents = row.getLong(column);
        return row.wasNull() ? null : new Money(cents);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    private static String upper(ResultSet row, String column) throws SQLException {
        return text(row, column).toUpperCase(Locale.ROOT);
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static final String EXHIBITION = """
            select id, name, place, lower(during) as first, upper(during) - 1 as last, stand, budget, target, result, touch,
                   strength, trades, settled_at, version, demo
              from exhibition.exhibition
            """;

    private static final String INSERT = """
            insert into exhibition.exhibition (id, name, place, during, stand, budget, target, result, touch, strength, trades,
                                               settled_at, settled_by, version, demo)
            values (:id, :name, :place, daterange(:first, cast(:last as date) + 1), :stand, :budget, :target, :result, :touch,
                    :strength, :trades, :settled, cast(:by as uuid), 1, :demo)
            """;

    private static final String UPDATE = """
            update exhibition.exhibition
               set name = :name, place = :place, during = daterange(:first, cast(:last as date) + 1), stand = :stand,
                   budget = :budget, target = :target, result = :result, touch = :touch, strength = :strength,
                   trades = :trades, settled_by = case when settled_at = :settled then settled_by else cast(:by as uuid) end,
                   settled_at = :settled, version = version + 1
             where id = :id
            """;

    private static final String COSTS = """
            select id, kind, note, planned, spent, version from exhibition.cost where exhibition = ?
             order by kind, note, id limit 1000
            """;

    private static final String COST = """
            insert into exhibition.cost as c (id, exhibition, kind, note, planned, spent, version)
            select :id, :exhibition, :kind, :note, :planned, cast(:spent as bigint), 1
             where :version = 0 or exists (select 1 from exhibition.cost was where was.id = :id)
            on conflict (id) do update
               set kind = :kind, note = :note, planned = :planned, spent = :spent, version = c.version + 1
             where c.exhibition = :exhibition and c.version = :version
            """;

    private static final String PARTNERS = """
            select p.id, p.company, coalesce(c.name, p.name) as name, p.share
              from exhibition.partner p
              left join directory.company c on c.id = p.company
             where p.exhibition = ?
             order by name, p.id limit 1000
            """;

    private static final String PARTNER = """
            insert into exhibition.partner (id, exhibition, company, name, share) values (?, ?, cast(? as uuid), ?, ?)
            on conflict (exhibition, company, lower(name)) do update set share = excluded.share
            """;
}
