package paddock.sitefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.dao.DataIntegrityViolationException;
import paddock.Paddock;
import paddock.circuit.Change;
import paddock.circuit.Contradiction;
import paddock.circuit.Importing;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.circuit.Sites.Intent;
import paddock.homologation.Bound;
import paddock.homologation.Condition;
import paddock.homologation.Counter;
import paddock.homologation.DayTest;
import paddock.homologation.Demand;
import paddock.homologation.Demand.Quota.Amount;
import paddock.homologation.Homologations;
import paddock.homologation.Hours;
import paddock.homologation.Law;
import paddock.homologation.Order;
import paddock.homologation.Table;
import paddock.kernel.Acting;
import paddock.kernel.Text;
import paddock.sitefile.SiteFile.Reading;
import paddock.sitefile.SiteFile.Reading.Read;
import paddock.store.Database;
import paddock.store.TestDatabases;
import tools.jackson.databind.json.JsonMapper;

/** Orders in the database: stored whole beside their site, both changed or neither. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
class LoadingTest {

    private static final Map<TestDatabases, ConfigurableApplicationContext> RUNNING =
            new EnumMap<>(TestDatabases.class);
    private static final String MOTORCYCLES = "{of: {category: motorcycle}, most: 30}";

    private final Loading loading;
    private final Homologations homologations;
    private final Sites sites;
    private final JsonMapper json;
    private final TestDatabases databases;

    LoadingTest(TestDatabases databases) {
        this.databases = databases;
        ConfigurableApplicationContext context = RUNNING.computeIfAbsent(databases, LoadingTest::start);
        loading = context.getBean(Loading.class);
        homologations = context.getBean(Homologations.class);
        sites = context.getBean(Sites.class);
        json = context.getBean(JsonMapper.class);
    }

    static ConfigurableApplicationContext start(TestDatabases databases) {
        Database database = databases.fresh();
        SpringApplication application = new SpringApplication(Paddock.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        Map<String, Object> settings = Map.of(
                "paddock.database.url", database.jdbcUrl(),
                "paddock.database.user", database.user(),
                "paddock.database.password", database.password(),
                "paddock.demo", "off");
        application.addInitializers(context ->
                context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings)));
        return application.run();
    }

    @AfterAll
    static void stop() {
        RUNNING.values().forEach(ConfigurableApplicationContext::close);
        RUNNING.clear();
    }

    @Test
    void a_command_whose_database_goes_away_says_so_and_fails() {
        PrintStream terminal = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ConfigurableApplicationContext context = start(databases);
        context.getBean(HikariDataSource.class).close();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            int code = SiteCommand.run(List.of("import", "src/main/resources/sites/ales.yaml"), () -> context);
            assertThat(code).isEqualTo(1);
        } finally {
            System.setOut(terminal);
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).containsAnyOf("The database went away", "n’est plus là");
    }

    private static Read ales(String was, String becomes) throws IOException {
        Folder folder = Folder.of("sites/ales");
        assertThat(folder.text("ales.yaml")).contains(was);
        return read(folder.with("ales.yaml", folder.text("ales.yaml").replace(was, becomes))
                .read("ales.yaml"));
    }

    private static Read read(Reading reading) {
        assertThat(reading).isInstanceOf(Read.class);
        return (Read) reading;
    }

    /** Alès as it is shipped, whatever another test has made of it. */
    private Read shipped() throws IOException {
        Read ales = ales("", "");
        load(ales);
        return ales;
    }

    private Importing load(Read read) {
        return loading.load(Acting.PADDOCK, loading.plan(read, Intent.UPDATE));
    }

    private Law stored(Site site) {
        return homologations.law(sites.withKey(site.key()).orElseThrow());
    }

    @Test
    void every_order_comes_back_as_it_was_loaded() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("docs/orders"))) {
            for (Path file : files.sorted().toList()) {
                Read order = read(SiteFile.read(new FileSystemResource(file)));
                load(order);
                assertThat(stored(order.site())).as("%s", file).isEqualTo(order.law());
            }
        }
        Read ales = shipped();
        assertThat(stored(ales.site())).isEqualTo(ales.law());
    }

    @Test
    void every_kind_of_condition_is_stored_and_read_the_same() {
        DayTest days = new DayTest(
                        Set.of(DayTest.Type.HOLIDAY, DayTest.Type.MONDAY),
                        Set.of(),
                        List.of(),
                        List.of(),
                        Set.of(-1, 2),
                        1)
                .with(Set.of("easter-monday"), Set.of(DayTest.Time.WINTER));
        List<Condition> all = List.of(
                new Condition.Always(),
                new Condition.Clock(days, List.of(new Hours(79_200, 14_400), new Hours(0, Hours.DAY))),
                new Condition.On(Set.of("x", "y")),
                new Condition.Is("activity", Set.of("practice", "test")),
                new Condition.Within("noise.source-exhaust", new Bound(1.5, true, null, false, "limit.own")),
                new Condition.Flagged("event", false),
                new Condition.All(List.of(new Condition.Always())),
                new Condition.Any(List.of(new Condition.Not(new Condition.Always()))),
                new Condition.Not(new Condition.Flagged("event", true)));
        assertThat(all.stream().<Object>map(Object::getClass))
                .containsAll(Arrays.asList(Condition.class.getPermittedSubclasses()));
        assertThat(all)
                .allSatisfy(each -> assertThat(json.readValue(json.writeValueAsString(each), Condition.class))
                        .isEqualTo(each));
    }

    @Test
    void every_kind_of_demand_is_stored_and_read_the_same() {
        Condition always = new Condition.Always();
        List<Demand> all = List.of(
                new Demand.Require(always),
                new Demand.Forbid(always),
                new Demand.Numbers(
                        new Table(List.of(new Table.Cell(always, 3)), Table.Mixed.SHARES, Table.Counting.CIRCUIT)),
                new Demand.Pause(Duration.ofMinutes(90), new Hours(43_200, 50_400), 2),
                new Demand.Quota(new Amount.AtMost(3, Counter.Unit.WEEKEND), Counter.Period.MONTH, always),
                new Demand.Quota(new Amount.FreeAtLeast(2, Counter.Unit.DAY), Counter.Period.VALIDITY, always),
                new Demand.Quota(new Amount.ClosedInRuns(21, 3), Counter.Period.YEAR, always),
                new Demand.Quota(new Amount.AtMost(4, Counter.Unit.HOUR), Counter.Period.DAY, always),
                new Demand.Rest(Duration.ofMinutes(30), Duration.ofHours(2)),
                new Demand.InARow(2, Counter.Unit.WEEKEND, always),
                new Demand.Apart(Set.of("x")),
                new Demand.Unmixed(List.of(always, new Condition.Flagged("event", true))),
                new Demand.Step(Demand.Step.Kind.DECLARATION, Period.ofMonths(2)),
                new Demand.Doubt(Text.of("fr", "?")));
        assertThat(all.stream().<Object>map(Object::getClass))
                .containsAll(Arrays.asList(Demand.class.getPermittedSubclasses()));
        assertThat(all)
                .allSatisfy(each -> assertThat(json.readValue(json.writeValueAsString(each), Demand.class))
                        .isEqualTo(each));
    }

    @Test
    void loading_the_same_file_again_writes_nothing() throws IOException {
        Read ales = shipped();
        long revisions = homologations.revision(ales.site());
        assertThat(loading.plan(ales, Intent.UPDATE).changes()).isEmpty();
        assertThat(load(ales)).isEqualTo(new Importing.Unchanged());
        assertThat(homologations.revision(ales.site())).isEqualTo(revisions);
    }

    @Test
    void an_order_that_changes_is_the_only_change_and_is_loaded() throws IOException {
        shipped();
        Read other = ales(MOTORCYCLES, MOTORCYCLES.replace("30", "31"));
        assertThat(loading.plan(other, Intent.UPDATE).changes())
                .singleElement()
                .isInstanceOfSatisfying(
                        Change.Altered.class,
                        change -> assertThat(change.toString()).contains("order vitesse D-2023"));
        assertThat(load(other)).isInstanceOf(Importing.Loaded.class);
        assertThat(stored(other.site())).isEqualTo(other.law());
    }

    @Test
    void a_site_that_contradicts_itself_leaves_its_orders_as_they_were() throws IOException {
        Read ales = shipped();
        Folder folder = Folder.of("sites/ales");
        String text = folder.text("ales.yaml")
                .replace("zone: Europe/Paris", "zone: Europe/Lisbon")
                .replace(MOTORCYCLES, MOTORCYCLES.replace("30", "32"));
        Importing refused = load(read(folder.with("ales.yaml", text).read("ales.yaml")));
        assertThat(refused)
                .isEqualTo(
                        new Importing.Refused(List.of(new Contradiction.OtherZone("Europe/Paris", "Europe/Lisbon"))));
        assertThat(stored(ales.site())).isEqualTo(ales.law());
    }

    @Test
    void the_reader_refuses_two_versions_of_one_text_in_force_on_the_same_day() throws IOException {
        Folder folder = Folder.of("sites/ales");
        String text = folder.text("ales.yaml").replace("from: 2023-06-01", "from: 2022-03-01");
        Reading reading = folder.with("ales.yaml", text).read("ales.yaml");
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused -> assertThat(refused.mistakes())
                                .extracting(Mistake::key)
                                .containsExactly("overlapping-versions"));
    }

    @Test
    void the_reader_refuses_a_period_of_more_than_a_century() throws IOException {
        Folder folder = Folder.of("sites/ales");
        String text = folder.text("ales.yaml").replaceFirst("every: P1Y", "every: P2147483647D");
        Reading reading = folder.with("ales.yaml", text).read("ales.yaml");
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused -> assertThat(refused.mistakes())
                                .extracting(Mistake::key)
                                .containsExactly("not-a-period"));
    }

    @Test
    void the_database_refuses_them_too_and_then_the_site_stays_as_it_was() throws IOException {
        Read ales = shipped();
        Read renamed = ales("town: ", "town: New ");
        Order order = ales.law().orders().getLast();
        Loading.Plan plan = loading.plan(
                new Read(renamed.site(), new Law(List.of(order, order), List.of(), List.of(), List.of()), new Places()),
                Intent.CORRECT);
        assertThat(plan.site().changes()).isNotEmpty();
        assertThatThrownBy(() -> loading.load(Acting.PADDOCK, plan))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("text_in_force_once");
        assertThat(sites.withKey("ales")).contains(ales.site());
        assertThat(stored(ales.site())).isEqualTo(ales.law());
    }
}
