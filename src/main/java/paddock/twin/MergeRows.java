package paddock.twin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.twin.Choice.Field;

/** What there is to know before two companies become one, and of those that did. */
@Component
class MergeRows {

    private final JdbcClient jdbc;

    MergeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Side> side(UUID company) {
        return jdbc.sql(SIDE).param("id", company).query(MergeRows::side).optional();
    }

    private static Side side(ResultSet row, int n) throws SQLException {
        Map<Field, String> values = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            String value = row.getString(field.key());
            values.put(field, value == null ? "" : value);
        }
        return new Side(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                String.valueOf(values.get(Field.NAME)),
                values,
                String.valueOf(row.getString("standing")),
                row.getTimestamp("changed_at").toInstant(),
                row.getBoolean("demo"),
                row.getObject("absorbed_into", UUID.class));
    }

    /** How much of something a company has. */
    public record Count(String word, long count) {}

    /** What of a company's would go to another; what it has none of is left out. */
    List<Count> counts(UUID company) {
        List<Count> counts = new ArrayList<>();
        for (Reference reference : Reference.ALL) {
            if (reference.manner() != Reference.Manner.STAYS) {
                long count = jdbc.sql("select count(*) from " + reference.place() + " where " + reference.condition())
                        .param("company", company)
                        .query(Long.class)
                        .single();
                if (count > 0) {
                    counts.add(new Count(reference.word(), count));
                }
            }
        }
        return counts;
    }

    /**
     * A merging that was done.
     *
     * @param by whose act it was; empty for Paddock itself and for whoever is gone
     * @param byItself whether it joined two contacts with one mailbox
     */
    public record Merge(
            UUID id,
            long number,
            UUID survivor,
            String survivorName,
            UUID absorbed,
            String absorbedName,
            Instant at,
            String by,
            boolean byItself,
            @Nullable Instant undoneAt,
            String undoneBy) {}

    Optional<Merge> merge(UUID id) {
        return jdbc.sql(MERGES + " where m.id = ?")
                .param(id)
                .query(MergeRows::merge)
                .optional();
    }

    /** The latest first; {@code most} at most. */
    List<Merge> merges(@Nullable UUID company, long before, int most) {
        return jdbc.sql(MERGES + """
                         where (cast(:company as uuid) is null or m.survivor = :company or m.absorbed = :company) and m.number < :before
                         order by m.number desc limit :most""")
                .param("company", company)
                .param("before", before)
                .param("most", most)
                .query(MergeRows::merge)
                .list();
    }

    private static Merge merge(ResultSet row, int n) throws SQLException {
        Timestamp undone = row.getTimestamp("undone_at");
        return new Merge(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                row.getLong("number"),
                Objects.requireNonNull(row.getObject("survivor", UUID.class)),
                String.valueOf(row.getString("survivor_name")),
                Objects.requireNonNull(row.getObject("absorbed", UUID.class)),
                String.valueOf(row.getString("absorbed_name")),
                row.getTimestamp("at").toInstant(),
                String.valueOf(row.getString("by_name")),
                row.getBoolean("by_itself"),
                undone == null ? null : undone.toInstant(),
                String.valueOf(row.getString("undone_name")));
    }

    /** The merging that made a company part of another, and still does. */
    Optional<UUID> mergeOf(UUID absorbed) {
        return jdbc.sql("select id from twin.merge where absorbed = ? and not by_itself and undone_at is null")
                .param(absorbed)
                .query(UUID.class)
                .optional();
    }

    /** The company that one has become part of, through however many mergings; absent where it is part of none. */
    Optional<UUID> partOf(UUID company) {
        return jdbc.sql(PART_OF).param(company).query(UUID.class).optional();
    }

    /** Whether anybody can read its page in the directory. */
    boolean isListed(UUID company) {
        return jdbc.sql("select exists (select 1 from trade.profile where company = ? and listed_at is not null)")
                .param(company)
                .query(Boolean.class)
                .single();
    }

    private static final String PART_OF = """
            with recursive part as (
              select id, absorbed_into, 0 as n from directory.company where id = ?
              union all
              select c.id, c.absorbed_into, p.n + 1 from part p join directory.company c on c.id = p.absorbed_into where p.n < 100
            )
            select id from part where absorbed_into is null and n > 0
            """;

    private static final String LINE =
            "nullif(concat_ws(', ', nullif(%1$s.street, ''), nullif(concat_ws(' ', nullif(%1$s.postcode, ''), nullif(%1$s.town, '')), ''), %1$s.country), '')";

    private static final String SIDE = """
            select c.id, c.name, c.siren, c.siret, c.vat, c.standing, c.demo, c.absorbed_into,
                   %s as billing, %s as visiting, case when p.company is not null then coalesce(nullif(p.about_fr, ''), nullif(p.about_en, ''), '…') end as profile,
                   coalesce((select max(a.at) from audit.act a where a.thing = c.id and a.act in ('company-added', 'company-changed')), c.added_at) as changed_at
              from directory.company c
              left join directory.address b on b.company = c.id and b.kind = 'billing'
              left join directory.address v on v.company = c.id and v.kind = 'visiting'
              left join trade.profile p on p.company = c.id
             where c.id = :id
            """.formatted(LINE.formatted("b"), LINE.formatted("v"));

    private static final String MERGES = """
            select m.id, m.number, m.survivor, s.name as survivor_name, m.absorbed, a.name as absorbed_name, m.at, m.by_itself, m.undone_at,
                   coalesce(p.name, '') as by_name, coalesce(u.name, '') as undone_name
              from twin.merge m
              join directory.company s on s.id = m.survivor
              join directory.company a on a.id = m.absorbed
              left join account.person p on p.id = m.by_whom
              left join account.person u on u.id = m.undone_by
            """;
}
