package paddock.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What two companies have in common, and what that weighs: the tables of {@code docs/rules/duplicates.md}, and what holds of any two. */
class LikenessTest {

    private static final int ROUNDS = 20_000;

    @Test
    void the_table_says_what_each_sign_weighs() throws Exception {
        List<String> written =
                rows(2).map(cells -> cells.get(0) + " " + cells.get(1)).toList();
        assertThat(written)
                .containsExactlyElementsOf(Arrays.stream(Sign.values())
                        .map(sign -> sign.key() + " " + sign.points())
                        .toList());
    }

    static Stream<Arguments> examples() throws IOException {
        return rows(4).map(cells -> Arguments.of(cells.get(0), cells.get(1), cells.get(2), cells.get(3)));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void the_examples_are_weighed_as_they_say(String one, String other, String signs, String points) {
        Likeness likeness = Likeness.of(face(one), face(other));
        assertThat(String.join(" ", likeness.keys())).isEqualTo(signs);
        assertThat(likeness.score()).isEqualTo(Integer.parseInt(points));
    }

    /** The rows of the table with so many columns, without its head. */
    private static Stream<List<String>> rows(int columns) throws IOException {
        return Files.readAllLines(Path.of("docs/rules/duplicates.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| sign") && !line.startsWith("| one"))
                .map(line -> Arrays.stream(
                                line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                        .map(cell -> cell.strip().replace("`", ""))
                        .toList())
                .filter(cells -> cells.size() == columns);
    }

    private static Face face(String written) {
        List<String> parts = List.of(written.split("; ", -1));
        return face(parts.getFirst(), parts.subList(1, parts.size()));
    }

    private static Face face(String name, List<String> known) {
        Face.Draft draft = new Face.Draft(UUID.randomUUID(), name);
        for (String each : known) {
            String value = each.substring(each.indexOf(':') + 1);
            switch (each.substring(0, each.indexOf(':'))) {
                case "siren" -> draft.number(value, null, null);
                case "siret" -> draft.number(null, value, null);
                case "vat" -> draft.number(null, null, value);
                case "mail" -> draft.email(value);
                case "phone" -> draft.phone(value);
                case "at" -> {
                    String[] place = value.split(", ", -1);
                    draft.place(new Face.Place(place[0], place[1], place[2], place[3]));
                }
                default -> throw new IllegalArgumentException(each);
            }
        }
        return draft.face();
    }

    private static final List<String> NAMES = List.of(
            "Écurie Exemple",
            "Ecurie Exemple SARL",
            "Exemple",
            "Exemple Sport",
            "Ecurie Exempel",
            "Garage 12",
            "Garage 13",
            "SA",
            "",
            "Muster GmbH",
            "Amortisseurs Exemple",
            "A",
            "R&D Moteurs",
            "L’Atelier d’Œuvre");

    private static final List<String> KNOWN = List.of(
            "siren:552100554",
            "siren:732829320",
            "vat:FR96552100554",
            "vat:DE123456789",
            "mail:a@x.example",
            "mail:b@x.example",
            "mail:a@gmail.com",
            "mail:info@x.example",
            "phone:+33466000001",
            "phone:0466000001",
            "phone:12",
            "at:1 rue A, 30100, Alès, FR",
            "at:2 rue B, 30100, Alès, FR",
            "at:1 Weg, 10115, Berlin, DE",
            "at:, , Alès, FR");

    private static List<String> some(Random random) {
        List<String> known = new ArrayList<>(KNOWN);
        Collections.shuffle(known, random);
        return known.subList(0, random.nextInt(5));
    }

    @Test
    void neither_the_order_of_the_two_nor_that_of_their_values_matters() {
        Random random = new Random(90);
        for (int round = 0; round < ROUNDS; round++) {
            String name = NAMES.get(random.nextInt(NAMES.size()));
            List<String> known = some(random);
            List<String> turned = new ArrayList<>(known);
            Collections.shuffle(turned, random);
            Face one = face(name, known);
            Face other = face(NAMES.get(random.nextInt(NAMES.size())), some(random));
            Likeness likeness = Likeness.of(one, other);
            assertThat(Likeness.of(other, one)).isEqualTo(likeness);
            assertThat(Likeness.of(face(name, turned), other)).isEqualTo(likeness);
            assertThat(likeness.score()).isBetween(0, 100);
        }
    }

    @Test
    void whoever_is_compared_with_themselves_is_proposed_once_they_have_a_name() {
        for (String name : NAMES) {
            boolean said = !name.isEmpty();
            assertThat(Likeness.of(face(name, List.of()), face(name, List.of())).score() >= Likeness.PROPOSED)
                    .as(name)
                    .isEqualTo(said);
        }
    }

    @Test
    void all_that_is_alike_is_found_where_no_key_is_common() {
        Random random = new Random(91);
        for (int round = 0; round < 300; round++) {
            List<Face> faces = new ArrayList<>();
            for (int i = 0; i < Blocks.MOST; i++) {
                faces.add(face(NAMES.get(random.nextInt(NAMES.size())), some(random)));
            }
            Blocks.Found found = Blocks.of(faces);
            for (int i = 0; i < faces.size(); i++) {
                for (int j = i + 1; j < faces.size(); j++) {
                    Likeness likeness = Likeness.of(faces.get(i), faces.get(j));
                    Likeness known = found.pairs().get(((long) i << 32) | j);
                    boolean proposed = likeness.score() >= Likeness.PROPOSED;
                    assertThat(known != null)
                            .as("%s %s", faces.get(i), faces.get(j))
                            .isEqualTo(proposed);
                }
            }
        }
    }

    @Test
    void a_key_that_all_share_does_not_have_all_compared_with_all() {
        List<Face> faces = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            faces.add(face("Garage " + i, List.of("phone:0466000001", "mail:a" + i + "@centre.example")));
        }
        faces.add(face("Garage 77", List.of()));
        Blocks.Found found = Blocks.of(faces);
        assertThat(found.compared()).isLessThan(20_000);
        assertThat(found.common()).isPositive();
        assertThat(found.pairs()).containsKey((77L << 32) | 5000);
    }

    @Test
    void a_mailbox_is_somebodys_own_or_many_read_it() {
        assertThat(Mailbox.of("camille@firme.example").orElseThrow().isPersonal())
                .isTrue();
        assertThat(Mailbox.of("j.dupont2@gmail.com").orElseThrow().isPersonal()).isTrue();
        for (String role : List.of("info@", "Contact@", "compta@", "info2@", "no-reply@", "accueil@")) {
            assertThat(Mailbox.of(role + "firme.example").orElseThrow().isPersonal())
                    .as(role)
                    .isFalse();
        }
        assertThat(Mailbox.of("a@orange.fr").orElseThrow().isOfCompany()).isFalse();
        assertThat(Mailbox.of("nobody")).isEmpty();
    }
}
