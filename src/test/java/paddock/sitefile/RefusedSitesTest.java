package paddock.sitefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import paddock.sitefile.SiteFile.Reading;
import paddock.sitefile.SiteFile.Reading.Read;
import paddock.sitefile.SiteFile.Reading.Refused;

/** Whatever is wrong with a site file is said with its file, its line and what would be right; nothing is thrown. */
@Timeout(60)
final class RefusedSitesTest {

    private static final String YAML = "sample.yaml";
    private static final String GEOMETRY = "sample.geojson";

    /** What the tests below find that no row of the table can spoil. */
    private static final Set<String> FOUND_BELOW = Set.of(
            "no-file",
            "not-a-file",
            "unreadable",
            "empty",
            "too-large",
            "too-much",
            "not-utf8",
            "control",
            "too-long",
            "too-many");

    @TempDir
    private Path temp;

    /** One place of the sample spoiled; {@code §} stands on the line where the mistake must be found. */
    record Spoilt(String key, String file, String was, String becomes) {

        static Spoilt of(String row) {
            String[] cells = row.substring(1).split("\\|", -1);
            return new Spoilt(cells[0].strip(), "sample." + cells[1].strip(), written(cells[2]), written(cells[3]));
        }

        private static String written(String cell) {
            String code = cell.strip();
            return code.substring(1, code.length() - 1).replace('⏎', '\n');
        }

        String in(String text) {
            int at = text.indexOf(was);
            assertThat(at).as(was).isNotNegative();
            String mark = becomes.contains("§") ? "" : "§";
            return text.substring(0, at) + mark + becomes + text.substring(at + was.length());
        }
    }

    static Stream<Spoilt> rows() throws IOException {
        return Files.readAllLines(Path.of("docs/rules/mistakes.md")).stream()
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .map(Spoilt::of);
    }

    private static Folder sample() throws IOException {
        return Folder.of("paddock/circuit/sample");
    }

