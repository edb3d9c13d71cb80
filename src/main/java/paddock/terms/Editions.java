package paddock.terms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.kernel.StaffRole;
import paddock.web.Revisions;

/** The terms of sites as rows. */
@Component
class Editions {

    /** Which transaction has written them: its number is not given again, even where it was undone. */
    private static final Revisions.Kept WRITINGS =
            new Revisions.Kept("terms.edition", "site", "max(cast(cast(xmin as text) as bigint))");

    private final JdbcClient jdbc;
    private final Revisions revisions;

    private record Known(long writing, Edition edition) {}

    /** As last read; one counts only while nobody has written anew, on whichever node. */
    private final Map<UUID, Known> read = new ConcurrentHashMap<>();

    Editions(JdbcClient jdbc, Revisions revisions) {
        this.jdbc = jdbc;
        this.revisions = revisions;
    }

    /** The terms of a site, as they stand. */
    Edition of(UUID site) {
        long writing = revisions.of(WRITINGS, site);
        Known known = read.get(site);
        if (known == null || known.writing() != writing) {
            known = new Known(writing, read(site));
            read.put(site, known);
        }
        return known.edition();
    }

    @Bean
    static Revisions.Kept termsRevisions() {
        return WRITINGS;
    }

    private Edition read(UUID site) {
        return head(site)
                .map(head -> new Edition(
                        head.version(),
                        head.answer(),
                        head.renewal(),
                        head.discretion(),
                        jdbc.sql(LIMITS)
                                .param(site)
                                .query((row, n) -> limits(row))
                                .list(),
                        jdbc.sql("select year, regulars, opens from terms.opening where site = ? order by year")
                                .param(site)
                                .query((row, n) ->
                                        new Opening(row.getInt("year"), day(row, "regulars"), day(row, "opens")))
                                .list()))
                .orElse(Edition.NONE);
    }

    /** As they stand; nobody else sets them until the transaction ends. */
    Edition locked(UUID site) {
        jdbc.sql(BLANK).param(site).update();
        jdbc.sql("select version from terms.edition where site = ? for update")
                .param(site)
                .query()
                .singleRow();
        return read(site);
    }

    /** All of them anew, under the lock. */
    void write(UUID site, Edition edition) {
        jdbc.sql(SET)
                .param(edition.answer())
                .param(edition.renewal())
                .param(edition.discretion().confidants().stream()
                        .map(StaffRole::name)
                        .toArray(String[]::new))
                .param(edition.discretion().layouts())
                .param(site)
                .update();
        jdbc.sql("delete from terms.limits where site = ?").param(site).update();
        jdbc.sql("delete from terms.opening where site = ?").param(site).update();
        for (Limits limits : edition.limits()) {
            jdbc.sql("""
                            insert into terms.limits (site, status, lasting, options, days, notice, ahead)
                            values (?, ?, ?, cast(? as int), cast(? as int), ?, cast(? as int))""")
                    .param(site)
                    .param(limits.status())
                    .param(limits.lasting())
                    .param(limits.options())
                    .param(limits.days())
                    .param(limits.notice())
                    .param(limits.ahead())
                    .update();
        }
        for (Opening opening : edition.openings()) {
            jdbc.sql("insert into terms.opening (site, year, regulars, opens) values (?, ?, ?, ?)")
                    .param(site)
                    .param(opening.year())
                    .param(opening.returning())
                    .param(opening.opens())
                    .update();
        }
    }

    private record Head(int version, int answer, boolean renewal, Discretion discretion) {}

    private Optional<Head> head(UUID site) {
        return jdbc.sql("select version, answer, renewal, confidants, layouts from terms.edition where site = ?")
                .param(site)
                .query((row, n) -> new Head(
                        row.getInt("version"), row.getInt("answer"), row.getBoolean("renewal"), discretion(row)))
                .optional();
    }

    private static Discretion discretion(ResultSet row) throws SQLException {
        return new Discretion(
                Arrays.stream((String[]) row.getArray("confidants").getArray())
                        .map(StaffRole::valueOf)
                        .toList(),
                row.getBoolean("layouts"));
    }

    private static Limits limits(ResultSet row) throws SQLException {
        return new Limits(
                Objects.requireNonNull(row.getString("status")),
                row.getInt("lasting"),
                row.getObject("options", Integer.class),
                row.getObject("days", Integer.class),
                row.getInt("notice"),
                row.getObject("ahead", Integer.class));
    }

    private static LocalDate day(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, LocalDate.class));
    }

    private static final String BLANK = """
            insert into terms.edition (site, version, answer, renewal) values (?, 0, 48, false)
                on conflict do nothing
            """;

    private static final String SET = """
            update terms.edition
               set version = version + 1, answer = ?, renewal = ?, confidants = ?, layouts = ?
             where site = ?
            """;

    private static final String LIMITS = """
            select status, lasting, options, days, notice, ahead from terms.limits where site = ? order by status
            """;
}
