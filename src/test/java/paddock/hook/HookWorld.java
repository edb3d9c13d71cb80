package paddock.hook;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.Paddock;
import paddock.booking.Booking;
import paddock.booking.Bookings;
import paddock.booking.Handling;
import paddock.booking.Holding;
import paddock.booking.Wish;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.ground.Claim;
import paddock.hook.Endpoint.Wanted;
import paddock.kernel.Acting;
import paddock.kernel.Ids;
import paddock.kernel.StaffRole;
import paddock.kernel.Window;
import paddock.store.Database;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Alès on Monday 11 May 2026 at 8:00, with a clock that a test moves; what is due leaves when the test says so. */
final class HookWorld implements AutoCloseable {

    static final Acting STAFF =
            new Acting(null, "Paddock", "", Set.of(StaffRole.OPERATIONS, StaffRole.ADMINISTRATOR), Map.of());
    static final String KEY = "0123456789abcdef".repeat(4);

    final AtomicReference<Instant> now;
    private final ConfigurableApplicationContext context;
    final Endpoints endpoints;
    final Deliveries deliveries;
    final Sending sending;
    final Bookings bookings;
    final Handling handling;
    final JdbcClient jdbc;
    private final UUID client = UUID.randomUUID();
    private int day;

    HookWorld(Database database, AtomicReference<Instant> clock, Map<String, Object> more) throws IOException {
        now = clock;
        Map<String, Object> settings = new HashMap<>(Map.of(
                "paddock.database.url", database.jdbcUrl(),
                "paddock.database.user", database.user(),
                "paddock.database.password", database.password(),
                "paddock.data", Files.createTempDirectory("paddock-hooks").toString(),
                "paddock.webhook.key", KEY,
                "paddock.demo", "on"));
        settings.putAll(more);
        InstantSource source = now::get;
        SpringApplication application = new SpringApplication(Paddock.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.addInitializers(starting -> {
            starting.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
            ((BeanDefinitionRegistry) starting.getBeanFactory())
                    .registerBeanDefinition(
                            "testClock",
                            BeanDefinitionBuilder.genericBeanDefinition(InstantSource.class, () -> source)
                                    .setPrimary(true)
                                    .getBeanDefinition());
        });
        context = application.run();
        endpoints = context.getBean(Endpoints.class);
        deliveries = context.getBean(Deliveries.class);
        sending = context.getBean(Sending.class);
        bookings = context.getBean(Bookings.class);
        handling = context.getBean(Handling.class);
        jdbc = context.getBean(JdbcClient.class);
        jdbc.sql("""
                        insert into directory.company (id, name, sought, standing, version, demo, added_at)
                        values (?, 'Essais', 'essais', 'open', 1, false, now())""").param(client).update();
        jdbc.sql("""
                        with added as (
                          insert into account.person (id, email, name, language, demo, added_at)
                          values (gen_random_uuid(), 'administrator@example.org', 'A', 'fr', false, now())
                          on conflict do nothing returning id
                        )
                        insert into account.staff_role (person, role) select id, 'ADMINISTRATOR' from added""").update();
    }

    static AtomicReference<Instant> eight() {
        return new AtomicReference<>(Instant.parse("2026-05-11T06:00:00Z"));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    Site ales() {
        return context.getBean(Sites.class).withKey("ales").orElseThrow();
    }

    Keeping.Given told(String address, String... acts) {
        return (Keeping.Given) endpoints.add(STAFF, ales().id(), new Wanted("planning", address, List.of(acts)));
    }

    /** An option on a day of its own, the next on which the order allows it. */
    UUID held() {
        for (int tries = 0; tries < 30; tries++) {
            if (hold() instanceof Holding.Held held) {
                return held.id();
            }
        }
        throw new IllegalStateException("no lawful day");
    }

    private Holding hold() {
        LocalDate on = LocalDate.of(2026, 8, 3).plusDays(day++);
        Window window = new Window(
                on.atTime(9, 0).atZone(ales().zone()), on.atTime(12, 0).atZone(ales().zone()));
        ObjectNode use = (ObjectNode) JsonMapper.shared().readTree("""
                {"activity": "practice", "noise": {"source-exhaust": 90},
                 "vehicles": [{"category": "touring-gt", "count": 8, "powertrain": "combustion"}]}""");
        Claim claim = new Claim.Track(Ids.named("ales", "layout", "technique"), null, window);
        return bookings.hold(
                STAFF, new Wish(ales().id(), client, List.of(claim), new Booking.Said(use, "essai 4", "PO-17", "")));
    }

    /** All that is due leaves. */
    int send() {
        int sent = 0;
        while (sending.next()) {
            sent++;
        }
        return sent;
    }

    void later(Duration by) {
        now.updateAndGet(instant -> instant.plus(by));
    }

    Endpoint now(Endpoint endpoint) {
        return endpoints.withId(endpoint.id()).orElseThrow();
    }

    List<DeliveryLine> of(Endpoint endpoint) {
        return deliveries.of(endpoint.id(), null);
    }

    int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    @Override
    public void close() {
        context.close();
    }
}