    @Test
    void the_sample_is_right_before_it_is_spoiled() throws IOException {
        assertThat(sample().read(YAML)).isInstanceOf(Read.class);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_mistake_is_found_on_its_line(Spoilt spoilt) throws IOException {
        String marked = spoilt.in(sample().text(spoilt.file()));
        int line = lineOf(marked, marked.indexOf('§'));
        Reading reading = sample().with(spoilt.file(), marked.replace("§", "")).read(YAML);
        assertFound(reading, spoilt.file(), line, spoilt.key());
    }

    @Test
    void every_mistake_is_worded_in_both_languages_and_tested() throws IOException {
        Set<String> tested = new HashSet<>(FOUND_BELOW);
        rows().forEach(row -> tested.add(row.key()));
        for (String language : List.of("fr", "en")) {
            Properties texts = PropertiesLoaderUtils.loadProperties(new EncodedResource(
                    new ClassPathResource("paddock/sitefile/texts_" + language + ".properties"),
                    StandardCharsets.UTF_8));
            assertThat(texts.stringPropertyNames().stream()
                            .filter(name -> name.startsWith("mistake."))
                            .map(name -> name.substring("mistake.".length())))
                    .as(language)
                    .containsExactlyInAnyOrderElementsOf(tested);
        }
    }

    @Test
    void a_missing_file_a_folder_and_what_cannot_be_read_are_said_as_such() {
        assertFound(SiteFile.read(new FileSystemResource(temp.resolve("no.yaml"))), "no.yaml", 0, "no-file");
        assertFound(
                SiteFile.read(new FileSystemResource(temp)), temp.getFileName().toString(), 0, "not-a-file");
        assertFound(SiteFile.read(new FileSystemResource(Path.of("/proc/self/mem"))), "mem", 0, "unreadable");
        assertFound(SiteFile.read(new FileSystemResource(Path.of("/dev/zero"))), "zero", 0, "too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n", "# nothing but a remark\n", "---\n", "\uFEFF"})
    void a_file_that_says_nothing_is_refused(String nothing) throws IOException {
        Reading reading = sample().with(YAML, nothing).read(YAML);
        assertThat(mistakes(reading)).extracting(Mistake::key).containsAnyOf("empty", "not-a-mapping");
    }

    @Test
    void text_in_another_encoding_is_refused_where_it_begins() throws IOException {
        byte[] latin = sample().text(YAML).getBytes(StandardCharsets.ISO_8859_1);
        int line = lineOf(sample().text(YAML), sample().text(YAML).indexOf('é'));
        assertFound(sample().with(YAML, latin).read(YAML), YAML, line, "not-utf8");
        byte[] wide = sample().text(YAML).getBytes(StandardCharsets.UTF_16);
        assertFound(sample().with(YAML, wide).read(YAML), YAML, 1, "not-utf8");
        byte[] unmarked = "paddock: site/1".getBytes(StandardCharsets.UTF_16BE);
        assertFound(sample().with(YAML, unmarked).read(YAML), YAML, 1, "control");
    }

    @Test
    void a_nul_byte_is_refused_where_it_stands() throws IOException {
        String yaml = sample().text(YAML);
        int line = lineOf(yaml, yaml.indexOf("Bourg"));
        assertFound(sample().with(YAML, yaml.replace("Bourg", "Bo\0urg")).read(YAML), YAML, line, "control");
        String geometry = sample().text(GEOMETRY).replace("\"features\"", "\0\"features\"");
        assertFound(sample().with(GEOMETRY, geometry).read(YAML), GEOMETRY, 8, "control");
    }

    @Test
    void a_name_of_ten_thousand_characters_is_refused() throws IOException {
        String yaml = sample().text(YAML);
        int line = lineOf(yaml, yaml.indexOf("Boucle"));
        assertFound(
                sample().with(YAML, yaml.replace("Boucle", "é".repeat(10_000))).read(YAML), YAML, line, "too-long");
        assertFound(
                sample().with(YAML, yaml.replace("name: Boucle", "na" + "e".repeat(10_000) + ": Boucle"))
                        .read(YAML),
                YAML,
                line,
                "syntax");
    }

    @Test
    void a_million_points_are_refused_before_they_are_looked_at() throws IOException {
        String points = "[4, 44], ".repeat(1_000_000) + "[4, 45]";
        assertFound(withLine(points).read(YAML), GEOMETRY, 0, "too-large");
        String shorter = "[4,44],".repeat(300_000) + "[4,45]";
        assertFound(withLine(shorter).read(YAML), GEOMETRY, 10, "too-much");
        String few = "[4,44],".repeat(20_000) + "[4,45]";
        assertFound(withLine(few).read(YAML), GEOMETRY, 10, "points");
    }

    @Test
    void a_line_of_twenty_thousand_points_is_read() throws IOException {
        String points = IntStream.range(0, 19_998)
                .mapToObj(i -> "[%s, 44.0]".formatted(4 + i * 5e-8))
                .collect(Collectors.joining(", "));
        assertThat(withLine("[4.0, 44.0], " + points + ", [4.001, 44.0]").read(YAML))
                .isInstanceOf(Read.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? ", "&a ", "!a ", "[{a: ", "a: \n ", "\"", "%", "\t", "|\n"})
    void what_would_blow_up_is_refused_at_once(String piece) throws IOException {
        Reading reading = sample().with(YAML, piece.repeat(100_000)).read(YAML);
        assertThat(mistakes(reading)).isNotEmpty().allMatch(mistake -> mistake.line() > 0);
    }

    @Test
    void a_bomb_of_aliases_does_not_go_off() throws IOException {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9)));
        }
        assertFound(sample().with(YAML, bomb.toString()).read(YAML), YAML, 1, "anchor");
    }

    @Test
    void more_than_a_site_can_have_is_refused_in_seconds() throws IOException {
        String yaml = sample().text(YAML);
        String many = many("      - {key: X%d, length: 9}%n", 6_000);
        assertFound(
                sample().with(YAML, yaml.replace("    layouts:\n", many + "    layouts:\n"))
                        .read(YAML),
                YAML,
                2,
                "too-many");
        String unknown = "[" + many("x%d,", 60_000) + "]";
        assertThat(mistakes(
                        sample().with(YAML, yaml.replace("[A, B, C]", unknown)).read(YAML)))
                .extracting(Mistake::key)
                .contains("out-of-range");
        assertThat(mistakes(
                        sample().with(YAML, yaml.replace("[P1, P2]", unknown)).read(YAML)))
                .extracting(Mistake::key)
                .contains("out-of-range");
        assertThat(mistakes(sample().with(YAML, yaml + many("%nx%d: y", 60_000)).read(YAML)))
                .hasSizeBetween(1, 100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "حلبة السباق",
                "מסלול",
                "サーキット",
                "🏁🏎️ Grand 8",
                "👩🏽‍🔧",
                "ქვედა გზა",
                "L’Élan – « vite »",
                "<b>'; drop table--",
                "{0} ${x} #{y}"
            })
    void names_in_any_script_are_kept_as_they_are_written(String name) throws IOException {
        Reading reading = sample().with(
                        YAML, sample().text(YAML).replace("name: Boucle", "name: '" + name.replace("'", "''") + "'"))
                .read(YAML);
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Read.class,
                        read -> assertThat(read.site().circuits().getFirst().name())
                                .hasToString(name));
    }

    @Test
    void two_hundred_signs_are_counted_as_people_count_them() throws IOException {
        String yaml = sample().text(YAML);
        assertThat(sample().with(YAML, yaml.replace("Boucle", "🏁".repeat(200))).read(YAML))
                .isInstanceOf(Read.class);
    }

    @Test
    void geometry_indented_by_tabs_is_read() throws IOException {
        String tabs = sample().text(GEOMETRY).replace("      ", "\t\t\t").replace("  ", "\t");
        assertThat(sample().with(GEOMETRY, tabs).read(YAML)).isInstanceOf(Read.class);
    }

    @Test
    void a_geometry_that_cannot_be_read_is_the_only_mistake() throws IOException {
        Reading reading = sample().with(GEOMETRY, "{\n\"type\": ]").read(YAML);
        assertThat(mistakes(reading)).hasSize(1);
        assertFound(reading, GEOMETRY, 2, "syntax");
    }

    private static Folder withLine(String points) throws IOException {
        String geometry = sample().text(GEOMETRY);
        String first = "[4.0, 44.0], [4.0005, 44.0001],\n        [4.001, 44.0]";
        assertThat(geometry).contains(first);
        return sample().with(GEOMETRY, geometry.replace(first, points));
    }

    private static String many(String pattern, int count) {
        StringBuilder all = new StringBuilder();
        IntStream.range(0, count).forEach(i -> all.append(pattern.formatted(i)));
        return all.toString();
    }

    private static int lineOf(String text, int at) {
        return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    }

    private static List<Mistake> mistakes(Reading reading) {
        return switch (reading) {
            case Refused(List<Mistake> mistakes) -> mistakes;
            case Read read -> throw new AssertionError("read: " + read.site().key());
        };
    }

    private static void assertFound(Reading reading, String file, int line, String key) {
        assertThat(mistakes(reading).stream().map(found -> found.file() + ":" + found.line() + " " + found.key()))
                .contains(file + ":" + line + " " + key);
    }
}
