package paddock.trade;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.web.HomeZone;

/** The directory as its rows tell it: one company whole, or those that somebody looks for. */
@Component
class EntryRows {

    private final JdbcClient jdbc;
    private final Finding finding;
    private final Trades trades;
    private final InstantSource clock;
    private final HomeZone home;

    EntryRows(JdbcClient jdbc, Finding finding, Trades trades, InstantSource clock, HomeZone home) {
        this.jdbc = jdbc;
        this.finding = finding;
        this.trades = trades;
        this.clock = clock;
        this.home = home;
    }

    LocalDate today() {
        Instant now = clock.instant();
        return LocalDate.ofInstant(now, home.zone());
    }

    /** Those wanted that anybody may read: what was surely meant first, and within that by name. */
    List<Entry> found(Wanted wanted, int most) {
        return entries(finding.found(wanted, today(), most));
    }

    /** One company, whether anybody may read it or not, and whether it has a profile or not. */
    Optional<Entry> withId(UUID id) {
        return entries(List.of(id)).stream().findFirst();
    }

    /** Those, in that order; those that are not there are left out. */
    private List<Entry> entries(List<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        UUID[] all = ids.toArray(UUID[]::new);
        Map<UUID, Entry> found =
                jdbc.sql(ENTRIES).param("ids", all).param("day", today()).query(this::entry).list().stream()
                        .collect(Collectors.toMap(Entry::id, entry -> entry));
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
                .toList();
    }

    private Entry entry(ResultSet row, int n) throws SQLException {
        List<String> keys = texts(row, "trades");
        Profile profile = new Profile(
                keys,
                text(row, "naf"),
                text(row, "about_fr"),
                text(row, "about_en"),
                text(row, "web"),
                ids(row, "contacts"),
                relations(texts(row, "relations")));
        return new Entry(
                row.getObject("id", UUID.class),
                new Entry.Face(
                        text(row, "name"),
                        text(row, "street"),
                        text(row, "postcode"),
                        text(row, "town"),
                        text(row, "country"),
                        row.getBoolean("demo")),
                profile,
                trades.of(keys),
                texts(row, "statuses"),
                row.getBoolean("listed"),
                row.getInt("version"));
    }

    private static List<Relation> relations(List<String> written) {
        return written.stream()
                .map(each -> each.split(" ", 2))
                .map(each -> new Relation(Relation.Kind.withKey(each[0]).orElseThrow(), UUID.fromString(each[1])))
                .toList();
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNullElse(row.getString(column), "");
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static List<UUID> ids(ResultSet row, String column) throws SQLException {
        return Arrays.asList((UUID[]) row.getArray(column).getArray());
    }

    private static final String ENTRIES = """
            select f.id, f.name, f.demo, f.street, f.postcode, f.town, f.country, p.naf, p.about_fr, p.about_en, p.web,
                   coalesce(p.trades, '{}') as trades, p.listed_at is not null as listed, coalesce(p.version, 0) as version,
                   array(select distinct s.kind from directory.standing s
                          where s.company = f.id and s.during @> :day order by s.kind) as statuses,
                   array(select c.contact from trade.shown c where c.company = f.id order by c.contact) as contacts,
                   array(select r.kind || ' ' || r.other from trade.relation r
                          where r.company = f.id order by r.kind, r.other) as relations
              from directory.face f
              left join trade.profile p on p.company = f.id
             where f.id = any (:ids)
            """;
}
