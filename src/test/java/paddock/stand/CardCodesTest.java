package paddock.stand;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import paddock.Browser;

/** What the code on a card says, as the page of the stand reads it in a browser. */
class CardCodesTest {

    private static BrowserContext window;
    private static Page page;

    @BeforeAll
    static void open() throws Exception {
        window = Browser.window(new NewContextOptions());
        page = window.newPage();
        page.evaluate(Files.readString(Path.of("src/main/resources/static/js/stand/codes.js")));
    }

    @AfterAll
    static void close() {
        window.close();
    }

    /** Kind, then each card: name | firm | function | email | phone | note. */
    private static String read(String code) {
        return (String) page.evaluate("""
                code => { const read = PaddockCodes.read(code); return [read.kind].concat(read.cards.map(card =>
                  [card.name, card.firm, card.function, card.email, card.phone, card.note].join('|'))).join(' / '); }""", code);
    }

    @Test
    void a_vcard_of_today() {
        assertThat(read("""
                        BEGIN:VCARD
                        VERSION:4.0
                        FN:Maud Célestin
                        N:Célestin;Maud;;;
                        ORG:Ardèche Composites;Essais
                        TITLE:Bureau d’études\\, essais
                        TEL;VALUE=uri;TYPE="voice,cell";PREF=1:tel:+33-6-00-00-07-21;ext=12
                        TEL;TYPE=fax:04 00 00 00 00
                        EMAIL;TYPE=work:Maud@Ardeche-Composites.example
                        item1.URL:https://ardeche-composites.example
                        NOTE:Première ligne\\nseconde
                        END:VCARD
                        """))
                .isEqualTo(
                        "vcard / Maud Célestin|Ardèche Composites|Bureau d’études, essais|maud@ardeche-composites.example|+33-6-00-00-07-21|Première ligne seconde");
    }

    @Test
    void lines_that_go_on_in_the_next_one() {
        assertThat(read("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Jean Rou\r\n vière\r\nORG:Bielle et\r\n\t Fils\r\nEND:VCARD"))
                .isEqualTo("vcard / Jean Rouvière|Bielle et Fils||||");
    }

    @Test
    void a_vcard_of_old_phones_in_quoted_printable_and_in_another_charset() {
        assertThat(read("""
                        BEGIN:VCARD
                        VERSION:2.1
                        N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:C=C3=A9lestin;Maud
                        ORG;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Ard=E8che=
                         Composites
                        TITLE;QUOTED-PRINTABLE:Atelier=20d=C3=A9corations et =
                        essais
                        TEL;WORK;FAX:1
                        TEL;HOME:2
                        TEL;CELL:3
                        PHOTO;ENCODING=BASE64;TYPE=JPEG:/9j/4AAQSkZJRg
                        END:VCARD
                        """)).isEqualTo("vcard / Maud Célestin|Ardèche Composites|Atelier décorations et essais||3|");
    }

    /** The samples that the import of cards is tried with as well. */
    @Test
    void cards_as_phones_and_programs_write_them() throws Exception {
        assertThat(sample("outlook-2.1.vcf"))
                .isEqualTo("vcard / Zoé Exemplé|Amortisseurs Inventés|Responsable à la piste"
                        + "|zoe@amortisseurs-inventes.example|+33 6 00 00 00 01|");
        assertThat(sample("iphone-3.0.vcf"))
                .isEqualTo("vcard / Amélie Fictif|Freinage Imaginaire|Ingénieure d’essais"
                        + "|amelie@freinage-imaginaire.example|06 00 00 00 02"
                        + "|Rencontrée au salon. Rappeler lundi; demander le devis");
        assertThat(sample("android-2.1.vcf"))
                .isEqualTo("vcard / Hélène Inventé|École de pilotage imaginaire|Monitrice|helene@exemple.example"
                        + "|+33600000003|Première seconde");
        assertThat(sample("google-3.0.vcf"))
                .isEqualTo("vcard / |Société Fictive de Roulements|||+33 4 66 00 00 04|"
                        + " / Paul Modèle|Société Fictive de Roulements|Acheteur|paul@roulements-fictifs.example"
                        + "|06 00 00 00 05|");
        assertThat(sample("v4.vcf"))
                .isEqualTo("vcard / Bruno Factice|Carrosserie Factice|Chef d’atelier|bruno@carrosserie-factice.example"
                        + "|+33-6-00-00-00-06|Une virgule, un point-virgule; une ligne de plus");
        assertThat(sample("agent-2.1.vcf")).isEqualTo("vcard / Jean Patron|Maison Patron|||0466000008|");
        assertThat(sample("company-only-iphone.vcf"))
                .isEqualTo("vcard / |Piste Imaginaire SARL||contact@piste-imaginaire.example|0466000010|");
        assertThat(sample("nokia-2.1-latin.vcf")).startsWith("vcard / Téléphone Vieux|Télécoms d’antan|");
        assertThat(sample("untidy.vcf"))
                .contains("Une Personne|Un Garage", "Anne Sans-Fin|Un Autre Garage", "Le Dernier");
    }

