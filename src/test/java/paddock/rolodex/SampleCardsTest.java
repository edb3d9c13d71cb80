package paddock.rolodex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import paddock.takeover.Unreadable;

/** vCards as phones and programs write them, read field by field; everybody on them is invented. */
class SampleCardsTest {

    private static final Path SAMPLES = Path.of("src/test/resources/paddock/rolodex");

    @TempDir
    private Path folder;

    private static List<String> read(String name) throws IOException {
        return Reading.of(new Reading.Sent(SAMPLES.resolve(name), name), Intake.Into.LEADS).cards().stream()
                .map(SampleCardsTest::shown)
                .toList();
    }

    private List<String> readText(String text) throws IOException {
        return readBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> readBytes(byte[] bytes) throws IOException {
        return content(bytes).cards().stream().map(SampleCardsTest::shown).toList();
    }

    private Reading.Content content(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("cards.vcf"), bytes);
        return Reading.of(new Reading.Sent(file, "cards.vcf"), Intake.Into.LEADS);
    }

    /** Name | function | email | phone | firm | address | web | others | note | photo | what was said. */
    private static String shown(Row.Fresh fresh) {
        Card card = fresh.card();
        Card.Place place = card.firm().place();
        return String.join(
                "|",
                card.person().name(),
                card.person().function(),
                card.person().email(),
                card.person().phone(),
                card.firm().name(),
                String.join("/", place.street(), place.postcode(), place.town(), place.country()),
                card.firm().web(),
                String.join("+", card.others()),
                card.note().replace("\n", "⏎"),
                fresh.photo() == null ? "" : "photo",
                card.notes().stream().map(Said::code).collect(Collectors.joining("+")));
    }

    @Test
    void outlook_in_quoted_printable_of_windows_with_a_photo_a_key_and_its_own_properties() throws IOException {
        assertThat(read("outlook-2.1.vcf"))
                .containsExactly("Zoé Exemplé|Responsable à la piste|zoe@amortisseurs-inventes.example"
                        + "|+33 6 00 00 00 01|Amortisseurs Inventés"
                        + "|Vallon inventé, Bâtiment 3/30100/Alès/FR|http://www.amortisseurs-inventes.example"
                        + "|+33 (4) 66 00 00 01||photo|");
    }

    @Test
    void a_phone_of_apple_with_groups_labels_and_a_photo_over_many_lines() throws IOException {
        assertThat(read("iphone-3.0.vcf"))
                .containsExactly("Amélie Fictif|Ingénieure d’essais|amelie@freinage-imaginaire.example|06 00 00 00 02"
                        + "|Freinage Imaginaire|12 rue du Faux, bât. B, Zone des Essais/30000/Nîmes/FR"
                        + "|https://freinage-imaginaire.example|a.fictif@example.org+04 66 00 00 02"
                        + "|Rencontrée au salon.⏎Rappeler lundi; demander le devis|photo|");
    }

    @Test
    void a_phone_of_android_with_every_letter_in_quoted_printable() throws IOException {
        assertThat(read("android-2.1.vcf"))
                .containsExactly("Hélène Inventé|Monitrice|helene@exemple.example|+33600000003"
                        + "|École de pilotage imaginaire|///||0466000003|Première⏎seconde||");
    }

    @Test
    void contacts_of_google_of_a_company_and_of_somebody_there() throws IOException {
        assertThat(read("google-3.0.vcf"))
                .containsExactly(
                        "|||+33 4 66 00 00 04|Société Fictive de Roulements|///|https://roulements-fictifs.example||||",
                        "Paul Modèle|Acheteur|paul@roulements-fictifs.example|06 00 00 00 05"
                                + "|Société Fictive de Roulements|///|||||");
    }

    @Test
    void a_vcard_of_today_with_numbers_as_addresses_and_a_photo_within() throws IOException {
        assertThat(read("v4.vcf"))
                .containsExactly("Bruno Factice|Chef d’atelier|bruno@carrosserie-factice.example|+33-6-00-00-00-06"
                        + "|Carrosserie Factice|1 rue Feinte/30100/Alès/FR|https://carrosserie-factice.example"
                        + "|second@carrosserie-factice.example++33-4-66-00-00-06"
                        + "|Une virgule, un point-virgule; une ligne⏎de plus|photo|");
    }

    @Test
    void a_line_folded_within_a_letter() throws IOException {
        assertThat(read("folded-in-a-letter.vcf"))
                .containsExactly("Éloïse Prétendue||||Préparation Prétendue|///|||" + "é".repeat(60) + "||");
    }

    @Test
    void the_card_of_an_agent_is_not_that_of_the_person() throws IOException {
        assertThat(read("agent-2.1.vcf")).containsExactly("Jean Patron|||0466000008|Maison Patron|///|||||");
    }

    @Test
    void words_between_cards_cards_without_an_end_and_lines_nobody_has_folded() throws IOException {
        assertThat(read("untidy.vcf"))
                .containsExactly(
                        "Une Personne||une@garage.example||Un Garage|///"
                                + "|||première ligne⏎deuxième ligne écrite telle quelle||no-end",
                        "Anne Sans-Fin||||Un Autre Garage|///|||||",
                        "Sans N||||Troisième Garage|///|||||",
                        "Le Dernier||||Quatrième Garage|///|||||no-end");
        Reading.Content content =
                Reading.of(new Reading.Sent(SAMPLES.resolve("untidy.vcf"), "untidy.vcf"), Intake.Into.LEADS);
        assertThat(content.notes()).containsExactly(Said.of("strays", 2, 1));
        assertThat(content.cards()).extracting(Row.Fresh::line).containsExactly(2, 9, 15, 20);
    }

