package paddock.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import paddock.letter.Template.Text;

/** Words in braces stand for something of whoever reads, and nothing else does. */
class WordTest {

    private static final Map<Word, String> CAMILLE =
            Map.of(Word.NAME, "Camille", Word.FIRM, "Exemple SA", Word.SHOW, "");

    @Test
    void words_stand_for_what_is_known_and_a_paragraph_without_it_is_left_out() {
        String text = "Bonjour {name},\n\nMerci de votre visite à {show}.\n\nÀ bientôt,\n{firm}";
        assertThat(Word.filled(text, CAMILLE)).isEqualTo("Bonjour Camille,\n\nÀ bientôt,\nExemple SA");
    }

    @Test
    void what_stands_for_a_word_is_never_read_again_as_one() {
        Map<Word, String> nasty = Map.of(Word.NAME, "{firm} $1 \\", Word.FIRM, "secret");
        assertThat(Word.filled("Bonjour {name}", nasty)).isEqualTo("Bonjour {firm} $1 \\");
        assertThat(Word.filledLine("{name}!", nasty)).isEqualTo("{firm} $1 \\!");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{nom}", "{Name}", "{name.class}", "{7*7}", "{#locale}"})
    void a_word_that_means_nothing_is_found(String word) {
        assertThat(Word.unknown("Bonjour {name}, " + word)).contains(word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{name} {firm}", "{ name }", "{}", "a { b", "$" + "{T(java.lang.Runtime)} is {name}"})
    void what_is_no_word_means_nothing_and_does_nothing(String text) {
        if (!text.contains("T(")) {
            assertThat(Word.unknown(text)).isEmpty();
        }
        assertThat(Word.filled(text, Map.of(Word.NAME, "N", Word.FIRM, "F")))
                .isEqualTo(text.strip().replace("{name}", "N").replace("{firm}", "F"));
    }

    @Test
    void every_starting_text_is_there_in_both_languages_and_uses_known_words_alone() {
        for (String key : Templates.STARTS) {
            for (String language : List.of("fr", "en")) {
                String file = "/paddock/letter/starts/" + key + "." + language + ".txt";
                try (var stream = Templates.class.getResourceAsStream(file)) {
                    assertThat(stream).as(file).isNotNull();
                    String text = new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
                    assertThat(Word.unknown(text)).as(file).isEmpty();
                    assertThat(text).as(file).contains("{name}", "{sender}").doesNotContain("'");
                } catch (java.io.IOException broken) {
                    throw new java.io.UncheckedIOException(broken);
                }
            }
        }
    }

    @Test
    void links_to_our_pages_are_counted_and_links_elsewhere_are_left_alone() {
        String text =
                "Ici : https://paddock.example.org/sites/a/dates?x=1. Là : https://paddock.example.org.evil.example/ et"
                        + " https://paddock.example.org//evil.example et https://other.example/x, encore"
                        + " https://paddock.example.org/sites/a/dates?x=1";
        Paragraphs.Counted counted =
                Paragraphs.counted(text, "https://paddock.example.org", "https://paddock.example.org/l/T");
        assertThat(counted.paths()).containsExactly("/sites/a/dates?x=1");
        assertThat(counted.text())
                .isEqualTo("Ici : https://paddock.example.org/l/T/1. Là : https://paddock.example.org.evil.example/ et"
                        + " https://paddock.example.org//evil.example et https://other.example/x, encore"
                        + " https://paddock.example.org/l/T/1");
        assertThat(Paragraphs.counted(text, "", "x").paths()).isEmpty();
    }

    @Test
    void a_text_says_something_in_the_other_language_where_it_says_nothing_in_one() {
        Template template = new Template("k", "n", new Text("Objet", "Bonjour"), Text.NONE, 1);
        assertThat(template.in("en").body()).isEqualTo("Bonjour");
    }
}
