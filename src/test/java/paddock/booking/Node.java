package paddock.booking;

import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.Paddock;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.kernel.Acting;
import paddock.kernel.Steady;
import paddock.store.Database;

/** The product as one of several nodes on a database, without its pages, whose clock and SQL a test can have in hand. */
final class Node implements AutoCloseable {

    final ConfigurableApplicationContext context;
    final Bookings bookings;
    final Handling handling;
    final Moves moves;
    final BookingRows rows;
    final JdbcClient jdbc;
    private final Rush rush;
    private final Desk desk;
    private final Sites sites;

    /** Each statement of the product becomes what {@code sql} makes of it before it is run. */
    Node(Database database, InstantSource clock, UnaryOperator<String> sql) {
        SpringApplication application = new SpringApplication(Paddock.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        Map<String, Object> settings = Map.of(
                "paddock.database.url", database.jdbcUrl(),
                "paddock.database.user", database.user(),
                "paddock.database.password", database.password(),
                "paddock.demo", "off");
        application.addInitializers(starting -> {
            starting.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
            starting.getBeanFactory().addBeanPostProcessor(new Rewriting(sql));
            ((BeanDefinitionRegistry) starting.getBeanFactory())
                    .registerBeanDefinition(
                            "testClock",
                            BeanDefinitionBuilder.genericBeanDefinition(InstantSource.class, () -> clock)
                                    .setPrimary(true)
                                    .getBeanDefinition());
        });
        context = application.run();
        bookings = context.getBean(Bookings.class);
        handling = context.getBean(Handling.class);
        moves = context.getBean(Moves.class);
        rows = context.getBean(BookingRows.class);
        rush = context.getBean(Rush.class);
        desk = context.getBean(Desk.class);
        jdbc = context.getBean(JdbcClient.class);
        sites = context.getBean(Sites.class);
        // Whoever writes mails would be in the way of whoever empties the tables, and who ends what has lapsed of a
        // history.
        context.getBeansOfType(SmartLifecycle.class).values().stream()
                .filter(each -> each.getClass().getName().startsWith("paddock."))
                .forEach(SmartLifecycle::stop);
    }

    /** As a program books: with whoever else does, by what is remembered as long as that is still so. */
    Holding bookInARush(Acting by, Wish wish) {
        return Steady.supposing(() -> rush.book(by, wish)).orElseGet(() -> bookings.book(by, wish));
    }

    Site site() {
        return sites.withKey("model").orElseThrow();
    }

    /** As whoever reads is told. */
    String rank(Booking booking) {
        return "rank " + desk.whole(booking).rank();
    }

    private record Rewriting(UnaryOperator<String> sql) implements BeanPostProcessor {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return switch (bean) {
                case JdbcClient jdbc -> (JdbcClient) text -> jdbc.sql(sql.apply(text));
                case JdbcTemplate template ->
                    new JdbcTemplate(Objects.requireNonNull(template.getDataSource())) {
                        @Override
                        public <T extends @Nullable Object> T execute(
                                String text, PreparedStatementCallback<T> action) {
                            return super.execute(sql.apply(text), action);
                        }
                    };
                default -> bean;
            };
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
