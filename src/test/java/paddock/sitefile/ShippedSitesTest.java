package paddock.sitefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import paddock.circuit.Circuit;
import paddock.circuit.Conflict;
import paddock.circuit.Conflicts;
import paddock.circuit.LayoutOn;
import paddock.circuit.Section;
import paddock.circuit.Site;
import paddock.circuit.Surface;
import paddock.circuit.Week;
import paddock.homologation.Law;
import paddock.kernel.Text;
import paddock.sitefile.SiteFile.Reading.Read;
import paddock.sitefile.SiteFile.Reading.Refused;

/** The two sites that are shipped say what their sources say, and differ where a program might assume. */
final class ShippedSitesTest {

    private static final double SURVEY = 0.5;
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    private static final LocalDate LAST_OF_OLD = LocalDate.of(2027, 6, 30);
    private static final LocalDate FIRST_OF_NEW = LocalDate.of(2027, 7, 1);

    private static Site site(String name) throws IOException {
        return switch (Folder.of("sites/" + name).read(name + ".yaml")) {
            case Read(Site site, Law law, Places places) -> site;
            case Refused(List<Mistake> mistakes) -> throw new AssertionError(mistakes);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"ales", "gamogonili"})
    void a_shipped_site_reads_without_a_mistake(String name) throws IOException {
        assertThat(site(name).key()).isEqualTo(name);
    }

