package paddock.sitefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import paddock.sitefile.SiteFile.Reading.Read;

/** What the guide to orders shows can be copied: each of its examples reads without a mistake in a small site. */
final class HomologationGuideTest {

    private static final Pattern BLOCK = Pattern.compile("```yaml\\n# ([a-z]+)[^\\n]*\\n(.*?)```", Pattern.DOTALL);

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private static final String HEAD = """
            key: loop
            version: "2026-03-01"
            level: order
            title: Arrêté du 1er mars 2026
            circuit: loop
            from: 2026-03-01
            """;

    private static final String RULES = """
            rules:
              - {id: hours, cite: art. 4 §1, text: Heures., open: [{hours: ["09:00-12:00", "14:00-18:00"]}]}
              - {id: break, cite: art. 4 §1, text: Coupure., forbid: {hours: "12:00-14:00"}}
              - {id: night, cite: art. 4 §1, text: Nuit., forbid: {hours: "22:00-06:00"}}
              - {id: noise, cite: art. 4 §3, text: Bruit., require: {noise.source-exhaust: {at_most: 100}}}
            """;

    private static final String COUNTERS = """
            counters:
              - {id: days, name: Jours, most: 12, unit: day, per: year}
              - {id: nights, name: Nuits, most: 4, unit: night, per: year}
            """;

    /** A block of YAML and the key under which it stands. */
    record Block(String guide, String mark, String yaml) {

        @Override
        public String toString() {
            return guide + ": " + mark + ": " + yaml.lines().findFirst().orElse("");
        }

        /** The whole entry of a site file of which it is a part. */
        String homologation() {
            return switch (mark) {
                case "homologation" -> yaml;
                case "order" -> order(yaml);
                case "condition" ->
                    order("rules:\n  - id: tried\n    cite: art. 1\n    text: Essai.\n    when:\n" + yaml.indent(6)
                            + "    forbid: {activity: competition}\n");
                case "conditions" ->
                    order("rules:\n  - id: tried\n    cite: art. 1\n    text: Essai.\n    open:\n" + yaml.indent(6));
                default -> order(mark + ":\n" + yaml.indent(2));
            };
        }

        private static String order(String own) {
            StringBuilder order = new StringBuilder(own.startsWith("key:") ? "" : HEAD).append(own);
            for (String part : List.of(RULES, COUNTERS)) {
                String first = part.lines().findFirst().orElseThrow();
                if (own.lines().noneMatch(first::equals)) {
                    order.append(part);
                }
            }
            return "homologation:\n  orders:\n    -\n" + order.toString().indent(6);
        }
    }

    static List<Block> blocks() throws IOException {
        List<Block> blocks = new ArrayList<>();
        for (String guide : List.of("homologation.md", "homologation.fr.md")) {
            blocks.addAll(blocks(guide));
        }
        return blocks;
    }

    private static List<Block> blocks(String guide) throws IOException {
        List<Block> blocks = new ArrayList<>();
        Matcher found = BLOCK.matcher(text(guide));
        while (found.find()) {
            blocks.add(new Block(guide, found.group(1), found.group(2)));
        }
        return blocks;
    }

    /** What the table of usual wordings says to write, each in a place where it may stand. */
    static List<Block> wordings() throws IOException {
        List<Block> wordings = new ArrayList<>();
        for (String guide : List.of("homologation.md", "homologation.fr.md")) {
            text(guide).lines().filter(line -> line.startsWith("| « ")).forEach(line -> {
                Matcher code = CODE.matcher(line.substring(line.indexOf(" » | ")));
                while (code.find()) {
                    wording(guide, code.group(1)).ifPresent(wordings::add);
                }
            });
        }
        return wordings;
    }

    private static Optional<Block> wording(String guide, String code) {
        String named = "- {id: tried, cite: art. 1, text: Essai., ";
        return switch (code.replaceFirst("^\\{", "").split(":", 2)[0]) {
            case "open", "require", "forbid", "pause", "quota", "apart", "in_a_row", "numbers" ->
                Optional.of(new Block(guide, "rules", named + code + "}\n"));
            case "notice", "shift", "never" ->
                Optional.of(new Block(guide, "derogations", named + "kind: day, lifts: [hours], " + code + "}\n"));
            case "when" -> Optional.of(new Block(guide, "exceptions", named + "lifts: [hours], " + code + "}\n"));
            case "due" -> Optional.of(new Block(guide, "duties", named + code + "}\n"));
            case "yearly" -> Optional.of(new Block(guide, "duties", named + "due: " + code + "}\n"));
            case "most" -> Optional.of(new Block(guide, "counters", "- {id: days, name: Jours, " + code + "}\n"));
            case "days", "weekdays", "season", "holidays", "time", "cc" ->
                Optional.of(new Block(guide, "conditions", "- " + (code.startsWith("{") ? code : "{" + code + "}")));
            default -> Optional.empty();
        };
    }

    private static String text(String guide) throws IOException {
        return Files.readString(Path.of("docs", guide));
    }

    @ParameterizedTest
    @MethodSource({"blocks", "wordings"})
    void an_example_reads_without_a_mistake(Block block) throws IOException {
        Folder sample = Folder.of("paddock/circuit/sample");
        String place = sample.text("sample.yaml").split("(?m)^homologation:", 2)[0];
        String site = place + "\n" + block.homologation();
        assertThat(sample.with("sample.yaml", site).read("sample.yaml"))
                .as(site)
                .isInstanceOfSatisfying(
                        Read.class,
                        read -> assertThat(read.law().orders().isEmpty()
                                        && read.law().exemptions().isEmpty())
                                .isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"homologation.md", "homologation.fr.md"})
    void every_example_says_where_it_stands(String guide) throws IOException {
        assertThat(blocks(guide)).hasSize(text(guide).split("```yaml", -1).length - 1);
    }

    @Test
    void the_tables_of_usual_wordings_say_to_write_the_same() throws IOException {
        List<String> codes = wordings().stream().map(Block::yaml).toList();
        assertThat(codes).hasSizeGreaterThan(50);
        assertThat(codes.subList(0, codes.size() / 2)).isEqualTo(codes.subList(codes.size() / 2, codes.size()));
    }

    @Test
    void both_guides_have_the_same_examples_in_the_same_order() throws IOException {
        assertThat(blocks("homologation.fr.md"))
                .extracting(Block::mark)
                .isEqualTo(blocks("homologation.md").stream().map(Block::mark).toList())
                .hasSizeGreaterThan(20);
    }
}
