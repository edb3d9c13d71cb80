package paddock.rolodex;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paddock.web.Csv;

/** Tables of companies and people, as people and programs name their columns. */
class TablesTest {

    @TempDir
    private Path folder;

    private Reading.Content read(String text, Charset charset, Intake.Into into) throws IOException {
        Path file = Files.write(folder.resolve("table.csv"), text.getBytes(charset));
        return Reading.of(new Reading.Sent(file, "table.csv"), into);
    }

    @Test
    void columns_in_french_of_a_spreadsheet_set_to_windows() throws IOException {
        Reading.Content content = read("""
                Raison sociale;N° SIREN;SIRET;Code NAF;Nom;Prénom;Fonction;E-mail;Tél. portable;Adresse;CP;Ville;Pays
                Amortisseurs Inventés;552 100 554;;2932z;Exemplé;Zoé;Essais;zoe@example.org;06 00 00 00 01;1 rue Feinte;30100;Alès;France
                """, Charset.forName("windows-1252"), Intake.Into.COMPANIES);
        assertThat(content.fields())
                .containsExactly(
                        "firm",
                        "siren",
                        "siret",
                        "naf",
                        "family",
                        "given",
                        "function",
                        "email",
                        "phone",
                        "street",
                        "postcode",
                        "town",
                        "country");
        Card card = content.cards().getFirst().card();
        assertThat(card.firm())
                .isEqualTo(new Card.Firm(
                        "Amortisseurs Inventés",
                        "552100554",
                        "",
                        "",
                        "29.32Z",
                        "",
                        new Card.Place("1 rue Feinte", "30100", "Alès", "FR")));
        assertThat(card.person())
                .isEqualTo(new Card.Person("Zoé Exemplé", "Essais", "zoe@example.org", "06 00 00 00 01"));
    }

    @Test
    void contacts_as_outlook_and_google_write_them() throws IOException {
        Reading.Content outlook = read(
                "First Name,Last Name,Company,Job Title,Business Street,Business City,Business Postal Code,"
                        + "Business Country/Region,Business Phone,Mobile Phone,E-mail Address,Notes\n"
                        + "Zoe,Invented,Invented Dampers,Engineer,1 Mock Lane,Ales,30100,France,0466000001,0600000001,"
                        + "zoe@example.org,met\n",
                StandardCharsets.UTF_8,
                Intake.Into.LEADS);
        assertThat(outlook.cards().getFirst().card().person())
                .isEqualTo(new Card.Person("Zoe Invented", "Engineer", "zoe@example.org", "0466000001"));
        assertThat(outlook.cards().getFirst().card().others()).containsExactly("0600000001");
        Reading.Content google = read(
                "First Name,Middle Name,Last Name,Organization Name,Organization Title,E-mail 1 - Label,E-mail 1 - Value,"
                        + "Phone 1 - Label,Phone 1 - Value\nZoe,,Invented,Invented Dampers,Engineer,Clerk,zoe@example.org,"
                        + "Mobile,0600000001\n",
                StandardCharsets.UTF_16,
                Intake.Into.LEADS);
        assertThat(google.cards().getFirst().card().firm().name()).isEqualTo("Invented Dampers");
        assertThat(google.cards().getFirst().card().person())
                .isEqualTo(new Card.Person("Zoe Invented", "Engineer", "zoe@example.org", "0600000001"));
    }

    @Test
    void a_table_of_companies_alone_calls_them_by_name_and_one_of_people_by_theirs() {
        assertThat(Columns.guessed(List.of("Nom", "SIREN", "Ville"), Intake.Into.COMPANIES))
                .containsExactly("firm", "siren", "town");
        assertThat(Columns.guessed(List.of("Nom", "Société"), Intake.Into.COMPANIES))
                .containsExactly("name", "firm");
        assertThat(Columns.guessed(List.of("Nom", "Courriel"), Intake.Into.LEADS))
                .containsExactly("name", "email");
        assertThat(Columns.guessed(List.of("Couleur", ""), Intake.Into.LEADS)).containsExactly("", "");
    }

    @Test
    void what_was_neutralised_when_it_left_is_what_it_was() {
        String phone = "+33 4 66 00 00 01";
        String left = Csv.line(List.of("=cmd|'/c calc'!A1", phone)).strip();
        assertThat(left).startsWith("'=cmd");
        List<String> cells = Csv.read(left).getFirst();
        Card card = TableCard.of(List.of("firm", "phone"), List.of("'" + cells.get(0), "'" + phone));
        assertThat(card.firm().name()).isEqualTo("=cmd|'/c calc'!A1");
        assertThat(card.person().phone()).isEqualTo(phone);
    }

    @Test
    void a_line_that_cannot_be_cut_is_refused_with_its_number() throws IOException {
        Reading.Content content = read(
                "Société;Ville\nUne;Alès\nDeux;Alès;trop;long\nTrois;\"Alès\nQuatre;Nîmes\n",
                StandardCharsets.UTF_8,
                Intake.Into.COMPANIES);
        assertThat(content.cards()).extracting(Row.Fresh::line).containsExactly(2, 3, 4, 5);
        assertThat(content.cards().get(1).card().notes()).containsExactly(Said.of("line-too-many-cells", 4, 2));
        assertThat(content.cards().get(2).card().notes()).containsExactly(Said.of("line-quote-open"));
        assertThat(content.cards().get(3).card().firm().name()).isEqualTo("Quatre");
    }

    @Test
    void an_address_in_one_cell_as_our_own_tables_have_it() {
        Card card = TableCard.of(List.of("firm", "address"), List.of("Une", "1 rue Feinte, bât. 2, 30100 Alès, FR"));
        assertThat(card.firm().place()).isEqualTo(new Card.Place("1 rue Feinte, bât. 2", "30100", "Alès", "FR"));
        assertThat(TableCard.of(List.of("firm", "address"), List.of("Une", "30100 Alès, FR"))
                        .firm()
                        .place())
                .isEqualTo(new Card.Place("", "30100", "Alès", "FR"));
    }
}
