package paddock.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mock.env.MockEnvironment;
import paddock.audit.Trails;
import paddock.kernel.CannotStart;
import paddock.store.Database;
import paddock.store.TestDatabases;

/** What had its time goes once a day, whatever the number of nodes, and that it went is kept. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
class TermsTest {

    private static final int NODES = 12;

    private final HikariDataSource source = new HikariDataSource();
    private final JdbcClient jdbc;
    private final JdbcTransactionManager transactions;
    private final List<Instant> swept = new ArrayList<>();
    private final AtomicInteger left = new AtomicInteger();
    private Instant now = Instant.parse("2026-05-12T08:42:00Z");

    TermsTest(TestDatabases databases) {
        Database database = databases.migrated();
        source.setJdbcUrl(database.jdbcUrl());
        source.setUsername(database.user());
        source.setPassword(database.password());
        source.setMaximumPoolSize(NODES + 2);
        jdbc = JdbcClient.create(source);
        transactions = new JdbcTransactionManager(source);
    }

    @AfterEach
    void close() {
        source.close();
    }

    private Terms node(MockEnvironment environment, Term.Sweep sweep) {
        Term term = new Term("mails", "paddock.mail.head.days", 100, sweep);
        return new Terms(jdbc, transactions, Trails.on(source, () -> now), () -> now, List.of(term), environment);
    }

    private int some(Instant time, int most) {
        swept.add(time);
        int taken = Math.min(most, left.get());
        left.addAndGet(-taken);
        return taken;
    }

    @Test
    void it_goes_some_at_a_time_until_nothing_is_left_and_the_trail_says_how_much() {
        left.set(450);
        Terms terms = node(new MockEnvironment(), this::some);
        terms.round();
        assertThat(swept).hasSize(3).containsOnly(now.minus(Duration.ofDays(100)));
        assertThat(terms.standing()).singleElement().satisfies(one -> {
            assertThat(one.ranAt()).isEqualTo(now);
            assertThat(one.forgotten()).isEqualTo(450);
        });
        assertThat(numbers()).containsExactly("200", "200", "50");
    }

    @Test
    void it_is_looked_after_once_a_day() {
        Terms terms = node(new MockEnvironment(), this::some);
        terms.round();
        terms.round();
        assertThat(swept).hasSize(1);
        now = now.plus(Duration.ofHours(22));
        terms.round();
        assertThat(swept).hasSize(1);
        now = now.plus(Duration.ofHours(2));
        terms.round();
        assertThat(swept).hasSize(2);
        assertThat(numbers()).isEmpty();
    }

    @Test
    void of_many_nodes_at_once_one_does_it() throws Exception {
        List<Terms> nodes = new ArrayList<>();
        AtomicInteger rounds = new AtomicInteger();
        for (int i = 0; i < NODES; i++) {
            nodes.add(node(new MockEnvironment(), (time, most) -> {
                rounds.incrementAndGet();
                return 0;
            }));
        }
        for (int day = 1; day <= 20; day++) {
            try (ExecutorService all = Executors.newFixedThreadPool(NODES)) {
                List<Future<?>> under = new ArrayList<>();
                nodes.forEach(node -> under.add(all.submit(node::round)));
                for (Future<?> one : under) {
                    one.get();
                }
            }
            assertThat(rounds.get()).isEqualTo(day);
            now = now.plus(Duration.ofDays(1));
        }
    }

    @Test
    void what_fails_half_way_is_begun_again_and_counted_as_not_done() {
        left.set(300);
        Terms broken = node(new MockEnvironment(), (time, most) -> {
            if (left.get() < 200) {
                throw new IllegalStateException("the disk is full");
            }
            return some(time, most);
        });
        assertThatThrownBy(broken::round).hasMessageContaining("the disk is full");
        assertThat(broken.standing())
                .singleElement()
                .satisfies(one -> assertThat(one.ranAt()).isNull());
        assertThat(numbers()).containsExactly("200");
        node(new MockEnvironment(), this::some).round();
        assertThat(numbers()).containsExactly("200", "100");
    }

    @Test
    void the_setting_says_how_many_days() {
        assertThat(days("")).isEqualTo(100);
        assertThat(days(" 30 ")).isEqualTo(30);
        for (String wrong : new String[] {"0", "-1", "a year", "99999", "1.5"}) {
            assertThatThrownBy(() -> days(wrong))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("PADDOCK_MAIL_HEAD_DAYS=" + wrong + " is not a number of days");
        }
    }

    private int days(String setting) {
        MockEnvironment environment = new MockEnvironment().withProperty("paddock.mail.head.days", setting);
        return node(environment, this::some).standing().getFirst().kept().days();
    }

    private List<String> numbers() {
        return jdbc.sql("select after ->> 'number' from audit.act where act = 'term-passed' order by id")
                .query((row, n) -> Objects.requireNonNull(row.getString(1)))
                .list();
    }
}
