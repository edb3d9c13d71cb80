package paddock.trade;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.web.HomeZone;

/** The directory as its rows tell it: one company whole, or those that somebody looks for. */
@Component
class EntryRows {

    /** More words than that narrow nothing any more. */
    private static final int MOST_WORDS = 5;

    private static final int SURE = 3;
    /** Half of what a word is made of, letters by threes: two letters swapped in one of six are forgiven. */
    private static final String NEARLY = "set local pg_trgm.word_similarity_threshold = 0.5";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Trades trades;
    private final InstantSource clock;
    private final HomeZone home;

    EntryRows(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Trades trades,
            InstantSource clock,
            HomeZone home) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.trades = trades;
        this.clock = clock;
        this.home = home;
    }

    LocalDate today() {
        Instant now = clock.instant();
        return LocalDate.ofInstant(now, home.zone());
    }

    /** Those wanted that anybody may read: the nearest name first where one is looked for, else by name. */
    List<Entry> found(Wanted wanted, int most) {
        List<String> words =
                Trades.words(wanted.text()).stream().limit(MOST_WORDS).toList();
        if (words.isEmpty() && !wanted.text().isEmpty()) {
            return List.of();
        }
        StringBuilder sql = new StringBuilder(FOUND);
        for (int i = 0; i < words.size(); i++) {
            sql.append(WORD.replace("#", Integer.toString(i)));
        }
        sql.append(words.isEmpty() ? BY_NAME : BY_NEARNESS);
        JdbcClient.StatementSpec asked = jdbc.sql(sql.toString())
                .param(
                        "family",
                        wanted.trade() == null ? null : keys(wanted.trade().family()))
                .param("status", wanted.status())
                .param("day", today())
                .param("after", wanted.after())
                .param("most", most)
                .param("text", String.join(" ", words));
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            asked = asked.param("word" + i, word)
                    .param("like" + i, word.length() < SURE ? word + "%" : "%" + word + "%")
                    .param("trades" + i, keys(trades.meantBy(word)))
                    .param("begun" + i, word + ":*");
        }
        JdbcClient.StatementSpec whole = asked;
        return transaction.execute(status -> {
            jdbc.sql(NEARLY).update();
            return entries(whole.query((row, n) -> Objects.requireNonNull(row.getObject("company", UUID.class)))
                    .list());
        });
    }

    private static String[] keys(Collection<String> keys) {
        return keys.toArray(String[]::new);
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

    private static final String FOUND = """
            select p.company
              from trade.profile p
              join directory.face f on f.id = p.company
             where p.listed_at is not null
               and (cast(:family as text[]) is null or p.trades && cast(:family as text[]))
               and (:status = '' or exists (select 1 from directory.standing s
                                             where s.company = p.company and s.kind = :status and s.during @> :day))
            """;

    /** A word is in the name, nearly; or means a trade; or begins a word of what the company says of itself. */
    private static final String WORD = """
            and p.company in (select n.id from directory.face n where :word# <% n.sought or n.sought like :like#
                              union all
                              select t.company from trade.profile t where t.trades && cast(:trades# as text[])
                              union all
                              select t.company from trade.profile t
                               where to_tsvector('simple', t.sought) @@ to_tsquery('simple', :begun#))
            """;

    private static final String BY_NAME = """
               and :text = ''
               and (cast(:after as uuid) is null
                    or (f.sought collate "C", f.id) > (select l.sought, l.id
                                                         from directory.face l
                                                         join trade.profile lp on lp.company = l.id
                                                        where l.id = :after and lp.listed_at is not null))
             order by f.sought collate "C", f.id
             limit :most
            """;

    private static final String BY_NEARNESS = """
               and (cast(:after as uuid) is null
                    or (:text <<-> f.sought, f.sought collate "C", f.id) > (select :text <<-> l.sought, l.sought, l.id
                                                                              from directory.face l
                                                                              join trade.profile lp on lp.company = l.id
                                                                             where l.id = :after and lp.listed_at is not null))
             order by :text <<-> f.sought, f.sought collate "C", f.id
             limit :most
            """;

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