    @Test
    void a_card_of_a_company_alone_names_nobody() throws IOException {
        assertThat(read("company-only-iphone.vcf"))
                .containsExactly("||contact@piste-imaginaire.example|0466000010|Piste Imaginaire SARL|///|||||");
    }

    @Test
    void an_old_phone_that_says_latin_1_and_means_what_windows_makes_of_it() throws IOException {
        assertThat(read("nokia-2.1-latin.vcf"))
                .containsExactly("Téléphone Vieux||vieux@telecoms.example|0600000011|Télécoms d’antan|///||"
                        + "|une note qui va  à la ligne entre deux mots||");
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-16le-bom.vcf", "utf-16be-bom.vcf", "utf-8-bom.vcf", "latin-1.vcf", "cr-only.vcf"})
    void the_same_card_however_its_letters_and_lines_are_written(String name) throws IOException {
        assertThat(read(name)).containsExactly("Théo Large||theo@atelier-large.example||Atelier Large|///|||||");
    }

    @Test
    void what_cannot_be_kept_is_left_out_and_told() throws IOException {
        assertThat(readText("""
                        BEGIN:VCARD
                        VERSION:3.0
                        FN:Inventé
                        ORG:Maison
                        EMAIL:pas une adresse
                        TEL:appelez-moi
                        URL:javascript:alert(1)
                        ADR:;;1 rue Feinte;Ville;;1;Pays des Merveilles
                        PHOTO;VALUE=uri:https://photos.example/a.jpg
                        END:VCARD
                        """))
                .containsExactly("Inventé||||Maison|///|||||no-email+no-phone+no-country+no-web+photo-elsewhere");
    }

    @Test
    void who_has_no_name_but_parts_of_one_and_who_has_nothing_at_all() throws IOException {
        assertThat(readText("BEGIN:VCARD\nVERSION:3.0\nN:Seul;;;;\nEND:VCARD\nBEGIN:VCARD\nEND:VCARD\n"
                        + "BEGIN:VCARD\nVERSION:4.0\nNICKNAME:Titi\nEND:VCARD"))
                .containsExactly("Seul|||||///|||||", "|||||///|||||", "Titi|||||///|||||");
    }

    @Test
    void a_file_in_which_there_is_no_card_is_refused_with_its_reason() {
        assertThatThrownBy(() -> readText(""))
                .isInstanceOfSatisfying(
                        Unread.class, unread -> assertThat(unread.why().code()).isEqualTo("file-empty"));
        assertThatThrownBy(() -> readText("BEGIN:VCALENDAR\nEND:VCALENDAR\n"))
                .isInstanceOfSatisfying(
                        Unread.class, unread -> assertThat(unread.why().code()).isEqualTo("no-cards"));
        assertThatThrownBy(() -> readBytes(new byte[] {'P', 'K', 3, 4, 0, 0}))
                .isInstanceOfSatisfying(
                        Unread.class, unread -> assertThat(unread.why().code()).isEqualTo("file-spreadsheet"));
    }

    @Test
    void twenty_thousand_cards_are_read_and_one_more_is_refused() throws IOException {
        String one = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Inventé\r\nORG:Maison\r\nEND:VCARD\r\n";
        assertThat(content(one.repeat(Reading.MOST_CARDS).getBytes(StandardCharsets.UTF_8))
                        .cards())
                .hasSize(Reading.MOST_CARDS);
        assertThatThrownBy(() -> readText(one.repeat(Reading.MOST_CARDS + 1)))
                .isInstanceOfSatisfying(
                        Unread.class, unread -> assertThat(unread.why().code()).isEqualTo("too-many"));
    }

    /** Cut, mixed and bent at random; the same each time. */
    @Test
    void whatever_comes_is_read_or_refused_and_never_breaks() throws IOException {
        Random random = new Random(20260930);
        List<byte[]> samples;
        try (var files = Files.list(SAMPLES)) {
            samples = files.sorted().map(SampleCardsTest::bytes).toList();
        }
        int read = 0;
        for (int n = 0; n < 3000; n++) {
            byte[] bytes = samples.get(random.nextInt(samples.size())).clone();
            for (int bent = random.nextInt(12); bent > 0; bent--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            byte[] cut = java.util.Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
            read += isRead(random.nextBoolean() ? cut : bytes) ? 1 : 0;
        }
        for (int n = 0; n < 500; n++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            isRead(bytes);
        }
        assertThat(read).isGreaterThan(1500);
    }

    private boolean isRead(byte[] bytes) throws IOException {
        try {
            content(bytes).cards().forEach(fresh -> {
                Card card = fresh.card();
                for (String said : List.of(
                        card.person().name(),
                        card.person().function(),
                        card.person().phone(),
                        card.firm().name())) {
                    assertThat(said.length()).isLessThanOrEqualTo(Plain.LONGEST);
                    assertThat(said.codePoints().anyMatch(Character::isISOControl))
                            .isFalse();
                }
            });
            return true;
        } catch (Unread | Unreadable refused) {
            return false;
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }
}