    @Test
    void letters_of_which_nobody_says_what_they_are() {
        assertThat(read("BEGIN:VCARD\nVERSION:2.1\nFN;ENCODING=QUOTED-PRINTABLE:Zo=E9\nEND:VCARD"))
                .isEqualTo("vcard / Zoé|||||");
        assertThat(read("BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=E9\nEND:VCARD"))
                .isEqualTo("vcard / Zoé|||||");
    }

    private static String sample(String name) throws Exception {
        byte[] bytes = Files.readAllBytes(Path.of("src/test/resources/paddock/rolodex", name));
        boolean latin = name.contains("latin");
        return read(new String(bytes, latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
    }

    @Test
    void several_in_one_code_and_one_that_is_cut_off() {
        assertThat(read("BEGIN:VCARD\nFN:Un\nEND:VCARD\nBEGIN:VCARD\nFN:Deux\nORG:Société\nEND:VCARD"))
                .isEqualTo("vcard / Un||||| / Deux|Société||||");
        assertThat(read("begin:vcard\nfn:Coupé\nORG:Soc")).isEqualTo("vcard / Coupé|Soc||||");
    }

    @Test
    void a_mecard_and_a_bizcard() {
        assertThat(
                        read(
                                "MECARD:N:Célestin,Maud;ORG:Ardèche\\; Composites;TEL:0600000721;EMAIL:maud@example.org;NOTE:a\\:b;;"))
                .isEqualTo("mecard / Maud Célestin|Ardèche; Composites||maud@example.org|0600000721|a:b");
        assertThat(read("BIZCARD:N:Maud;X:Célestin;T:Essais;C:Ardèche;B:+33600000721;E:maud@example.org;;"))
                .isEqualTo("mecard / Maud Célestin|Ardèche|Essais|maud@example.org|+33600000721|");
    }

    @Test
    void an_address_a_number_and_what_is_nothing_but_a_badge() {
        assertThat(read("mailto:Maud%2Bstand@example.org?subject=x")).isEqualTo("email / |||maud+stand@example.org||");
        assertThat(read("MATMSG:TO:maud@example.org;SUB:x;BODY:y;;")).isEqualTo("email / |||maud@example.org||");
        assertThat(read("maud@example.org")).isEqualTo("email / |||maud@example.org||");
        assertThat(read("tel:+33600000721")).isEqualTo("phone / ||||+33600000721|");
        assertThat(read("https://example.org/b/123")).isEqualTo("url / |||||");
        assertThat(read("0004711-AF")).isEqualTo("badge / |||||");
        assertThat(read("")).isEqualTo("badge / |||||");
    }

    @Test
    void what_would_break_a_form_is_left_out() {
        String read = read("BEGIN:VCARD\nFN:" + "x".repeat(500) + "\nORG:a\u0000b\u001fc\nEMAIL:\nEND:VCARD");
        assertThat(read).isEqualTo("vcard / " + "x".repeat(200) + "|a b c||||");
        assertThat(read("BEGIN:VCARD\nEND:VCARD")).isEqualTo("vcard / |||||");
        assertThat(read("MECARD:")).isEqualTo("mecard / |||||");
        assertThat(read("BEGIN:VCARD\nN;\":x\nEND:VCARD")).startsWith("vcard / ");
    }
}
