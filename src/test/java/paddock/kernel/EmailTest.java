package paddock.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses can be written to. */
final class EmailTest {

    @ParameterizedTest
    @ValueSource(strings = {"a@b.fr", "Prénom.Nom+piste@circuit-élan.fr", "x_y'z@a-b.c.org"})
    void an_address_is_taken_as_people_write_it(String written) {
        assertThat(Email.of(" " + written + " ")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a@b",
                "a@@b.fr",
                "a b@c.fr",
                "a@b.fr\r\nBcc: c@d.fr",
                "a@b.fr, c@d.fr",
                "<a@b.fr>",
                "a@b..fr",
                "\"a\"@b.fr"
            })
    void what_nobody_could_be_written_to_is_not(String written) {
        assertThat(Email.of(written)).isEmpty();
    }
}
