package paddock.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.SpringApplication;
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
import paddock.kernel.Acting;
import paddock.kernel.ClientRole;
import paddock.kernel.Ids;
import paddock.kernel.StaffRole;
import paddock.kernel.Window;
import paddock.store.Database;
import paddock.store.TestDatabases;
import paddock.waiting.Want.Hours;
import paddock.waiting.Want.Item;
import paddock.waiting.Want.Span;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Alès on two nodes with one database, from Monday 11 May 2026 at 8:00, and a clock that a test moves. */
final class Waiters implements AutoCloseable {

    static final Acting STAFF = new Acting(null, "Paddock", "", Set.of(StaffRole.OPERATIONS), Map.of());
    static final UUID STABLE = Ids.named("demonstration", "company", "stable");
    static final UUID CLUB = Ids.named("demonstration", "company", "club");
    static final UUID BOOKER = Ids.named("demonstration", "person", "BOOKER");
    static final Acting CLIENT = new Acting(BOOKER, "Booker", "192.0.2.1", Set.of(), Map.of(STABLE, ClientRole.BOOKER));
    static final UUID TECHNIQUE = Ids.named("ales", "layout", "technique");
    static final Hours MORNING = new Hours(LocalTime.of(9, 0), LocalTime.of(12, 0));
    static final Hours AFTERNOON = new Hours(LocalTime.of(14, 0), LocalTime.of(17, 0));
    static final Booking.Said SAID =
            new Booking.Said((ObjectNode) JsonMapper.shared().readTree("""
                    {"activity": "practice", "noise": {"source-exhaust": 90},
                     "vehicles": [{"category": "touring-gt", "count": 8, "powertrain": "combustion"}]}"""), "essai 4", "", "");

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-05-11T06:00:00Z"));
    final List<ConfigurableApplicationContext> nodes = new ArrayList<>();
    final JdbcClient jdbc;
    final WaitingList list;
    private long seen;

    Waiters() {
        Database database = TestDatabases.EMBEDDED.fresh();
        nodes.add(node(database));
        nodes.add(node(database));
        jdbc = bean(JdbcClient.class);
        list = bean(WaitingList.class);
    }

    private ConfigurableApplicationContext node(Database database) {
        SpringApplication application = new SpringApplication(Paddock.class);
        Map<String, Object> settings = Map.of(
                "paddock.database.url",
                database.jdbcUrl(),
                "paddock.database.user",
                database.user(),
                "paddock.database.password",
                database.password(),
                "paddock.data",
                "target/test-data-%d-%d".formatted(ProcessHandle.current().pid(), nodes.size()),
                "paddock.rate",
                "off",
                "server.port",
                "0",
                "paddock.demo",
                "on",
                "paddock.demo.years",
                "0");
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
        return application.run();
    }

    @Override
    public void close() {
        nodes.forEach(ConfigurableApplicationContext::close);
    }

    /** As at the beginning, with an empty list. */
    void again() {
        now.set(Instant.parse("2026-05-11T06:00:00Z"));
        told();
        jdbc.sql("delete from waiting.entry").update();
    }

    <T> T bean(Class<T> type) {
        return nodes.getFirst().getBean(type);
    }

    Site ales() {
        return bean(Sites.class).withKey("ales").orElseThrow();
    }

    UUID company(String name) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into directory.company (id, name, sought, standing, version, demo, added_at)
                values (?, ?, lower(?), 'open', 1, false, now())""").param(id).param(name).param(name).update();
        return id;
    }

    Claim technique(LocalDate day, Hours hours) {
        return new Claim.Track(
                TECHNIQUE,
                null,
                new Window(
                        hours.begin(day).atZone(ales().zone()), hours.end(day).atZone(ales().zone())));
    }

    Wish wish(UUID company, Claim... claims) {
        return new Wish(ales().id(), company, List.of(claims), SAID);
    }

    UUID booked(UUID company, Claim... claims) {
        return ((Holding.Held) bean(Bookings.class).book(STAFF, wish(company, claims))).id();
    }

    Holding.Held held(UUID company, Claim... claims) {
        return (Holding.Held) bean(Bookings.class).hold(STAFF, wish(company, claims));
    }

    void release(UUID booking) {
        int version = bean(Bookings.class).withId(booking).orElseThrow().version();
        bean(Handling.class).release(STAFF, booking, version);
    }

    Want want(List<Span> spans, Hours... hours) {
        return new Want(List.of(new Item.Track(TECHNIQUE, null, null)), spans, Set.of(), List.of(hours));
    }

    UUID waits(Acting by, UUID company, Want want) {
        return ((Joining.Joined) list.join(by, new WaitingList.Draft(ales(), company, want, SAID))).id();
    }

    /** The entries that were told since this was last asked, in the order in which they were. */
    List<UUID> told() {
        awaitNothingDue();
        List<UUID> told = jdbc.sql("select thing from audit.act where act = 'waiting-told' and id > ? order by id")
                .param(seen)
                .query((row, n) -> Objects.requireNonNull(row.getObject("thing", UUID.class)))
                .list();
        seen = jdbc.sql("select coalesce(max(id), 0) from audit.act")
                .query(Long.class)
                .single();
        return told;
    }

    void awaitNothingDue() {
        Instant end = Instant.now().plusSeconds(120);
        while (due() > 0 && Instant.now().isBefore(end)) {
            nodes.forEach(node -> node.getBean(Crier.class).tellAll());
        }
        assertThat(due()).isZero();
    }

    int due() {
        return jdbc.sql("select count(*) from waiting.due").query(Integer.class).single();
    }

    record Mail(String recipient, String subject, String body, String html) {}

    List<Mail> mails(UUID entry) {
        return jdbc.sql("""
                        select m.recipient, m.subject, m.body, m.html
                          from post.mail m join post.outgoing d on d.id = m.id
                         where d.thing = ? order by d.position""")
                .param(entry)
                .query((row, n) -> new Mail(
                        row.getString("recipient"),
                        row.getString("subject"),
                        row.getString("body"),
                        row.getString("html")))
                .list();
    }

    Entry entry(UUID id) {
        return bean(Entries.class).withId(id).orElseThrow();
    }

    String word(UUID id) {
        return Entry.word(entry(id).at(now.get()));
    }
}
