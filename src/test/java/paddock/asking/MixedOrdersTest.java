package paddock.asking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.core.io.ClassPathResource;
import paddock.circuit.Site;
import paddock.homologation.Calendar;
import paddock.homologation.Finding;
import paddock.homologation.Homologation;
import paddock.homologation.Outcome;
import paddock.homologation.Use;
import paddock.homologation.Verdict;
import paddock.sitefile.SiteFile;
import paddock.sitefile.SiteFile.Reading;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Orders whose families meet as in none of the real ones answer as their text does. */
final class MixedOrdersTest {

    private static final Path CASES = Path.of("docs/rules/mixed-orders.md");
    private static final JsonMapper JSON = new JsonMapper();

    /** A question as its columns state it, the verdict that is due, and the paragraphs that have to be quoted. */
    private record Row(String file, List<String> cells) {

        String name() {
            return cells.getFirst();
        }

        Use use(Site site) {
            String says = cells.get(4);
            ObjectNode question = (ObjectNode) JSON.readTree(says.substring(1, says.length() - 1));
            question.put("from", cells.get(2).replace(' ', 'T'));
            question.put("until", cells.get(3).replace(' ', 'T'));
            return new Question(question, "", site.zone()).use(Set.of(cells.get(1)));
        }

        List<String> citing() {
            return cells.get(6).equals("—") ? List.of() : List.of(cells.get(6).split("; ", -1));
        }
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        String file = "";
        for (String line : Files.readAllLines(CASES)) {
            if (line.startsWith("## ")) {
                file = line.substring(3).strip();
            } else if (line.startsWith("| ") && !line.startsWith("| id")) {
                rows.add(new Row(
                        file,
                        Stream.of(line.substring(1, line.length() - 1).split("\\|", -1))
                                .map(String::strip)
                                .toList()));
            }
        }
        return rows;
    }

    @TestFactory
    Stream<DynamicTest> each_question_gets_the_verdict_of_its_row() throws IOException {
        Map<String, Reading.Read> files = new HashMap<>();
        return rows().stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.name(),
                        () -> assertVerdict(row, files.computeIfAbsent(row.file(), MixedOrdersTest::read))));
    }

    @Test
    void there_are_many_of_both_orders() throws IOException {
        assertThat(rows()).extracting(Row::file).filteredOn("gorge"::equals).hasSizeGreaterThan(60);
        assertThat(rows()).extracting(Row::file).filteredOn("lande"::equals).hasSizeGreaterThan(30);
    }

    private static Reading.Read read(String name) {
        return switch (SiteFile.read(new ClassPathResource("paddock/asking/" + name + ".yaml"))) {
            case Reading.Read read -> read;
            case Reading.Refused refused -> throw new AssertionError(name + ": " + refused.mistakes());
        };
    }

    private static void assertVerdict(Row row, Reading.Read read) {
        Site site = read.site();
        Use use = new Known(site, read.law()).check(row.use(site));
        Verdict verdict = Homologation.of(
                        read.law(),
                        new Calendar(site.zone(), site.holidays()),
                        site.circuits().getFirst().key(),
                        row.cells().get(1))
                .verdict(use);
        assertThat(verdict.word())
                .as("%s", verdict.reasons())
                .isEqualTo(row.cells().get(5));
        assertThat(cited(verdict)).as("%s", verdict.reasons()).containsAll(row.citing());
    }

    private static Set<String> cited(Verdict verdict) {
        Set<String> cited = new HashSet<>();
        for (Finding finding : verdict instanceof Verdict.Allowed ? verdict.findings() : verdict.reasons()) {
            cited.add(finding.cite());
            switch (finding.outcome()) {
                case Outcome.Lifted lifted -> cited.add(lifted.cite());
                case Outcome.Broken broken -> broken.closed().forEach(way -> cited.add(way.cite()));
                case Outcome.Wanting wanting -> wanting.paths().forEach(way -> cited.add(way.cite()));
                case Outcome.Kept _, Outcome.Unsure _ -> {}
            }
        }
        return cited;
    }
}
