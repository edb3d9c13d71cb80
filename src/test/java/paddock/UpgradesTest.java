package paddock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import paddock.circuit.Sites;
import paddock.homologation.Homologations;
import paddock.store.BackupFile;
import paddock.store.Database;
import paddock.store.Restore;
import paddock.store.Soundness;
import paddock.store.TestDatabases;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What any released Paddock has written is brought up to today's, and is sound. */
class UpgradesTest {

    private static final Path RELEASES = Path.of("src/test/resources/backups");

    static Stream<Arguments> releases() throws IOException {
        try (Stream<Path> files = Files.list(RELEASES)) {
            List<Path> backups = files.filter(file -> file.toString().endsWith(".zip"))
                    .sorted()
                    .toList();
            assertThat(backups).as("a backup of every release").isNotEmpty();
            return backups.stream()
                    .flatMap(file -> Stream.of(TestDatabases.values()).map(kind -> Arguments.of(file, kind)));
        }
    }

    @ParameterizedTest
    @MethodSource("releases")
    void what_a_release_has_written_can_be_brought_up_to_date(Path backup, TestDatabases databases) {
        Database database = databases.fresh();
        try (BackupFile file = BackupFile.open(backup)) {
            new Restore(file, Restore.Target.EMPTY).into(database);
        }
        try (ConfigurableApplicationContext paddock = on(database)) {
            assertThat(paddock.getBean(Soundness.class).broken()).isEmpty();
            Sites sites = paddock.getBean(Sites.class);
            assertThat(sites.all())
                    .hasSizeGreaterThan(1)
                    .allSatisfy(site -> assertThat(site.circuits()).isNotEmpty());
            Homologations laws = paddock.getBean(Homologations.class);
            assertThat(sites.all().stream()
                            .mapToInt(site -> laws.law(site).orders().size())
                            .sum())
                    .isPositive();
        }
    }

    @ParameterizedTest
    @MethodSource("releases")
    void people_companies_mails_and_the_trail_come_with_it_to_the_last_row(Path backup, TestDatabases databases)
            throws Exception {
        Database database = databases.fresh();
        try (BackupFile file = BackupFile.open(backup)) {
            new Restore(file, Restore.Target.EMPTY).into(database);
        }
        JdbcClient jdbc = JdbcClient.create(
                new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password()));
        Map<String, Long> written = rows(backup);
        written.forEach((table, rows) -> assertThat(jdbc.sql("select count(*) from " + table)
                        .query(Long.class)
                        .single())
                .as(table)
                .isEqualTo(rows));
        if (written.containsKey("audit.act")) {
            assertThat(written.keySet()).containsAll(MUST_HAVE_SOME);
            for (String table : MUST_HAVE_SOME) {
                assertThat(written.get(table)).as(table).isPositive();
            }
            assertThat(jdbc.sql(ALTERED).query(Long.class).list())
                    .as("acts whose values are not those that were sealed")
                    .isEmpty();
            verify(backup, database);
        }
    }

    /** Where the key is kept beside the backup, as the one by whose name it is called, the seals are looked at as well. */
    private static void verify(Path backup, Database database) throws Exception {
        Path key = backup.resolveSibling(backup.getFileName().toString().replace(".zip", ".key"));
        if (!Files.exists(key)) {
            return;
        }
        Map<String, String> settings = Map.of(
                "PADDOCK_DATABASE_URL", database.jdbcUrl(),
                "PADDOCK_DATABASE_USER", database.user(),
                "PADDOCK_DATABASE_PASSWORD", database.password(),
                "PADDOCK_AUDIT_KEY", Files.readString(key).strip());
        try (OwnProcess command = OwnProcess.start(settings, "audit", "verify")) {
            assertThat(command.ended()).as(command.said()).isZero();
        }
    }

    /** Of each table of these parts, how many rows the backup says that it has. */
    private static Map<String, Long> rows(Path backup) throws IOException {
        try (ZipFile file = new ZipFile(backup.toFile())) {
            JsonNode manifest = JsonMapper.builder()
                    .build()
                    .readTree(file.getInputStream(Objects.requireNonNull(file.getEntry("manifest.json"))));
            Map<String, Long> rows = new TreeMap<>();
            manifest.get("tables").forEach(table -> {
                String name = table.get("name").asString();
                if (PARTS.stream().anyMatch(name::startsWith)) {
                    rows.put(name, table.get("rows").asLong());
                }
            });
            return rows;
        }
    }

    private static final List<String> PARTS =
            List.of("account.", "factor.", "directory.", "post.", "audit.", "personal.", "openid.");

    private static final List<String> MUST_HAVE_SOME = List.of(
            "account.person",
            "account.staff_role",
            "directory.company",
            "directory.contact",
            "directory.membership",
            "post.mail",
            "audit.act",
            "audit.trail");

    private static final String ALTERED = """
            select id from audit.act
            where (actor is not null and sha256(convert_to(actor::text, 'UTF8')) <> actor_digest)
               or (personal is not null and sha256(convert_to(personal::text, 'UTF8')) <> personal_digest)
               or number is null or digest is null
            """;

    @ParameterizedTest
    @MethodSource("releases")
    void damage_done_behind_paddock_s_back_is_found_and_said_in_words(Path backup, TestDatabases databases) {
        Database database = databases.fresh();
        try (BackupFile file = BackupFile.open(backup)) {
            new Restore(file, Restore.Target.EMPTY).into(database);
        }
        try (ConfigurableApplicationContext paddock = on(database)) {
            JdbcClient jdbc = paddock.getBean(JdbcClient.class);
            for (String damage : DAMAGE)
                assertThat(jdbc.sql(damage).update()).as(damage).isPositive();
            List<Soundness.Broken> broken = paddock.getBean(Soundness.class).broken();
            assertThat(broken)
                    .extracting(Soundness.Broken::key)
                    .contains(
                            "ids-follow-keys",
                            "course-on-its-days",
                            "course-without-gap",
                            "resource-is-one-thing",
                            "law-has-revision",
                            "orders-readable",
                            "exemptions-readable");
            MessageSource texts = paddock.getBean(MessageSource.class);
            for (String key : paddock.getBean(Soundness.class).keys()) {
                for (Locale locale : List.of(Locale.FRENCH, Locale.ENGLISH)) {
                    assertThat(texts.getMessage("invariant." + key, null, locale))
                            .isNotBlank();
                }
            }
        }
    }

    /** Each is something that no constraint of the database forbids. */
    private static final List<String> DAMAGE = List.of(
            "update circuit.layout set key = key || '-x' where id = (select id from circuit.layout order by id limit 1)",
            "update circuit.section set during = 'empty'"
                    + " where resource = (select section from circuit.course_section order by course, position limit 1)",
            "update circuit.course_section set position = position + 1000 where (course, position) ="
                    + " (select course, position from circuit.course_section order by course desc, position limit 1)",
            "insert into circuit.resource select gen_random_uuid(), id from circuit.site limit 1",
            "delete from homologation.revision",
            "update homologation.version set document = document - 'rules'",
            "insert into homologation.exemption select id, 99, '{\"circuit\": \"nowhere\"}' from circuit.site");

    private static ConfigurableApplicationContext on(Database database) {
        SpringApplication application = new SpringApplication(Paddock.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setDefaultProperties(Map.of(
                "paddock.demo", "off",
                "paddock.database.url", database.jdbcUrl(),
                "paddock.database.user", database.user(),
                "paddock.database.password", database.password()));
        return application.run();
    }
}
