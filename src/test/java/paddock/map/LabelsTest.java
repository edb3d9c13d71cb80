package paddock.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import paddock.map.Labels.Label;
import paddock.map.Labels.Words;
import paddock.map.Projection.Pixel;

/** Words find the nearest room on a drawing, or none. */
final class LabelsTest {

    private static final Words WORDS = new Words("S12", false);
    private static final Pixel MIDDLE = new Pixel(200, 200);

    @Test
    void words_stand_on_what_they_name_while_there_is_room() {
        Label label = new Labels(400, 400).place(WORDS, MIDDLE).orElseThrow();
        assertThat(Math.abs(label.x() - 200)).isLessThanOrEqualTo(16);
        assertThat(label.leader()).isEmpty();
    }

    @Test
    void words_keep_off_a_road_and_off_each_other() {
        Labels labels = new Labels(400, 400);
        labels.keepOff(new Stroke(List.of(new Pixel(0, 200), new Pixel(400, 200))), 40);
        Label first = labels.place(WORDS, MIDDLE).orElseThrow();
        Label second = labels.place(WORDS, MIDDLE).orElseThrow();
        assertThat(List.of(first, second))
                .allSatisfy(label -> assertThat(Math.abs(label.y() - 4 - 200)).isGreaterThanOrEqualTo(20));
        assertThat(second).isNotEqualTo(first);
        assertThat(first.leader()).isPresent();
    }

    @Test
    void words_without_room_near_what_they_name_are_left_out() {
        Labels labels = new Labels(600, 600);
        labels.keepOff(200 - 140, 200 - 140, 280, 280);
        assertThat(labels.place(WORDS, MIDDLE)).isEqualTo(Optional.empty());
        assertThat(labels.place(WORDS, new Pixel(500, 500))).isPresent();
    }
}
