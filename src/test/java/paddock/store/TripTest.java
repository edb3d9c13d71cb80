package paddock.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class TripTest {

    private final AtomicInteger ways = new AtomicInteger();
    private Trip trip;
    private TransactionTemplate transaction;

    @BeforeEach
    void database() {
        Database database = TestDatabases.EMBEDDED.migrated();
        DriverManagerDataSource source =
                new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password());
        transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        trip = new Trip(new JdbcTemplate(source) {
            @Override
            public <T extends @Nullable Object> T execute(String sql, PreparedStatementCallback<T> action) {
                ways.incrementAndGet();
                return super.execute(sql, action);
            }
        });
        trip.change("create table trip (n int primary key check (n > 0))", List.of(), count -> {});
        ways.set(0);
    }

    private static int first(ResultSet rows) throws SQLException {
        assertThat(rows.next()).isTrue();
        return rows.getInt(1);
    }

    private void add(int n, List<Integer> heard) {
        trip.change("insert into trip values (?)", List.of(n), heard::add);
    }

    private void count(List<Integer> heard) {
        trip.ask(
                "select count(*) from trip where n < any (?)",
                List.of((Object) new Integer[] {100}),
                rows -> heard.add(first(rows)));
    }

    @Test
    void what_is_asked_together_goes_once_and_each_sees_what_was_done_before_it() {
        List<Integer> heard = new ArrayList<>();
        transaction.executeWithoutResult(status -> trip.together(() -> {
            count(heard);
            add(7, heard);
            trip.together(() -> add(8, heard));
            count(heard);
            assertThat(heard).as("nobody hears anything before").isEmpty();
        }));
        assertThat(heard).containsExactly(0, 1, 1, 2);
        assertThat(ways).hasValue(1);
    }

    @Test
    void elsewhere_each_is_asked_at_once() {
        List<Integer> heard = new ArrayList<>();
        add(7, heard);
        count(heard);
        assertThat(heard).containsExactly(1, 1);
        assertThat(ways).hasValue(2);
    }

    @Test
    void where_one_fails_nothing_after_it_is_done_and_nothing_before_it_stays() {
        List<Integer> heard = new ArrayList<>();
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> trip.together(() -> {
                    add(7, heard);
                    add(-1, heard);
                    add(8, heard);
                })))
                .isInstanceOf(DataIntegrityViolationException.class);
        count(heard);
        assertThat(heard).containsExactly(0);
    }

    @Test
    void nothing_asked_is_no_way() {
        trip.together(() -> {});
        assertThat(ways).hasValue(0);
    }
}
