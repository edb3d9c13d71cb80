package paddock.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import paddock.kernel.Timeline.Spell;

/** Days are half-open, and a value that changes has at most one value on any of them. */
class TimelineTest {

    private static final LocalDate FIRST = LocalDate.of(2027, 7, 1);
    private static final LocalDate LAST = LocalDate.of(2027, 7, 31);

    private final Days july = new Days(FIRST, LAST.plusDays(1));

    @Test
    void a_run_of_days_has_its_first_day_and_not_its_end() {
        assertThat(july.contain(FIRST)).isTrue();
        assertThat(july.contain(LAST)).isTrue();
        assertThat(july.contain(FIRST.minusDays(1))).isFalse();
        assertThat(july.contain(LAST.plusDays(1))).isFalse();
        assertThat(Days.ALWAYS.contain(LocalDate.MIN)).isTrue();
    }

    @Test
    void a_run_without_a_day_is_none() {
        assertThatThrownBy(() -> new Days(FIRST, FIRST)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Days(LAST, FIRST)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void runs_that_only_touch_do_not_overlap() {
        assertThat(july.overlap(new Days(LAST.plusDays(1), null))).isFalse();
        assertThat(july.overlap(new Days(LAST, null))).isTrue();
        assertThat(july.overlap(Days.ALWAYS)).isTrue();
        assertThat(new Days(null, FIRST).overlap(july)).isFalse();
    }

    @Test
    void a_run_covers_another_when_every_day_of_that_is_its_own() {
        assertThat(Days.ALWAYS.cover(july)).isTrue();
        assertThat(july.cover(july)).isTrue();
        assertThat(july.cover(Days.ALWAYS)).isFalse();
        assertThat(july.cover(new Days(FIRST, LAST.plusDays(2)))).isFalse();
        assertThat(new Days(FIRST, null).cover(july)).isTrue();
        assertThat(july.cover(new Days(FIRST, null))).isFalse();
    }

    @Test
    void the_value_on_a_day_is_the_one_of_that_day_and_none_where_nothing_is_known() {
        Timeline<String> course = new Timeline<>(
                List.of(new Spell<>(new Days(LAST, null), "new"), new Spell<>(new Days(FIRST, LAST), "old")));
        assertThat(course.on(FIRST.minusDays(1))).isEmpty();
        assertThat(course.on(FIRST)).contains("old");
        assertThat(course.on(LAST.minusDays(1))).contains("old");
        assertThat(course.on(LAST)).contains("new");
        assertThat(course.turningPoints()).containsExactly(FIRST, LAST);
    }

    @Test
    void two_values_on_one_day_are_refused() {
        assertThatThrownBy(() ->
                        new Timeline<>(List.of(new Spell<>(july, "a"), new Spell<>(new Days(LAST, null), "b"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_same_path_of_keys_gives_the_same_id_and_another_gives_another() {
        assertThat(Ids.named("here", "layout", "north")).isEqualTo(Ids.named("here", "layout", "north"));
        assertThat(Ids.named("here", "layout", "north")).isNotEqualTo(Ids.named("there", "layout", "north"));
        assertThat(Ids.named("here", "site").version()).isEqualTo(8);
        assertThat(Ids.named("here", "site").variant()).isEqualTo(2);
    }
}
