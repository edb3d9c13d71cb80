package paddock.booking;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.AtOnce;
import paddock.Paddock;
import paddock.booking.Booking.Said;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.ground.Claim;
import paddock.kernel.Acting;
import paddock.kernel.Ids;
import paddock.kernel.StaffRole;
import paddock.kernel.Window;
import paddock.store.Database;
import paddock.store.TestDatabases;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Alès on Monday 11 May 2026 at 8:00, some clients, and a clock that a test moves. */
public final class World implements AutoCloseable {

    public static final Acting STAFF = new Acting(null, "Paddock", "", Set.of(StaffRole.OPERATIONS), Map.of());
    public static final ObjectNode PRACTICE = (ObjectNode) JsonMapper.shared().readTree("""
            {"activity": "practice", "noise": {"source-exhaust": 90},
             "vehicles": [{"category": "touring-gt", "count": 8, "powertrain": "combustion"}]}""");
    public static final Said SAID = new Said(PRACTICE, "", "", "");

    public final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-05-11T06:00:00Z"));
    private final ConfigurableApplicationContext context;
    public final Bookings bookings;
    public final Handling handling;
    public final JdbcClient jdbc;
    private final Sites sites;

    public World(TestDatabases databases) {
        Database database = databases.fresh();
        SpringApplication application = new SpringApplication(Paddock.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        Map<String, Object> settings = Map.of(
                "paddock.database.url", database.jdbcUrl(),
                "paddock.database.user", database.user(),
                "paddock.database.password", database.password(),
                "paddock.demo", "on");
        InstantSource clock = now::get;
        application.addInitializers(context -> {
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
            ((BeanDefinitionRegistry) context.getBeanFactory())
                    .registerBeanDefinition(
                            "testClock",
                            BeanDefinitionBuilder.genericBeanDefinition(InstantSource.class, () -> clock)
                                    .setPrimary(true)
                                    .getBeanDefinition());
        });
        context = application.run();
        bookings = context.getBean(Bookings.class);
        handling = context.getBean(Handling.class);
        jdbc = context.getBean(JdbcClient.class);
        sites = context.getBean(Sites.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public Site ales() {
        return sites.withKey("ales").orElseThrow();
    }

    public UUID client(String name) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into directory.company (id, name, sought, standing, version, demo, added_at)
                values (?, ?, lower(?), 'open', 1, false, now())""").param(id).param(name).param(name).update();
        return id;
    }

    public Window during(String from, String until) {
        return new Window(
                LocalDateTime.parse(from).atZone(ales().zone()),
                LocalDateTime.parse(until).atZone(ales().zone()));
    }

    public Claim track(String layout, String from, String until) {
        return new Claim.Track(Ids.named("ales", "layout", layout), null, during(from, until));
    }

    public Claim units(String pool, int number, String from, String until) {
        return new Claim.Units(Ids.named("ales", "pool", pool), number, during(from, until));
    }

    public Wish wish(@Nullable UUID client, Claim... claims) {
        return new Wish(ales().id(), client, List.of(claims), SAID);
    }

    public Holding hold(UUID client, Claim... claims) {
        return bookings.hold(STAFF, wish(client, claims));
    }

    public Holding.Held held(UUID client, Claim... claims) {
        return (Holding.Held) hold(client, claims);
    }

    public void later(Duration by) {
        now.updateAndGet(instant -> instant.plus(by));
    }

    public Booking.State state(UUID id) {
        return bookings.withId(id).orElseThrow().at(now.get());
    }

    /** What each of so many got who asked at the same moment. */
    public static <T> List<T> atOnce(int rivals, Callable<T> act) throws Exception {
        List<Callable<T>> acts = new ArrayList<>();
        for (int i = 0; i < rivals; i++) {
            acts.add(act);
        }
        return atOnce(acts);
    }

    public static <T> List<T> atOnce(List<Callable<T>> acts) throws Exception {
        return AtOnce.all(acts);
    }

    @Override
    public void close() {
        context.close();
    }
}
