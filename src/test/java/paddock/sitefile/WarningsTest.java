package paddock.sitefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import paddock.sitefile.SiteFile.Reading.Read;
import paddock.sitefile.SiteFile.Reading.Refused;
import paddock.sitefile.Warnings.Warning;

/** What can be read and is hardly meant is told with its line; a slip is told once. */
final class WarningsTest {

    private static final String YAML = "sample.yaml";

    private static Folder sample(String was, String becomes) throws IOException {
        Folder sample = Folder.of("paddock/circuit/sample");
        String text = sample.text(YAML);
        assertThat(text).contains(was);
        int at = text.indexOf(was);
        return sample.with(YAML, text.substring(0, at) + becomes + text.substring(at + was.length()));
    }

    /** The line of the sample on which this stands first. */
    private static int lineOf(String text) throws IOException {
        String sample = Folder.of("paddock/circuit/sample").text(YAML);
        return (int) sample.substring(0, sample.indexOf(text))
                        .chars()
                        .filter(each -> each == '\n')
                        .count()
                + 1;
    }

    private static List<Warning> warnings(String was, String becomes) throws IOException {
        return Warnings.of((Read) sample(was, becomes).read(YAML));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "misspelt      | of: {activity: competition} | of: {activity: competiton}         | activity, competiton, competition",
                "misspelt      | {customer: local}           | {powertrain: petorl}               | powertrain, petorl, petrol",
                "misspelt      | {customer: local}           | {customer: residents}              | customer, residents, resident",
                "misspelt      | {customer: local}           | {noise.source-exhast: {over: 3}}   | noise, source-exhast, source-exhaust",
                "lonely        | {customer: local}           | {customer: neighbour}              | customer, neighbour",
                "no-derogation | - {id: weekends             | - {id: weekends                    | rules 1, weekends, ''",
            })
    void it_is_told_with_its_line_and_what_was_probably_meant(String key, String was, String becomes, String values)
            throws IOException {
        List<String> expected = Arrays.stream(values.split(",", -1))
                .map(each -> each.strip().replace("''", ""))
                .toList();
        assertThat(warnings(was, becomes)).contains(new Warning(lineOf(was), key, expected));
    }

    @Test
    void days_between_two_versions_are_told_at_the_later_one() throws IOException {
        String first = "orders:\n    - key: rules";
        String earlier = "{key: rules, version: '0', level: order, title: X, from: 2024-01-01, until: 2025-12-01}";
        assertThat(warnings(first, "orders:\n    - " + earlier + "\n    - key: rules"))
                .contains(
                        new Warning(lineOf("- key: rules") + 1, "gap", List.of("rules 1", "2025-12-01", "2025-12-31")));
        assertThat(warnings(first, "orders:\n    - " + earlier.replace("12-01}", "12-31}") + "\n    - key: rules"))
                .contains(
                        new Warning(lineOf("- key: rules") + 1, "gap", List.of("rules 1", "2025-12-31", "2025-12-31")));
        assertThat(warnings(
                        first, "orders:\n    - " + earlier.replace("2025-12-01", "2026-01-01") + "\n    - key: rules"))
                .extracting(Warning::key)
                .doesNotContain("gap");
    }

    @Test
    void ranges_that_miss_each_other_are_a_hole_within_one_kind_of_vehicle_only() throws IOException {
        String row = "- of: {category: car, power-kw: {over: 10, under: 400}}\n                most: {one: 20}";
        String more = "\n              - {of: {category: %s, power-kw: {over: 400}}, most: {one: 4}}";
        assertThat(warnings(row, row + more.formatted("small-car")))
                .contains(new Warning(
                        lineOf("- id: numbers"), "table-hole", List.of("rules 1", "numbers", "power-kw: 400")));
        assertThat(warnings(row, row + more.formatted("kart")))
                .extracting(Warning::key)
                .doesNotContain("table-hole");
    }

    @Test
    void a_code_that_is_used_elsewhere_or_common_is_no_warning() throws IOException {
        assertThat(warnings("{customer: local}", "{customer: club}"))
                .filteredOn(each -> each.values().contains("club"))
                .isEmpty();
        assertThat(warnings("{customer: local}", "{any: [{customer: local}, {not: {customer: local}}]}"))
                .filteredOn(each -> each.values().contains("local"))
                .isEmpty();
    }

    @Test
    void a_code_that_an_amendment_takes_over_still_stands_alone() throws IOException {
        String shut = "forbid: {hours: \"22:00-06:00\"}";
        assertThat(warnings(shut, shut + "\n          when: {customer: stranger}"))
                .contains(new Warning(lineOf(shut) + 1, "lonely", List.of("customer", "stranger")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void every_warning_is_worded(String language) throws IOException {
        assertThat(PropertiesLoaderUtils.loadProperties(new EncodedResource(
                                new ClassPathResource("paddock/sitefile/texts_" + language + ".properties"),
                                StandardCharsets.UTF_8))
                        .stringPropertyNames())
                .contains("warning.gap", "warning.misspelt", "warning.lonely", "warning.no-derogation");
    }

    @Test
    void a_mistyped_circuit_is_one_mistake_with_the_one_that_was_meant() throws IOException {
        Refused refused = (Refused) sample("note: En vigueur cinq ans.\n      circuit: loop", "circuit: lopp")
                .read(YAML);
        assertThat(refused.mistakes()).singleElement().satisfies(mistake -> {
            assertThat(mistake.key()).isEqualTo("unknown-circuit");
            assertThat(mistake.values()).contains("lopp", "loop");
        });
    }

    @Test
    void a_remark_on_what_an_amendment_takes_over_is_told_once() throws IOException {
        String rule = "- id: shut";
        String odd =
                "- {id: odd, cite: r. 0, text: X., when: {dates: 2020-01-01}, forbid: {hours: \"01:00-02:00\"}}\n        ";
        assertThat(warnings(rule, odd + rule))
                .filteredOn(each -> each.values().contains("odd"))
                .containsExactly(new Warning(lineOf(rule), "never-applies", List.of("house 1", "odd", "")));
    }

    @Test
    void what_an_amendment_says_anew_is_told_anew() throws IOException {
        String rule = "- id: shut";
        String odd = "- {id: odd, cite: r. 0, text: X., when: {dates: 2020-01-01}, forbid: {hours: \"01:00-02:00\"}}";
        String repeals = "repeals: [gone]";
        Folder changed = sample(rule, odd + "\n        " + rule);
        String text = changed.text(YAML).replace(repeals, repeals + "\n      rules: [" + odd.substring(2) + "]");
        assertThat(Warnings.of((Read) changed.with(YAML, text).read(YAML)))
                .filteredOn(each -> each.values().contains("odd"))
                .extracting(each -> each.values().getFirst())
                .containsExactly("house 1", "house 2");
    }
}
