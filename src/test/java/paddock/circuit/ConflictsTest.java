package paddock.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import paddock.circuit.Layout.Shape;
import paddock.kernel.Days;
import paddock.kernel.Ids;
import paddock.kernel.Text;
import paddock.kernel.Timeline;
import paddock.kernel.Timeline.Spell;

/** Two layouts conflict exactly when they share a section on that day, or the site excludes the pair. */
class ConflictsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 5, 12);
    private static final LocalDate OPENING = LocalDate.of(2027, 7, 1);

    private final Section a = section("a", 100);
    private final Section b = section("b", 200);
    private final Section c = section("c", 400);

    @Test
    void layouts_without_a_common_section_run_together() {
        Conflicts conflicts = Conflicts.of(site(List.of(), layout("one", a), layout("two", b)), DAY);
        assertThat(conflicts.size()).isZero();
    }

    @Test
    void layouts_with_a_common_section_do_not_and_its_length_is_told() {
        Conflicts conflicts = Conflicts.of(site(List.of(), layout("one", a, b), layout("two", c, b)), DAY);
        Conflict conflict = conflicts
                .between(conflicts.layouts().get(1), conflicts.layouts().get(0))
                .orElseThrow();
        assertThat(conflict.shared()).containsExactly(b);
        assertThat(conflict.sharedLength()).isEqualTo(200);
    }

    @Test
    void a_section_driven_twice_is_shared_once() {
        Conflicts conflicts = Conflicts.of(site(List.of(), layout("one", a, b, a), layout("two", a)), DAY);
        assertThat(conflicts.of(conflicts.layouts().getFirst()).getFirst().sharedLength())
                .isEqualTo(100);
    }

    @Test
    void a_pair_the_site_excludes_conflicts_without_a_common_section_on_its_days_only() {
        Exclusion exclusion = new Exclusion("one", "two", Text.of("en", "one gate"), new Days(DAY, DAY.plusDays(1)));
        Site site = site(List.of(exclusion), layout("one", a), layout("two", b));
        assertThat(Conflicts.of(site, DAY).size()).isEqualTo(1);
        assertThat(Conflicts.of(site, DAY.minusDays(1)).size()).isZero();
        assertThat(Conflicts.of(site, DAY.plusDays(1)).size()).isZero();
    }

    @Test
    void what_conflicts_is_what_the_track_is_on_that_day() {
        Layout moving = new Layout(
                Ids.named("moving"),
                "moving",
                Text.of("en", "moving"),
                Shape.OPEN,
                new Timeline<>(List.of(
                        new Spell<>(new Days(null, OPENING), course(a)),
                        new Spell<>(new Days(OPENING, null), course(c)))));
        Site site = site(List.of(), moving, layout("two", c));
        assertThat(Conflicts.of(site, OPENING.minusDays(1)).size()).isZero();
        assertThat(Conflicts.of(site, OPENING).size()).isEqualTo(1);
    }

    private static Section section(String key, double length) {
        return new Section(Ids.named(key), key, null, Days.ALWAYS, null, length, null, null);
    }

    private static Course course(Section... sections) {
        return new Course(List.of(sections), Set.of(), null);
    }

    private static Layout layout(String key, Section... sections) {
        return new Layout(Ids.named(key), key, Text.of("en", key), Shape.OPEN, Timeline.always(course(sections)));
    }

    private Site site(List<Exclusion> exclusions, Layout... layouts) {
        Text name = Text.of("en", "somewhere");
        Circuit circuit = new Circuit(
                Ids.named("circuit"),
                "circuit",
                name,
                Surface.DIRT,
                null,
                null,
                null,
                null,
                null,
                List.of(a, b, c),
                List.of(layouts),
                List.of(),
                List.of());
        return new Site(
                Ids.named("site"),
                "site",
                "en",
                name,
                null,
                new Site.Place(name, name, "FR", new Point(0, 0)),
                new Site.Operator(name, null),
                ZoneId.of("Europe/Paris"),
                new Holidays("FR"),
                new Week(Map.of(), false),
                Duration.ZERO,
                false,
                null,
                List.of(circuit),
                List.of(),
                exclusions,
                List.of(),
                List.of());
    }
}
