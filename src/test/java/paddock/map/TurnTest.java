package paddock.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import paddock.circuit.Circuit;
import paddock.circuit.Course;
import paddock.circuit.Layout;
import paddock.circuit.Milestone;
import paddock.circuit.Section;
import paddock.circuit.Surface;
import paddock.kernel.Days;
import paddock.kernel.Ids;
import paddock.kernel.Text;
import paddock.kernel.Timeline;

/** What changes at a circuit is one story: what its file tells and what its layouts show, in order of time. */
final class TurnTest {

    private static final UUID ID = Ids.named("here", "site");
    private static final LocalDate TODAY = LocalDate.of(2026, 5, 12);

    @Test
    void milestones_and_turning_points_are_one_list_in_order_of_time_with_each_date_once() {
        Circuit circuit = circuit(
                layout(new Days(LocalDate.of(2015, 1, 1), LocalDate.of(2027, 7, 1))),
                milestone("2027-07-01"),
                milestone("2026"),
                milestone("2015"),
                milestone("1999-07"),
                milestone("2027"));
        assertThat(Turn.of(circuit, TODAY))
                .extracting(
                        Turn::date,
                        Turn::ahead,
                        Turn::toTheDay,
                        turn -> turn.layouts().size(),
                        turn -> turn.told().size())
                .containsExactly(
                        tuple("1999-07", false, false, 0, 1),
                        tuple("2015", false, false, 0, 1),
                        tuple("2015-01-01", false, true, 1, 0),
                        tuple("2026", false, false, 0, 1),
                        tuple("2027", true, false, 0, 1),
                        tuple("2027-07-01", true, true, 1, 1));
    }

    private static Circuit circuit(Layout layout, Milestone... milestones) {
        return new Circuit(
                ID,
                "loop",
                Text.of("en", "Loop"),
                Surface.ASPHALT,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(layout),
                List.of(),
                List.of(milestones));
    }

    private static Layout layout(Days during) {
        Section section = new Section(ID, "S1", null, Days.ALWAYS, null, 900.0, null, null);
        Course course = new Course(List.of(section), Set.of(), null);
        Timeline<Course> courses = new Timeline<>(List.of(new Timeline.Spell<>(during, course)));
        return new Layout(ID, "loop", Text.of("en", "Loop"), Layout.Shape.CLOSED, courses);
    }

    private static Milestone milestone(String date) {
        return new Milestone(date, Text.of("en", "Something"));
    }
}
