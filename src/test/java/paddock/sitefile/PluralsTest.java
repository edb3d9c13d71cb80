package paddock.sitefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import paddock.web.Texts;

/** One thing is one, two are two, in both languages. */
final class PluralsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr | command.mistakes | 1    | 1 erreur.",
                "fr | command.mistakes | 2    | 2 erreurs.",
                "en | command.mistakes | 1    | 1 mistake.",
                "en | command.mistakes | 2    | 2 mistakes.",
                "fr | command.dry-run  | 0    | Aucun changement.",
                "fr | command.dry-run  | 1    | 1 changement.",
                "fr | command.dry-run  | 2    | 2 changements.",
                "en | command.dry-run  | 0    | No changes.",
                "en | command.dry-run  | 1    | 1 change.",
                "en | command.dry-run  | 1200 | 1,200 changes."
            })
    void a_count_agrees_with_what_it_counts(String language, String key, int count, String begins) {
        assertThat(Texts.of("sitefile").getMessage(key, new Object[] {count}, Locale.of(language)))
                .startsWith(begins);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr | command.checked | 1 | Alès\u00a0: 1 circuit, 1 tracé.",
                "fr | command.checked | 3 | Alès\u00a0: 3 circuits, 3 tracés.",
                "en | command.checked | 1 | Alès: 1 circuit, 1 layout.",
                "en | command.checked | 3 | Alès: 3 circuits, 3 layouts.",
                "fr | command.loaded  | 1 | Alès\u00a0: chargé, 1 changement.",
                "en | command.loaded  | 2 | Alès: loaded, 2 changes."
            })
    void after_the_name_of_a_site_too(String language, String key, long count, String begins) {
        assertThat(Texts.of("sitefile").getMessage(key, new Object[] {"Alès", count, count}, Locale.of(language)))
                .startsWith(begins);
    }
}
