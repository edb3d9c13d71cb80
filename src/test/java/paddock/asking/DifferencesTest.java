package paddock.asking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import paddock.homologation.Order;
import paddock.sitefile.SiteFile;
import paddock.sitefile.SiteFile.Reading.Read;
import paddock.web.Texts;

/** Whatever an order says otherwise than before is told, and in the order of its paragraphs. */
final class DifferencesTest {

    private static final Differences DIFFERENCES = new Differences(new Sentences(Texts.of("asking")), Locale.FRENCH);

    /** The order of the sample, with one place written otherwise. */
    private static Order order(String was, String becomes) throws IOException {
        ClassPathResource sample = new ClassPathResource("paddock/circuit/sample.yaml");
        String text = sample.getContentAsString(StandardCharsets.UTF_8);
        assertThat(text).contains(was);
        Resource written = new ByteArrayResource(text.replace(was, becomes).getBytes(StandardCharsets.UTF_8)) {
            @Override
            public Resource createRelative(String name) throws IOException {
                return sample.createRelative(name);
            }

            @Override
            public String getFilename() {
                return "sample.yaml";
            }
        };
        return ((Read) SiteFile.read(written)).law().orders().getFirst();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text: Le jour.          | text: La journée.          | rule       | art. 1 | Le jour.       | La journée.",
                "\"14:00-18:00\"         | \"14:00-19:00\"            | rule       | art. 1 | Le jour.       | Le jour.",
                "{customer: local}       | {customer: club}           | exception  | art. 1 | Les voisins.   | Les voisins.",
                "text: Les voisins.      | text: Le voisinage.        | exception  | art. 1 | Les voisins.   | Le voisinage.",
                "shift: 60 min           | shift: 90 min              | derogation | art. 1 | La fête.       | La fête.",
                "most: 3                 | most: 4                    | counter    |        | Fêtes\u00a0: 3 par an | Fêtes\u00a0: 4 par an",
                "due: {yearly: 01-31}    | due: {yearly: 02-28}       | duty       | art. 9 | La lettre.     | La lettre.",
                "limit.federation: 100   | limit.federation: 95       | value      |        | limit.federation = 100 | limit.federation = 95"
            })
    void a_change_is_told_whatever_it_is_in(String row) throws IOException {
        List<String> cells = Stream.of(row.split("\\|", -1)).map(String::strip).toList();
        assertThat(DIFFERENCES.between(
                        order(cells.getFirst(), cells.getFirst()), order(cells.getFirst(), cells.get(1))))
                .containsExactly(new Differences.Line(cells.get(3), cells.get(2), cells.get(4), cells.get(5)));
    }

    @Test
    void what_is_new_and_what_is_gone_stand_alone() throws IOException {
        String duty =
                "        - id: letter\n          cite: art. 9\n          text: La lettre.\n          due: {yearly: 01-31}\n";
        assertThat(DIFFERENCES.between(order(duty, duty), order(duty, "")))
                .containsExactly(new Differences.Line("art. 9", "duty", "La lettre.", ""));
        assertThat(DIFFERENCES.between(order(duty, ""), order(duty, duty)))
                .containsExactly(new Differences.Line("art. 9", "duty", "", "La lettre."));
        assertThat(DIFFERENCES.between(order(duty, duty), order(duty, duty))).isEmpty();
    }

    @Test
    void article_two_comes_before_article_ten() {
        assertThat(Stream.of("art. 10", "annexe", "art. 2 §10", "art. 2 §2 bis", "art. 2", "art. 2 §2")
                        .sorted(NaturalOrder.OF_CITES))
                .isEqualTo(List.of("annexe", "art. 2", "art. 2 §2", "art. 2 §2 bis", "art. 2 §10", "art. 10"));
    }
}
