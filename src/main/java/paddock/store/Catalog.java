package paddock.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a database holds of Paddock's, asked of PostgreSQL and of no list of ours. */
record Catalog(Connection connection, Collection<String> schemas) {

    /** A table by its schema and name, and its columns that are not computed from others. */
    record Table(String name, List<String> columns) {}

    /** Something that stands in the way of filling tables in any order, how to take it away, and how to put it back. */
    record Guard(String lift, String restore) {}

    /** Always in quotes: which words need them is another matter in each version of PostgreSQL. */
    static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** A table or sequence as SQL names it; no schema has a point in its name. */
    static String qualified(String name) {
        int point = name.indexOf('.');
        return quoted(name.substring(0, point)) + "." + quoted(name.substring(point + 1));
    }

    static String list(List<String> columns) {
        return columns.stream().map(Catalog::quoted).collect(Collectors.joining(", "));
    }

    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** A partitioned table stands for its partitions. */
    List<Table> tables() throws SQLException {
        return all(TABLES, row -> {
            Array columns = row.getArray("columns");
            return new Table(row.getString("name"), List.of((String[]) columns.getArray()));
        });
    }

    List<Manifest.Sequence> sequences() throws SQLException {
        return all(
                SEQUENCES,
                row -> new Manifest.Sequence(row.getString("name"), row.getLong("last"), row.getBoolean("drawn")));
    }

    /** A plain owner may not switch foreign keys off, but may drop them and make them anew, circular ones as well. */
    List<Guard> guards() throws SQLException {
        List<Guard> guards = new ArrayList<>(all(FOREIGN_KEYS, Catalog::guard));
        guards.addAll(all(TRIGGERS, Catalog::guard));
        return guards;
    }

    long rows() throws SQLException {
        long rows = 0;
        for (Table table : tables()) {
            rows += number("select count(*) from " + qualified(table.name()));
        }
        return rows;
    }

    /** Sessions of the same user on the same database: a Paddock that runs, or somebody with psql. */
    long others() throws SQLException {
        return number(OTHERS);
    }

    /** As far as the tables have been migrated, or null where Paddock has never been. */
    @Nullable
    String version() throws SQLException {
        if (number("select count(to_regclass('flyway_schema_history'))") == 0) return null;
        try (PreparedStatement query = connection.prepareStatement(VERSION);
                ResultSet row = query.executeQuery()) {
            return row.next() ? row.getString("version") : null;
        }
    }

    private static Guard guard(ResultSet row) throws SQLException {
        return new Guard(row.getString("lift"), row.getString("restore"));
    }

    private long number(String sql) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private <T> List<T> all(String sql, Row<T> read) throws SQLException {
        List<T> found = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setArray(1, connection.createArrayOf("text", schemas.toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) found.add(read.of(row));
            }
        }
        return found;
    }

    private static final String TABLES = """
            select n.nspname || '.' || c.relname as name,
                   array(select a.attname::text
                           from pg_attribute a
                          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                          order by a.attname) as columns
              from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
             where n.nspname = any (?) and c.relkind in ('r', 'p') and not c.relispartition
             order by n.nspname, c.relname
            """;

    private static final String SEQUENCES = """
            select schemaname || '.' || sequencename as name,
                   coalesce(last_value, start_value) as last, last_value is not null as drawn
              from pg_sequences
             where schemaname = any (?)
             order by schemaname, sequencename
            """;

    private static final String FOREIGN_KEYS = """
            select format('alter table %s drop constraint %I', conrelid::regclass, conname) as lift,
                   format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
                       as restore
              from pg_constraint
             where connamespace in (select oid from pg_namespace where nspname = any (?))
                   and contype = 'f' and conparentid = 0
             order by conrelid::regclass::text, conname
            """;

    private static final String TRIGGERS = """
            select format('alter table %s disable trigger %I', tgrelid::regclass, tgname) as lift,
                   format('alter table %s enable %s trigger %I', tgrelid::regclass,
                          case tgenabled when 'A' then 'always' when 'R' then 'replica' else '' end, tgname) as restore
              from pg_trigger
              join pg_class on pg_class.oid = tgrelid
             where relnamespace in (select oid from pg_namespace where nspname = any (?))
                   and not tgisinternal and tgenabled <> 'D' and tgparentid = 0
             order by tgrelid::regclass::text, tgname
            """;

    private static final String OTHERS = """
            select count(*)
              from pg_stat_activity
             where datname = current_database() and usename = current_user and pid <> pg_backend_pid()
            """;

    private static final String VERSION = """
            select version
              from flyway_schema_history
             where success and version is not null
             order by installed_rank desc
             limit 1
            """;
}
