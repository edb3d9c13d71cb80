package paddock.personal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks through every row of every table for a word. */
record Traces(JdbcClient jdbc) {

    /** The tables in which it is, whatever the column, in large letters or small. */
    List<String> of(String word) {
        List<String> tables = jdbc.sql("""
                        select table_schema || '.' || table_name from information_schema.tables
                        where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
                        order by 1
                        """)
                .query((row, n) -> Objects.requireNonNull(row.getString(1)))
                .list();
        List<String> found = new ArrayList<>();
        for (String table : tables) {
            long rows = jdbc.sql("select count(*) from " + table + " t where strpos(lower(t::text), :word) > 0")
                    .param("word", word.toLowerCase(Locale.ROOT))
                    .query(Long.class)
                    .single();
            if (rows > 0) {
                found.add(table);
            }
        }
        return found;
    }
}
