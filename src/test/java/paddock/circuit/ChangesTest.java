package paddock.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import paddock.circuit.Change.Added;
import paddock.circuit.Change.Altered;
import paddock.circuit.Change.Removed;
import paddock.kernel.Days;
import paddock.kernel.Text;
import paddock.kernel.Timeline;
import paddock.sitefile.SiteFile;
import paddock.sitefile.SiteFile.Reading.Read;

/** What an import changes is told in the words of the file. */
final class ChangesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 5, 12);

    private final Site site = read();
    private final Circuit circuit = site.circuits().getFirst();
    private final Layout layout = circuit.layouts().getFirst();

    private static Site read() {
        SiteFile.Reading reading = SiteFile.read(new ClassPathResource("sites/ales.yaml"));
        assertThat(reading).isInstanceOf(Read.class);
        return ((Read) reading).site();
    }

    @Test
    void durations_and_choices_are_written_as_in_the_file() {
        Site before = Variation.with(site, Variation.resting(circuit, Surface.ASPHALT, Duration.ofMinutes(15)));
        Site after = Variation.with(site, Variation.resting(circuit, Surface.GRAVEL, Duration.ofMinutes(90)));
        assertThat(Changes.between(before, after))
                .containsExactly(
                        new Altered("ales › circuits › vitesse › surface", "asphalt", "gravel"),
                        new Altered("ales › circuits › vitesse › turnaround", "15 min", "90 min"));
    }

    @Test
    void directions_are_told_in_their_order_whichever_way_they_were_written() {
        Site before = Variation.with(site, driven(Set.of(Direction.BACKWARD)));
        Site after = Variation.with(site, driven(Set.of(Direction.BACKWARD, Direction.FORWARD)));
        assertThat(Changes.between(before, after))
                .containsExactly(new Altered(
                        "ales › circuits › vitesse › layouts › " + layout.key() + " › courses › 1 › directions",
                        "backward",
                        "forward, backward"));
    }

    @Test
    void an_exclusion_comes_and_goes_as_one_thing() {
        Site without = Variation.excluding(site);
        Site once = Variation.excluding(site, exclusion(new Days(null, DAY)));
        Site twice =
                Variation.excluding(site, exclusion(new Days(null, DAY)), exclusion(new Days(DAY.plusDays(9), null)));
        Site longer = Variation.excluding(site, exclusion(new Days(null, DAY.plusDays(1))));
        String pair = "ales › exclusions › a + b";
        assertThat(Changes.between(without, once)).containsExactly(new Added(pair));
        assertThat(Changes.between(once, without)).containsExactly(new Removed(pair));
        assertThat(Changes.between(once, twice)).containsExactly(new Added(pair + " 2"));
        assertThat(Changes.between(once, longer))
                .containsExactly(new Altered(pair + " › until", "2026-05-12", "2026-05-13"));
    }

    @Test
    void the_days_of_the_week_are_written_small() {
        assertThat(Changes.between(null, site)).containsExactly(new Added("ales"));
        assertThat(Changes.between(site, Variation.closedOn(site, java.time.DayOfWeek.MONDAY)))
                .isNotEmpty()
                .allMatch(change -> change.subject().startsWith("ales › week › monday"));
    }

    private Layout driven(Set<Direction> directions) {
        Course course = layout.courses().spells().getFirst().value();
        return new Layout(
                layout.id(),
                layout.key(),
                layout.name(),
                layout.shape(),
                Timeline.always(new Course(course.sections(), directions, course.stated())));
    }

    private static Exclusion exclusion(Days during) {
        return new Exclusion("a", "b", Text.of("fr", "Bruit."), during);
    }
}
