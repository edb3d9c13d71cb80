package paddock.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database says of itself: that it can be read, and keeps the promises its tables were made with. */
record OwnInvariants(JdbcClient jdbc, Collection<String> schemas) {

    List<Invariant> all() {
        return List.of(
                new Invariant.Query("pages-whole", PAGES),
                new Invariant.Query("collation-same", COLLATION),
                new Invariant.Reading("tables-readable", () -> failing(TABLES)),
                new Invariant.Reading("indexes-valid", () -> found(INDEXES)),
                new Invariant.Reading("constraints-validated", () -> found(UNVALIDATED)),
                new Invariant.Reading("foreign-keys-hold", () -> all(FOREIGN_KEYS)),
                new Invariant.Reading("checks-hold", () -> all(CHECKS)),
                new Invariant.Reading("indexes-agree", this::amcheck));
    }

    private List<String> found(String sql) {
        return jdbc.sql(sql)
                .param("schemas", List.copyOf(schemas))
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** Everything that the statements found by a statement find. */
    private List<String> all(String sql) {
        return found(sql).stream()
                .flatMap(each -> jdbc.sql(each).query((row, number) -> row.getString(1)).list().stream())
                .toList();
    }

    /** How each of the statements found by a statement fails. */
    private List<String> failing(String sql) {
        List<String> failures = new ArrayList<>();
        for (String each : found(sql)) {
            try {
                jdbc.sql(each).query((row, number) -> number).list();
            } catch (RuntimeException damaged) {
                failures.add(String.valueOf(damaged.getMessage()).replaceAll("\\s*\\R\\s*", " "));
            }
        }
        return failures;
    }

    /** Only where an administrator has installed that extension and lets this user call it. */
    private List<String> amcheck() {
        boolean callable = jdbc.sql("""
                select coalesce(has_function_privilege(to_regprocedure('bt_index_check(regclass, boolean)'), 'execute'), false)
                """).query(Boolean.class).single();
        return callable ? failing(BTREES) : List.of();
    }

    private static final String PAGES = """
            select datname || ': ' || checksum_failures
              from pg_stat_database
             where datname = current_database() and checksum_failures > 0
            """;

    /** Texts are found by an order that the system's library may have changed since the index was made. */
    private static final String COLLATION = """
            select datname || ': ' || datcollversion || ' → ' || pg_database_collation_actual_version(oid)
              from pg_database
             where datname = current_database() and datcollversion <> pg_database_collation_actual_version(oid)
            """;

    private static final String TABLES = """
            select format('select count(t::text) from %I.%I t', schemaname, tablename)
              from pg_tables
             where schemaname in (:schemas)
             order by schemaname, tablename
            """;

    private static final String INDEXES = """
            select indexrelid::regclass::text
              from pg_index
              join pg_class on pg_class.oid = indexrelid
             where relnamespace in (select oid from pg_namespace where nspname in (:schemas))
                   and not (indisvalid and indisready and indislive)
             order by 1
            """;

    private static final String UNVALIDATED = """
            select conrelid::regclass || ' ' || conname
              from pg_constraint
             where connamespace in (select oid from pg_namespace where nspname in (:schemas)) and not convalidated
             order by 1
            """;

    private static final String FOREIGN_KEYS = """
            select format('select %L || to_jsonb(t)::text from %s t where %s and not exists (select 1 from %s r where %s) limit 20',
                          conrelid::regclass || ' ' || conname || ': ', conrelid::regclass, string_agg(
                          format('t.%I is not null', here.attname), ' and '), confrelid::regclass, string_agg(
                          format('r.%I = t.%I', there.attname, here.attname), ' and '))
              from pg_constraint
             cross join unnest(conkey, confkey) as pair (here, there)
              join pg_attribute here on here.attrelid = conrelid and here.attnum = pair.here
              join pg_attribute there on there.attrelid = confrelid and there.attnum = pair.there
             where connamespace in (select oid from pg_namespace where nspname in (:schemas))
                   and contype = 'f' and conparentid = 0 and convalidated
             group by pg_constraint.oid, conrelid, conname, confrelid
             order by conrelid::regclass::text, conname
            """;

    private static final String CHECKS = """
            select format('select %L || to_jsonb(t)::text from %s t where not (%s) limit 20',
                          conrelid::regclass || ' ' || conname || ': ', conrelid::regclass, pg_get_expr(conbin, conrelid))
              from pg_constraint
             where connamespace in (select oid from pg_namespace where nspname in (:schemas))
                   and contype = 'c' and conrelid <> 0 and convalidated
             order by conrelid::regclass::text, conname
            """;

    private static final String BTREES = """
            select format('select bt_index_check(%L::regclass, true)', indexrelid::regclass)
              from pg_index
              join pg_class on pg_class.oid = indexrelid
             where relnamespace in (select oid from pg_namespace where nspname in (:schemas))
                   and relkind = 'i' and relam = (select oid from pg_am where amname = 'btree')
             order by 1
            """;
}
