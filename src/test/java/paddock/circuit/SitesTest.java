package paddock.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import paddock.circuit.Importing.Loaded;
import paddock.circuit.Importing.Overtaken;
import paddock.circuit.Importing.Refused;
import paddock.circuit.Importing.Unchanged;
import paddock.circuit.Sites.Intent;
import paddock.kernel.Days;
import paddock.kernel.Timeline;
import paddock.kernel.Timeline.Spell;
import paddock.sitefile.SiteFile;
import paddock.store.Database;
import paddock.store.TestDatabases;
import tools.jackson.databind.json.JsonMapper;

/** Sites in the database: stored whole, changed in one piece or not at all, their past kept. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
class SitesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 5, 12);
    private static final int RIVALS = 12;
    private static final int ROUNDS = Boolean.getBoolean("paddock.full") ? 100 : 20;

    private final HikariDataSource source = new HikariDataSource();
    private final Site site = read("ales");
    private final Sites sites;

    SitesTest(TestDatabases databases) {
        Database database = databases.migrated();
        source.setJdbcUrl(database.jdbcUrl());
        source.setUsername(database.user());
        source.setPassword(database.password());
        source.setMaximumPoolSize(RIVALS + 2);
        sites = node();
    }

    @AfterEach
    void close() {
        source.close();
    }

    /** One process of a cluster, with its own memory of what it has read. */
    private Sites node() {
        JsonMapper json = JsonMapper.builder().build();
        JdbcClient jdbc = JdbcClient.create(source);
        return new Sites(
                jdbc,
                new JdbcTransactionManager(source),
                new SiteRows(jdbc, json),
                new SiteWriting(new JdbcTemplate(source), json),
                InstantSource.fixed(Instant.parse("2026-05-12T08:42:00Z")));
    }

    private static Site read(String key) {
        SiteFile.Reading reading = SiteFile.read(new ClassPathResource("sites/" + key + ".yaml"));
        assertThat(reading).isInstanceOf(SiteFile.Reading.Read.class);
        return ((SiteFile.Reading.Read) reading).site();
    }

    private Importing load(Site changed) {
        return sites.load(sites.plan(changed, Intent.UPDATE));
    }

    @Test
    void a_site_comes_back_as_it_was_loaded() {
        assertThat(load(site)).isInstanceOf(Loaded.class);
        load(read("gamogonili"));
        assertThat(node().all()).containsExactly(site, read("gamogonili"));
        assertThat(sites.withKey(site.key())).contains(site);
        assertThat(sites.ofCircuit(site.circuits().getFirst().id())).contains(site);
        assertThat(sites.ofLayout(
                        site.circuits().getFirst().layouts().getFirst().id()))
                .contains(site);
        assertThat(sites.ofLayout(UUID.randomUUID())).isEmpty();
    }

    @Test
    void loading_the_same_file_again_writes_nothing() {
        load(site);
        assertThat(sites.plan(site, Intent.UPDATE).changes()).isEmpty();
        assertThat(load(site)).isEqualTo(new Unchanged());
    }

    @Test
    void a_plan_names_what_changes_and_nothing_else() {
        load(site);
        Circuit first = site.circuits().getFirst();
        Site wider = with(site, new CircuitWidth(first, new Width(12, 14)).circuit());
        assertThat(sites.plan(wider, Intent.UPDATE).changes())
                .containsExactly(
                        new Change.Altered("ales › circuits › vitesse › width › least", "13.0", "12.0"),
                        new Change.Altered("ales › circuits › vitesse › width › most", "13.0", "14.0"));
        assertThat(load(wider)).isInstanceOf(Loaded.class);
        assertThat(sites.withKey("ales")).contains(wider);
    }

    @Test
    void what_one_node_loads_every_node_answers() {
        load(site);
        Sites other = node();
        assertThat(other.withKey("ales")).contains(site);
        Site wider = with(site, new CircuitWidth(site.circuits().getFirst(), new Width(12, 14)).circuit());
        load(wider);
        assertThat(other.withKey("ales")).contains(wider);
    }

    @Test
    void what_was_there_yesterday_cannot_vanish_unless_the_past_was_written_down_wrong() {
        load(site);
        Site shorter = without(site, "karting");
        SitePlan plan = sites.plan(shorter, Intent.UPDATE);
        assertThat(plan.contradictions())
                .contains(new Contradiction.Vanished("layout", "karting"), new Contradiction.Vanished("section", "K1"));
        assertThat(sites.load(plan)).isInstanceOf(Refused.class);
        assertThat(sites.withKey("ales")).contains(site);
        assertThat(sites.load(sites.plan(shorter, Intent.CORRECT))).isInstanceOf(Loaded.class);
        assertThat(sites.withKey("ales")).contains(shorter);
    }

    @Test
    void a_layout_may_go_another_way_from_tomorrow_and_not_from_yesterday() {
        load(site);
        assertThat(sites.plan(turning(site, TODAY.plusDays(1)), Intent.UPDATE).contradictions())
                .isEmpty();
        assertThat(sites.plan(turning(site, TODAY.minusDays(1)), Intent.UPDATE).contradictions())
                .containsExactly(new Contradiction.PastRewritten("boucle-nord", TODAY.minusDays(1)));
        assertThat(load(turning(site, TODAY.plusDays(1)))).isInstanceOf(Loaded.class);
        Site stored = sites.withKey("ales").orElseThrow();
        assertThat(Conflicts.of(stored, TODAY).size())
                .isNotEqualTo(Conflicts.of(stored, TODAY.plusDays(1)).size());
    }

    @Test
    void the_zone_of_a_site_stays() {
        load(site);
        assertThat(sites.plan(inZone(site, "Europe/Lisbon"), Intent.UPDATE).contradictions())
                .containsExactly(new Contradiction.OtherZone("Europe/Paris", "Europe/Lisbon"));
    }

    @Test
    void what_others_refer_to_is_not_removed_and_nothing_else_changes_either() {
        load(site);
        JdbcTemplate jdbc = new JdbcTemplate(source);
        jdbc.execute("create table lean (resource uuid constraint still_needed references circuit.resource)");
        UUID kart = site.circuit("karting").orElseThrow().sections().getFirst().id();
        jdbc.update("insert into lean values (?)", kart);
        Importing refused = sites.load(sites.plan(without(site, "karting"), Intent.CORRECT));
        assertThat(refused).isEqualTo(new Refused(List.of(new Contradiction.InUse("still_needed"))));
        assertThat(node().withKey("ales")).contains(site);
    }

    @Test
    void of_rivals_with_the_same_plan_one_loads_and_the_others_are_told() throws Exception {
        load(site);
        for (int round = 1; round <= ROUNDS; round++) {
            Site next = with(site, new CircuitWidth(site.circuits().getFirst(), new Width(1, 1 + round)).circuit());
            SitePlan plan = sites.plan(next, Intent.UPDATE);
            List<Importing> outcomes = race(() -> sites.load(plan));
            assertThat(outcomes).filteredOn(Loaded.class::isInstance).hasSize(1);
            assertThat(outcomes).filteredOn(Overtaken.class::isInstance).hasSize(RIVALS - 1);
            assertThat(node().withKey("ales")).contains(next);
        }
    }

    private static List<Importing> race(Callable<Importing> act) throws Exception {
        CyclicBarrier start = new CyclicBarrier(RIVALS);
        List<Importing> outcomes = new ArrayList<>();
        try (ExecutorService rivals = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Importing>> running = new ArrayList<>();
            for (int i = 0; i < RIVALS; i++) {
                running.add(rivals.submit(() -> {
                    start.await();
                    return act.call();
                }));
            }
            for (Future<Importing> one : running) {
                outcomes.add(one.get());
            }
        }
        return outcomes;
    }

    /** A circuit as it is, but for its width. */
    private record CircuitWidth(Circuit old, Width width) {
        Circuit circuit() {
            return new Circuit(
                    old.id(),
                    old.key(),
                    old.name(),
                    old.surface(),
                    width,
                    old.stated(),
                    old.note(),
                    old.turnaround(),
                    old.sections(),
                    old.layouts(),
                    old.figures(),
                    old.milestones());
        }
    }

    private static Site with(Site old, Circuit changed) {
        return copy(
                old,
                old.zone(),
                old.circuits().stream()
                        .map(circuit -> circuit.id().equals(changed.id()) ? changed : circuit)
                        .toList());
    }

    private static Site without(Site old, String circuit) {
        return copy(
                old,
                old.zone(),
                old.circuits().stream()
                        .filter(one -> !one.key().equals(circuit))
                        .toList());
    }

    private static Site inZone(Site old, String zone) {
        return copy(old, ZoneId.of(zone), old.circuits());
    }

    /** The north loop goes over the south loop's sections from some day on. */
    private static Site turning(Site old, LocalDate day) {
        Circuit circuit = old.circuits().getFirst();
        Layout north = circuit.layouts().get(1);
        Course then = north.courses().spells().getFirst().value();
        Course later = circuit.layouts().get(2).courses().spells().getFirst().value();
        Layout turned = new Layout(
                north.id(),
                north.key(),
                north.name(),
                north.shape(),
                new Timeline<>(List.of(
                        new Spell<>(new Days(LocalDate.of(2015, 1, 1), day), then),
                        new Spell<>(new Days(day, null), later))));
        List<Layout> layouts = circuit.layouts().stream()
                .map(layout -> layout.id().equals(north.id()) ? turned : layout)
                .toList();
        return with(
                old,
                new Circuit(
                        circuit.id(),
                        circuit.key(),
                        circuit.name(),
                        circuit.surface(),
                        circuit.width(),
                        circuit.stated(),
                        circuit.note(),
                        circuit.turnaround(),
                        circuit.sections(),
                        layouts,
                        circuit.figures(),
                        circuit.milestones()));
    }

    private static Site copy(Site old, ZoneId zone, List<Circuit> circuits) {
        return new Site(
                old.id(),
                old.key(),
                old.language(),
                old.name(),
                old.invented(),
                old.place(),
                old.operator(),
                zone,
                old.holidays(),
                old.week(),
                old.turnaround(),
                old.geometry(),
                circuits,
                old.pools().stream()
                        .filter(pool -> pool.circuit() == null
                                || circuits.stream()
                                        .anyMatch(circuit -> circuit.key().equals(pool.circuit())))
                        .toList(),
                old.exclusions(),
                old.figures(),
                old.milestones());
    }
}
