package paddock.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
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
import paddock.sitefile.SiteFile;
import paddock.store.Database;
import paddock.store.TestDatabases;
import paddock.store.Trip;
import paddock.web.Revisions;
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
        return at("2026-05-12T08:42:00Z");
    }

    private Sites at(String now) {
        JsonMapper json = JsonMapper.builder().build();
        JdbcClient jdbc = JdbcClient.create(source);
        return new Sites(
                jdbc,
                new JdbcTransactionManager(source),
                new SiteRows(jdbc, json),
                new SiteWriting(new JdbcTemplate(source), json),
                List.of(),
                new Revisions(jdbc, new Trip(new JdbcTemplate(source)), List.of(Sites.siteRevisions())),
                InstantSource.fixed(Instant.parse(now)));
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
        Site wider = Variation.with(site, Variation.wide(first, new Width(12, 14)));
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
        Site wider = Variation.with(site, Variation.wide(site.circuits().getFirst(), new Width(12, 14)));
        load(wider);
        assertThat(other.withKey("ales")).contains(wider);
    }

    @Test
    void what_was_there_yesterday_cannot_vanish_unless_the_past_was_written_down_wrong() {
        load(site);
        Site shorter = Variation.without(site, "karting");
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
        assertThat(sites.plan(Variation.turning(site, TODAY.plusDays(1)), Intent.UPDATE)
                        .contradictions())
                .isEmpty();
        assertThat(sites.plan(Variation.turning(site, TODAY.minusDays(1)), Intent.UPDATE)
                        .contradictions())
                .containsExactly(new Contradiction.PastRewritten("boucle-nord", TODAY.minusDays(1)));
        assertThat(load(Variation.turning(site, TODAY.plusDays(1)))).isInstanceOf(Loaded.class);
        Site stored = sites.withKey("ales").orElseThrow();
        assertThat(Conflicts.of(stored, TODAY).size())
                .isNotEqualTo(Conflicts.of(stored, TODAY.plusDays(1)).size());
    }

    @Test
    void the_zone_of_a_site_stays() {
        load(site);
        assertThat(sites.plan(Variation.inZone(site, "Europe/Lisbon"), Intent.UPDATE)
                        .contradictions())
                .containsExactly(new Contradiction.OtherZone("Europe/Paris", "Europe/Lisbon"));
    }

    @Test
    void today_is_the_day_of_the_site_on_both_sides_of_midnight_and_of_the_clock_changes() {
        assertThat(at("2026-03-28T22:59:59Z").today(site)).isEqualTo("2026-03-28");
        assertThat(at("2026-03-28T23:00:00Z").today(site)).isEqualTo("2026-03-29");
        assertThat(at("2026-03-29T21:59:59Z").today(site)).isEqualTo("2026-03-29");
        assertThat(at("2026-03-29T22:00:00Z").today(site)).isEqualTo("2026-03-30");
        assertThat(at("2026-10-25T22:59:59Z").today(site)).isEqualTo("2026-10-25");
        assertThat(at("2026-10-25T23:00:00Z").today(site)).isEqualTo("2026-10-26");
        assertThat(at("2026-05-12T20:00:00Z").today(read("gamogonili"))).isEqualTo("2026-05-13");
    }

    @Test
    void what_others_refer_to_is_not_removed_and_nothing_else_changes_either() {
        load(site);
        JdbcTemplate jdbc = new JdbcTemplate(source);
        jdbc.execute("create table lean (resource uuid constraint still_needed references circuit.resource)");
        UUID kart = site.circuit("karting").orElseThrow().sections().getFirst().id();
        jdbc.update("insert into lean values (?)", kart);
        Importing refused = sites.load(sites.plan(Variation.without(site, "karting"), Intent.CORRECT));
        assertThat(refused).isEqualTo(new Refused(List.of(new Contradiction.InUse("still_needed"))));
        assertThat(node().withKey("ales")).contains(site);
    }

    @Test
    void of_rivals_with_the_same_plan_one_loads_and_the_others_are_told() throws Exception {
        load(site);
        for (int round = 1; round <= ROUNDS; round++) {
            Site next = Variation.with(site, Variation.wide(site.circuits().getFirst(), new Width(1, 1 + round)));
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
}
