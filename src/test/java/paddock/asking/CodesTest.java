package paddock.asking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import paddock.homologation.Condition;
import paddock.homologation.Law;
import paddock.kernel.Text;

/** Which codes a site's texts make known. */
final class CodesTest {

    @Test
    void a_code_that_only_an_exemption_names_is_known() {
        Condition when = new Condition.Is("category", Set.of("pedal-car"));
        Law law = new Law(
                List.of(),
                List.of(new Law.Exemption(null, Text.of("en", "no engine"), "art. 3", when)),
                List.of(),
                List.of());
        assertThat(Codes.of(law).knows("category", "pedal-car")).isTrue();
        assertThat(Codes.of(law).knows("category", "pedal-cart")).isFalse();
    }
}
