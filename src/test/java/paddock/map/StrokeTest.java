package paddock.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import paddock.map.Projection.Pixel;
import paddock.map.Stroke.Spot;

/** What is set out along a line on a drawing. */
final class StrokeTest {

    @Test
    void spots_lie_at_equal_steps_along_a_bent_line_whatever_its_pieces_are() {
        Stroke bent = new Stroke(List.of(at(0, 0), at(6, 0), at(6, 0), at(6, 1), at(6, 14)));
        assertThat(bent.every(4))
                .extracting(Spot::at)
                .containsExactly(at(2, 0), at(6, 0), at(6, 4), at(6, 8), at(6, 12));
        assertThat(bent.every(4)).extracting(Spot::dy).containsExactly(0.0, 0.0, 1.0, 1.0, 1.0);
    }

    @Test
    void a_line_shorter_than_a_step_has_one_spot_in_its_middle_and_one_of_no_length_has_none() {
        assertThat(new Stroke(List.of(at(0, 0), at(2, 0))).every(16))
                .extracting(Spot::at)
                .containsExactly(at(1, 0));
        assertThat(new Stroke(List.of(at(5, 5), at(5, 5))).every(16)).isEmpty();
    }

    @Test
    void pixels_are_written_to_a_tenth() {
        assertThat(List.of(0.0, 0.04, -0.04, 0.25, -0.3, 12.96, -7.0, -12.34))
                .extracting(Stroke::tenth)
                .containsExactly("0", "0", "0", "0.3", "-0.3", "13", "-7", "-12.3");
    }

    private static Pixel at(double x, double y) {
        return new Pixel(x, y);
    }
}
