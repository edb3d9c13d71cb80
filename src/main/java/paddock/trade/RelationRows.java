package paddock.trade;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.directory.Clients;

/** What companies are to each other, and which can be named. */
@Component
class RelationRows {

    private static final int MOST_RELATIONS = 500;

    private final JdbcClient jdbc;
    private final EntryRows entries;

    RelationRows(JdbcClient jdbc, EntryRows entries) {
        this.jdbc = jdbc;
        this.entries = entries;
    }

    /** What a company and others say they are to each other, each once. */
    List<Relation.Seen> relations(UUID company) {
        return jdbc
                .sql(RELATIONS)
                .param("company", company)
                .param("most", MOST_RELATIONS)
                .query((row, n) -> {
                    Relation.Kind kind =
                            Relation.Kind.withKey(text(row, "kind")).orElseThrow();
                    boolean theirs = row.getBoolean("theirs") && !kind.isMutual();
                    return new Relation.Seen(
                            theirs ? kind.key() + "-of" : kind.key(),
                            row.getObject("id", UUID.class),
                            text(row, "name"),
                            row.getBoolean("listed"));
                })
                .list()
                .stream()
                .distinct()
                .toList();
    }

    /** The companies of that name that somebody may name: those that are listed, or all. */
    List<UUID> called(String name, Reach reach) {
        return jdbc.sql(CALLED)
                .param("sought", Clients.sought(name))
                .param("all", reach == Reach.ALL)
                .query((row, n) -> Objects.requireNonNull(row.getObject("id", UUID.class)))
                .list();
    }

    /** Whom somebody may name. */
    enum Reach {
        LISTED,
        ALL
    }

    /** The names of those that can be named. */
    List<Clients.Named> names(Reach reach, int most) {
        return jdbc.sql(NAMES)
                .param("all", reach == Reach.ALL)
                .param("most", most)
                .query((row, n) -> new Clients.Named(row.getObject("id", UUID.class), text(row, "name")))
                .list();
    }

    /** Whether each of those can be named. */
    boolean areThere(Collection<UUID> ids, Reach reach) {
        return jdbc.sql(THERE)
                        .param("ids", ids.toArray(UUID[]::new))
                        .param("all", reach == Reach.ALL)
                        .query(Integer.class)
                        .single()
                == ids.stream().distinct().count();
    }

    /** Residents that nobody has listed, by name. */
    List<Clients.Named> unlisted(int most) {
        return jdbc.sql(UNLISTED)
                .param("day", entries.today())
                .param("most", most)
                .query((row, n) -> new Clients.Named(row.getObject("id", UUID.class), text(row, "name")))
                .list();
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static final String RELATIONS = """
            select r.kind, r.company = f.id as theirs, f.id, f.name, p.listed_at is not null as listed
              from trade.relation r
              join directory.face f on f.id = case when r.company = :company then r.other else r.company end
              left join trade.profile p on p.company = f.id
             where r.company = :company or r.other = :company
             order by array_position(array['parent', 'supplier', 'partner', 'stand'], r.kind), theirs,
                      f.sought collate "C", f.id
             limit :most
            """;

    private static final String CALLED = """
            select f.id
              from directory.face f
             where f.sought = :sought
               and (:all or exists (select 1 from trade.profile p where p.company = f.id and p.listed_at is not null))
             order by f.id
             limit 2
            """;

    private static final String NAMES = """
            select f.id, f.name
              from directory.face f
             where :all or exists (select 1 from trade.profile p where p.company = f.id and p.listed_at is not null)
             order by f.sought collate "C", f.id
             limit :most
            """;

    private static final String THERE = """
            select count(*)
              from directory.face f
             where f.id = any (:ids)
               and (:all or exists (select 1 from trade.profile p where p.company = f.id and p.listed_at is not null))
            """;

    private static final String UNLISTED = """
            select f.id, f.name
              from directory.face f
             where exists (select 1 from directory.standing s where s.company = f.id and s.kind = 'resident' and s.during @> :day)
               and not exists (select 1 from trade.profile p where p.company = f.id and p.listed_at is not null)
             order by f.sought collate "C", f.id
             limit :most
            """;
}
