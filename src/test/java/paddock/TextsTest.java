package paddock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Everything is said in French and in English, with the same values in it. */
class TextsTest {

    @Test
    void both_languages_say_the_same_things() throws IOException {
        assertThat(texts("fr").keySet()).isNotEmpty().isEqualTo(texts("en").keySet());
    }

    @Test
    void both_languages_take_the_same_values() throws IOException {
        Properties french = texts("fr");
        texts("en")
                .forEach((key, english) -> assertThat(values((String) english))
                        .as("%s", key)
                        .isEqualTo(values(french.getProperty((String) key))));
    }

    @Test
    void every_text_a_page_asks_for_is_there() throws IOException {
        Set<Object> known = texts("fr").keySet();
        Pattern asked = Pattern.compile("#\\{([a-z][a-zA-Z0-9.-]+)[}(]");
        Path templates = Path.of("src/main/resources/paddock");
        for (Sources.Source page : Sources.under(templates, ".html", ".txt").files()) {
            Matcher key = asked.matcher(page.text());
            while (key.find()) {
                assertThat(known).as("%s", page.path()).contains(key.group(1));
            }
        }
    }

    @Test
    void no_text_has_an_apostrophe_that_would_swallow_a_value() throws IOException {
        for (String language : new String[] {"fr", "en"}) {
            texts(language)
                    .forEach((key, text) ->
                            assertThat((String) text).as("%s", key).doesNotContain("'"));
        }
    }

    private static Set<Integer> values(String text) {
        Set<Integer> values = new TreeSet<>();
        Matcher value = Pattern.compile("\\{(\\d)").matcher(text);
        while (value.find()) {
            values.add(Integer.parseInt(value.group(1)));
        }
        assertThat(new MessageFormat(text, Locale.FRENCH).getFormatsByArgumentIndex().length)
                .isEqualTo(values.stream().mapToInt(v -> v + 1).max().orElse(0));
        return values;
    }

    private static Properties texts(String language) throws IOException {
        Properties texts = new Properties();
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/paddock"))) {
            for (Path file : files.filter(path -> path.endsWith("texts_" + language + ".properties"))
                    .toList()) {
                texts.load(Files.newBufferedReader(file));
            }
        }
        return texts;
    }
}
