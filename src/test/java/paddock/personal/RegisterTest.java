package paddock.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import paddock.store.Database;
import paddock.store.TestDatabases;

/** Of every column that can hold a value of somebody's it is said what it is and how long it is kept. */
class RegisterTest {

    private static final Pattern CODE = Pattern.compile("`([a-z_.]+)`");

    @ParameterizedTest
    @ValueSource(strings = {"docs/personal-data.md", "docs/personal-data.fr.md"})
    void every_column_that_can_hold_a_text_is_in_the_register(String guide) throws IOException {
        assertThat(register(Path.of(guide))).isEqualTo(columns());
    }

    private static Map<String, Set<String>> register(Path guide) throws IOException {
        Map<String, Set<String>> register = new TreeMap<>();
        for (String line : Files.readAllLines(guide)) {
            String[] cells = line.split("\\|", -1);
            if (cells.length == 6 && cells[1].strip().matches("`[a-z]+\\.[a-z_]+`")) {
                assertThat(cells[3].strip()).as(line).isNotEmpty();
                assertThat(cells[4].strip()).as(line).isNotEmpty();
                register.put(
                        cells[1].strip().replace("`", ""),
                        CODE.matcher(cells[2])
                                .results()
                                .map(one -> one.group(1))
                                .collect(Collectors.toCollection(TreeSet::new)));
            }
        }
        return register;
    }

    private static Map<String, Set<String>> columns() {
        Database database = TestDatabases.EMBEDDED.migrated();
        JdbcClient jdbc = JdbcClient.create(
                new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password()));
        Map<String, Set<String>> columns = new TreeMap<>();
        jdbc.sql(COLUMNS).query(row -> {
            columns.computeIfAbsent(row.getString("of_table"), table -> new TreeSet<>())
                    .add(row.getString("column_name"));
        });
        return columns;
    }

    /** Whatever is neither a number, an id, a time, a range nor a yes or no. */
    private static final String COLUMNS = """
            select c.table_schema || '.' || c.table_name as of_table, c.column_name
            from information_schema.columns c
            join information_schema.tables t using (table_schema, table_name)
            where t.table_type = 'BASE TABLE'
              and c.table_schema not in ('pg_catalog', 'information_schema', 'public')
              and c.data_type not in ('uuid', 'bigint', 'integer', 'smallint', 'numeric', 'double precision', 'boolean', 'date',
                                      'daterange', 'tstzrange', 'int4range', 'time without time zone', 'interval',
                                      'timestamp with time zone', 'timestamp without time zone')
              and c.udt_name not in ('daterange', '_float8', '_int4', '_int8', '_uuid')
            """;
}