    @Test
    void measured_lengths_are_those_of_the_survey() throws IOException {
        Site site = site("ales");
        Map<String, Double> measured = Stream.concat(
                        sections(site)
                                .filter(section -> section.line() != null)
                                .map(section -> Map.entry(section.key(), section.length())),
                        site.on(DAY).stream()
                                .filter(on -> on.course().measured())
                                .map(on ->
                                        Map.entry(on.layout().key(), on.course().length())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        List<List<String>> rows = table("lengths.md");
        assertThat(rows).hasSize(17);
        rows.forEach(row -> assertThat(measured.get(row.getFirst()))
                .as(row.getFirst())
                .isCloseTo(Double.parseDouble(row.get(1)), within(SURVEY)));
        assertThat(measured.keySet())
                .isEqualTo(rows.stream().map(List::getFirst).collect(Collectors.toSet()));
    }

    @Test
    void the_fifteen_pairs_of_surveyed_layouts_conflict_where_they_share_track() throws IOException {
        Conflicts conflicts = Conflicts.of(site("ales"), DAY);
        List<List<String>> rows = table("conflicts.md");
        assertThat(rows).hasSize(15);
        int clashing = 0;
        for (List<String> row : rows) {
            var between = conflicts.between(layout(conflicts, row.get(0)), layout(conflicts, row.get(1)));
            assertThat(between.isPresent())
                    .as(row.toString())
                    .isEqualTo(row.get(2).equals("yes"));
            assertThat(between.map(Conflict::sharedLength).orElse(0.0))
                    .as(row.toString())
                    .isCloseTo(Double.parseDouble(row.get(3)), within(SURVEY));
            clashing += between.isPresent() ? 1 : 0;
        }
        assertThat(conflicts.size()).isEqualTo(clashing);
    }

    @Test
    void layouts_keep_the_keys_and_the_order_of_the_file() throws IOException {
        assertThat(keys(site("ales"), DAY))
                .containsExactly(
                        "technique",
                        "boucle-nord",
                        "boucle-sud",
                        "raccourci-central",
                        "rapide",
                        "speciale-rallye",
                        "karting",
                        "monteils-court",
                        "monteils-long",
                        "saint-bres");
    }

    @Test
    void the_ascent_goes_another_way_from_the_first_of_july_2027() throws IOException {
        Site site = site("gamogonili");
        assertThat(way(site, "sruli", LAST_OF_OLD)).containsExactly("D1", "B1", "M1", "Z1");
        assertThat(way(site, "sruli", FIRST_OF_NEW)).containsExactly("D1", "B1", "M1", "N1", "N2");
        assertThat(keys(site, LAST_OF_OLD)).containsExactly("sruli", "kveda", "tsre");
        assertThat(keys(site, FIRST_OF_NEW)).containsExactly("sruli", "kveda", "zeda", "tsre");
        Circuit ascent = site.circuit("aghmarti").orElseThrow();
        assertThat(ascent.sectionsOn(LAST_OF_OLD)).extracting(Section::key).containsExactly("D1", "B1", "M1", "Z1");
        assertThat(ascent.sectionsOn(FIRST_OF_NEW))
                .extracting(Section::key)
                .containsExactly("D1", "B1", "M1", "N1", "N2");
    }

    @Test
    void conflicts_are_those_of_the_day() throws IOException {
        Site site = site("gamogonili");
        Conflicts before = Conflicts.of(site, LAST_OF_OLD);
        Conflicts after = Conflicts.of(site, FIRST_OF_NEW);
        assertThat(before.size()).isEqualTo(2);
        assertThat(after.size()).isEqualTo(3);
        assertThat(shared(before, "sruli", "kveda")).containsExactly("D1", "B1");
        assertThat(shared(after, "sruli", "kveda")).containsExactly("D1", "B1");
        assertThat(shared(after, "sruli", "zeda")).containsExactly("N1", "N2");
        assertThat(after.between(layout(after, "kveda"), layout(after, "zeda"))).isEmpty();
    }

    @Test
    void a_pair_may_be_kept_apart_without_sharing_track() throws IOException {
        Conflicts conflicts = Conflicts.of(site("gamogonili"), DAY);
        Conflict apart = conflicts
                .between(layout(conflicts, "sruli"), layout(conflicts, "tsre"))
                .orElseThrow();
        assertThat(apart.shared()).isEmpty();
        assertThat(apart.exclusion().orElseThrow().reason().in(Locale.ENGLISH)).contains("crosses the hairpins");
        assertThat(conflicts.between(layout(conflicts, "kveda"), layout(conflicts, "tsre")))
                .isEmpty();
    }

    @Test
    void the_invented_site_says_so_and_differs_in_what_may_be_taken_for_granted() throws IOException {
        Site real = site("ales");
        Site site = site("gamogonili");
        assertThat(real.invented()).isNull();
        assertThat(Objects.requireNonNull(site.invented()).wordings()).containsOnlyKeys("ka", "fr", "en");
        assertThat(site.geometry())
                .isEqualTo(new Site.Attribution(
                        "Paddock, invented geometry", "CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"));
        assertThat(site.zone()).isNotEqualTo(real.zone());
        assertThat(site.holidays()).isNotEqualTo(real.holidays());
        assertThat(site.circuits()).anyMatch(circuit -> circuit.turnaround() != null);
        assertThat(site.week().days().get(DayOfWeek.MONDAY)).isEmpty();
        assertThat(site.week().days().get(DayOfWeek.FRIDAY))
                .containsExactly(new Week.Hours(LocalTime.of(14, 0), LocalTime.MIDNIGHT));
        assertThat(site.week().days().get(DayOfWeek.SATURDAY)).hasSize(2);
    }

    @Test
    void a_name_known_in_one_language_is_that_name_in_every_other() throws IOException {
        Circuit ascent = site("gamogonili").circuit("aghmarti").orElseThrow();
        Section bridge = ascent.sections().get(1);
        Text name = Objects.requireNonNull(bridge.name());
        assertThat(name.in(Locale.FRENCH)).isEqualTo("ხიდი");
        assertThat(name.languageFor(Locale.FRENCH)).isEqualTo("ka");
        assertThat(ascent.surfaceOf(bridge)).isEqualTo(Surface.CONCRETE);
        assertThat(ascent.surfaceOf(ascent.sections().getFirst())).isEqualTo(Surface.GRAVEL);
        assertThat(ascent.name().in(Locale.ENGLISH)).isEqualTo("The ascent");
    }

    private static Stream<Section> sections(Site site) {
        return site.circuits().stream().flatMap(circuit -> circuit.sections().stream());
    }

    private static List<String> keys(Site site, LocalDate day) {
        return site.on(day).stream().map(on -> on.layout().key()).toList();
    }

    private static List<String> way(Site site, String layout, LocalDate day) {
        return layout(Conflicts.of(site, day), layout).course().sections().stream()
                .map(Section::key)
                .toList();
    }

    private static List<String> shared(Conflicts conflicts, String one, String other) {
        return conflicts.between(layout(conflicts, one), layout(conflicts, other)).orElseThrow().shared().stream()
                .map(Section::key)
                .toList();
    }

    private static LayoutOn layout(Conflicts conflicts, String key) {
        return conflicts.layouts().stream()
                .filter(on -> on.layout().key().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no layout " + key));
    }

    /** The rows of the table in a rule's page, head left out. */
    private static List<List<String>> table(String page) throws IOException {
        return Files.readAllLines(Path.of("docs/rules", page)).stream()
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
    }
}
