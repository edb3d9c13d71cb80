package paddock.homologation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.core.io.FileSystemResource;
import paddock.circuit.Circuit;
import paddock.homologation.Outcome.Lifted;
import paddock.sitefile.SiteFile;
import paddock.sitefile.SiteFile.Reading;

/** Real orders give the verdicts that their wording gives, for the paragraphs that give them. */
final class HomologationCasesTest {

    private static final Path ORDERS = Path.of("docs/orders");

    @TestFactory
    Stream<DynamicTest> each_use_gets_the_verdict_of_its_row() throws IOException {
        Map<String, Reading.Read> files = new HashMap<>();
        return CaseRow.all().stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.get("id"),
                        () -> assertVerdict(row, files.computeIfAbsent(row.file(), HomologationCasesTest::read))));
    }

    @Test
    void every_order_has_its_cases() throws IOException {
        Set<String> files = new HashSet<>();
        try (Stream<Path> orders = Files.list(ORDERS)) {
            orders.forEach(path -> files.add(path.getFileName().toString().replace(".yaml", "")));
        }
        assertThat(CaseRow.all()).hasSize(198).extracting(CaseRow::file).containsAll(files);
        assertThat(files).hasSize(7);
    }

    @Test
    void what_an_order_demands_of_its_operator_falls_due_within_it() {
        Order albi = read("albi-2011").law().orders().getFirst();
        Map<String, List<String>> due = new HashMap<>();
        albi.duties()
                .forEach(duty -> due.put(
                        duty.id(),
                        duty.dates(albi.validity()).stream()
                                .map(Object::toString)
                                .toList()));
        assertThat(due)
                .containsEntry("register", List.of())
                .containsEntry("acoustic-study", List.of("2011-12-14"))
                .containsEntry("renewal", List.of("2015-07-16"))
                .containsEntry("house-rules", List.of("2012-09-14", "2013-09-14", "2014-09-14", "2015-09-14"));
    }

    private static void assertVerdict(CaseRow row, Reading.Read read) {
        Circuit circuit = read.site().circuits().getFirst();
        Calendar calendar = new Calendar(read.site().zone(), read.site().holidays());
        Use use = row.use(read.site().zone(), circuit.layouts().getFirst().key());
        String layout = use.layouts().iterator().next();
        Verdict verdict =
                Homologation.of(read.law(), calendar, circuit.key(), layout).verdict(use);
        assertThat(verdict.word()).as("%s", verdict.reasons()).isEqualTo(row.get("verdict"));
        assertThat(cited(verdict)).as("%s", verdict.reasons()).containsAll(row.citing());
        Set<String> lifting = lifting(verdict);
        if (verdict instanceof Verdict.Allowed && !lifting.isEmpty()) {
            assertThat(row.citing()).containsAnyElementsOf(lifting);
        }
    }

    /** The paragraphs of the reasons and of the ways out; where there are no reasons, of all that was asked. */
    private static Set<String> cited(Verdict verdict) {
        Set<String> cited = lifting(verdict);
        List<Finding> reasons = verdict instanceof Verdict.Allowed ? verdict.findings() : verdict.reasons();
        for (Finding reason : reasons) {
            cited.add(reason.cite());
            switch (reason.outcome()) {
                case Outcome.Broken broken -> broken.closed().forEach(way -> cited.add(way.cite()));
                case Outcome.Wanting wanting -> wanting.paths().forEach(way -> cited.add(way.cite()));
                default -> {}
            }
        }
        return cited;
    }

    private static Set<String> lifting(Verdict verdict) {
        Set<String> lifting = new HashSet<>();
        verdict.findings().forEach(finding -> {
            if (finding.outcome() instanceof Lifted lifted) {
                lifting.add(lifted.cite());
            }
        });
        return lifting;
    }

    private static Reading.Read read(String name) {
        return switch (SiteFile.read(new FileSystemResource(ORDERS.resolve(name + ".yaml")))) {
            case Reading.Read read -> read;
            case Reading.Refused refused -> throw new AssertionError(name + ": " + refused.mistakes());
        };
    }
}
