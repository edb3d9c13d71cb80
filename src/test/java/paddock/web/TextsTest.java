package paddock.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class TextsTest {

    @Test
    void no_french_line_begins_with_a_mark() {
        assertThat(Texts.french("« Oui » : déjà ? Non ; jamais ! À 12:30, « a »."))
                .isEqualTo("«\u00a0Oui\u00a0»\u00a0: déjà\u00a0? Non\u00a0; jamais\u00a0! À 12:30, «\u00a0a\u00a0».");
        assertThat(Texts.french(" : seul, https://example.org/?a=1;b"))
                .isEqualTo(" : seul, https://example.org/?a=1;b");
    }

    @Test
    void only_french_is_set_so() {
        Object[] one = {"Alès", 1, 1};
        assertThat(Texts.of("sitefile").getMessage("command.checked", one, Locale.FRENCH))
                .startsWith("Alès\u00a0: ");
        assertThat(Texts.of("sitefile").getMessage("command.checked", one, Locale.ENGLISH))
                .startsWith("Alès: ");
    }
}
