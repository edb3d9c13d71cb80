package paddock.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import paddock.circuit.Contradiction.ExclusionRewritten;
import paddock.circuit.Contradiction.PastRewritten;
import paddock.circuit.Contradiction.SectionRewritten;
import paddock.circuit.Layout.Shape;
import paddock.kernel.Days;
import paddock.kernel.Text;
import paddock.kernel.Timeline;
import paddock.sitefile.SiteFile;
import paddock.sitefile.SiteFile.Reading.Read;

/** What was so before a day stays so, unless it is said that the past was written down wrong. */
final class HistoryTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 5, 12);

    private final Site site = read();
    private final Circuit circuit = site.circuits().getFirst();
    private final Section section = circuit.sections().getFirst();
    private final Layout first = circuit.layouts().getFirst();
    private final Layout second = circuit.layouts().get(1);

    private static Site read() {
        SiteFile.Reading reading = SiteFile.read(new ClassPathResource("sites/ales.yaml"));
        assertThat(reading).isInstanceOf(Read.class);
        return ((Read) reading).site();
    }

    private List<Contradiction> between(Site before, Site after) {
        return History.contradictions(before, after, TODAY);
    }

    @Test
    void the_same_again_contradicts_nothing() {
        assertThat(between(site, site)).isEmpty();
    }

    @Test
    void the_line_the_stated_length_and_the_surface_of_a_section_stay() {
        Line line = section.geometry().orElseThrow();
        for (Section other : List.of(
                Variation.section(section, line.reversed(), section.stated()),
                Variation.section(section, line, 1234.0),
                Variation.surfaced(section, Surface.GRAVEL))) {
            assertThat(between(site, Variation.with(site, other))).containsExactly(new SectionRewritten(section.key()));
        }
    }

    @Test
    void a_section_of_a_day_to_come_may_change() {
        Section coming = Variation.existing(section, new Days(TODAY, null));
        Section other = Variation.surfaced(coming, Surface.GRAVEL);
        assertThat(between(Variation.with(site, coming), Variation.with(site, other)))
                .isEmpty();
    }

    @Test
    void directions_and_shape_stay() {
        Course course = first.courses().spells().getFirst().value();
        Set<Direction> others = course.directions().equals(Set.of(Direction.BACKWARD))
                ? Set.of(Direction.FORWARD)
                : Set.of(Direction.BACKWARD);
        Timeline<Course> turned = Timeline.always(new Course(course.sections(), others, course.stated()));
        Shape shape = first.shape() == Shape.OPEN ? Shape.CLOSED : Shape.OPEN;
        for (Layout other : List.of(
                new Layout(first.id(), first.key(), first.name(), first.shape(), turned),
                new Layout(first.id(), first.key(), first.name(), shape, first.courses()))) {
            assertThat(between(site, Variation.with(site, other)))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            PastRewritten.class,
                            past -> assertThat(past.layout()).isEqualTo(first.key()));
        }
    }

    @Test
    void a_pair_stays_excluded_on_the_days_it_was_and_on_no_others() {
        Site never = Variation.excluding(site);
        Site always = excluded(Days.ALWAYS);
        Site untilToday = excluded(new Days(null, TODAY));
        Site fromToday = excluded(new Days(TODAY, null));
        Site shortened = excluded(new Days(null, TODAY.minusDays(1)));
        Site later = excluded(new Days(LocalDate.of(2020, 1, 1), null));
        assertThat(between(always, untilToday)).isEmpty();
        assertThat(between(never, fromToday)).isEmpty();
        assertThat(between(fromToday, never)).isEmpty();
        for (Site other : List.of(never, fromToday, shortened, later)) {
            assertThat(between(always, other)).containsExactly(rewritten());
        }
        assertThat(between(never, always)).containsExactly(rewritten());
        assertThat(between(later, always)).containsExactly(rewritten());
    }

    @Test
    void a_new_layout_brings_its_exclusions_whenever_they_begin() {
        Site fewer = Variation.withoutLayout(site, second.key());
        assertThat(between(fewer, excluded(Days.ALWAYS))).isEmpty();
    }

    private ExclusionRewritten rewritten() {
        return new ExclusionRewritten(first.key(), second.key());
    }

    private Site excluded(Days during) {
        return Variation.excluding(site, new Exclusion(first.key(), second.key(), Text.of("fr", "Bruit."), during));
    }
}
