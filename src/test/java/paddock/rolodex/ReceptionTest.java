package paddock.rolodex;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.WithPaddock;
import paddock.directory.Companies;
import paddock.directory.Company;
import paddock.directory.Wanted;
import paddock.kernel.Acting;
import paddock.kernel.Ids;
import paddock.kernel.StaffRole;
import paddock.lead.Lead;
import paddock.lead.Leads;
import paddock.lead.Sought;
import paddock.trade.Listings;

/** Cards are tried, entered once, and what went out is nothing new when it comes back. */
@WithPaddock
class ReceptionTest {

    private static final Acting SALES =
            new Acting(Ids.named("demonstration", "person", "SALES"), "Sales", "", Set.of(StaffRole.SALES), Map.of());

    @TempDir
    private Path folder;

    @Autowired
    private Reception reception;

    @Autowired
    private CardRows rows;

    @Autowired
    private Intakes intakes;

    @Autowired
    private Companies companies;

    @Autowired
    private Listings listings;

    @Autowired
    private Leads leads;

    @Autowired
    private JdbcClient jdbc;

    private UUID take(String name, String text, Intake.Into into) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        return reception.take(SALES, into, Reading.of(new Reading.Sent(file, name), into));
    }

    private static String card(String firm, String more) {
        return "BEGIN:VCARD\r\nVERSION:3.0\r\nORG:" + firm + "\r\n" + more + "END:VCARD\r\n";
    }

    private static String person(String name, String email) {
        return "FN:" + name + "\r\nEMAIL:" + email + "\r\n";
    }

    /** Outcome: what is said of it, card by card. */
    private List<String> shown(UUID intake) {
        return rows.of(intake, EnumSet.allOf(Outcome.class), 0, 100_000).stream()
                .map(row -> row.verdict().outcome().key()
                        + row.verdict().said().stream().map(Said::code).collect(Collectors.joining(" ", " ", "")))
                .map(String::strip)
                .toList();
    }

    private void enterAll(UUID intake) {
        Intake read = intakes.withId(intake).orElseThrow();
        assertThat(reception.run(new Reception.Of(SALES, intake, read.version())))
                .isEqualTo(Reception.Answer.GIVEN);
        while (reception.next(intake, its -> SALES, 200) || isAtWork(intake)) {
            // some after the others, or the work beside the pages does
        }
    }

    private boolean isAtWork(UUID intake) {
        return intakes.withId(intake).orElseThrow().isAtWork();
    }

    private Company called(String name) {
        return companies
                .found(Wanted.of(Map.of("text", name), SALES), SALES, 10)
                .getFirst();
    }

    @Test
    void a_company_and_whom_to_reach_there_are_entered_once_however_often_the_file_is_sent() throws IOException {
        String file = card(
                        "Essais Imaginaires", "X-SIREN:552 100 554\r\n" + person("Zoé Inventée", "zoe@essais.example"))
                + card("Essais Imaginaires", person("Paul Inventé", "paul@essais.example"))
                + card("Essais Imaginaires", person("Zoé Inventée", "zoe@essais.example") + "TITLE:Essayeuse\r\n");
        UUID first = take("essais.vcf", file, Intake.Into.COMPANIES);
        assertThat(shown(first)).containsExactly("new", "added", "filled fills-contact");
        assertThat(companies.found(Wanted.of(Map.of("text", "Essais Imaginaires"), SALES), SALES, 10))
                .isEmpty();
        enterAll(first);
        assertThat(shown(first)).containsExactly("entered", "entered", "entered fills-contact");
        Company made = called("Essais Imaginaires");
        assertThat(made.profile().numbers().siren()).isEqualTo("552100554");
        assertThat(made.contacts())
                .extracting(contact -> contact.name() + " " + contact.function())
                .containsExactlyInAnyOrder("Zoé Inventée Essayeuse", "Paul Inventé ");
        assertThat(shown(take("essais.vcf", file, Intake.Into.COMPANIES))).containsExactly("known", "known", "known");
    }

    @Test
    void what_is_known_stays_and_what_is_missing_is_filled_in() throws IOException {
        enterAll(take(
                "a.vcf",
                card("Ateliers du Vallon", person("Ana Feinte", "ana@vallon.example")),
                Intake.Into.COMPANIES));
        UUID more = take(
                "b.vcf",
                card(
                        "Ateliers du Vallon",
                        String.join(
                                "\r\n",
                                "FN:Ana Autrement",
                                "EMAIL:ana@vallon.example",
                                "TEL:04 66 00 00 99",
                                "URL:https://vallon.example",
                                "X-NAF:29.32Z",
                                "ADR;TYPE=work:;;1 rue Feinte;Alès;;30100;France",
                                "")),
                Intake.Into.COMPANIES);
        assertThat(shown(more)).containsExactly("filled fills-company fills-contact");
        enterAll(more);
        Company now = called("Ateliers du Vallon");
        assertThat(now.contacts()).singleElement().satisfies(contact -> {
            assertThat(contact.name()).isEqualTo("Ana Feinte");
            assertThat(contact.phone()).isEqualTo("04 66 00 00 99");
        });
        assertThat(now.profile().address("VISITING").town()).isEqualTo("Alès");
        assertThat(listings.seen(SALES, now.id())).get().satisfies(page -> {
            assertThat(page.naf()).isEqualTo("29.32Z");
            assertThat(page.web()).isEqualTo("https://vallon.example");
        });
    }

    @Test
    void one_that_looks_like_another_waits_until_somebody_says_which_it_is() throws IOException {
        enterAll(take("a.vcf", card("Bielle Feinte", "X-SIREN:904 173 622\r\n"), Intake.Into.COMPANIES));
        Company there = called("Bielle Feinte");
        UUID doubtful = take(
                "b.vcf",
                card("BIELLE-FEINTE S.A.R.L.", person("Un Ami", "ami@bielle.example"))
                        + card("Bielle Feinte SARL", person("Deux Amis", "deux@bielle.example"))
                        + card("Bielle feinte", "X-SIREN:552081317\r\n"),
                Intake.Into.COMPANIES);
        assertThat(shown(doubtful))
                .containsExactly("doubtful looks-like", "doubtful looks-like", "doubtful other-siren");
        assertThat(rows.at(doubtful, 1).orElseThrow().verdict().candidates()).containsExactly(there.id());
        assertThat(reception.enter(SALES, doubtful, 1, new Judging.Choice(there.id(), false)))
                .isEqualTo(Reception.Answer.GIVEN);
        assertThat(reception.enter(SALES, doubtful, 1, new Judging.Choice(there.id(), false)))
                .isEqualTo(Reception.Answer.OVERTAKEN);
        assertThat(reception.leave(SALES, doubtful, 2)).isEqualTo(Reception.Answer.GIVEN);
        assertThat(reception.enter(SALES, doubtful, 3, new Judging.Choice(null, true)))
                .isEqualTo(Reception.Answer.GIVEN);
        assertThat(shown(doubtful)).containsExactly("entered called-here", "left-out", "entered");
        assertThat(companies.withId(there.id()).orElseThrow().contacts())
                .extracting(contact -> contact.name())
                .containsExactly("Un Ami");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-SIREN:123456789|siren-key",
                "X-SIREN:12|siren-form",
                "X-SIRET:55210055400000|siret-key",
                "X-SIREN:732829320\r\nX-SIRET:55210055400013|siret-other-siren",
                "X-VAT:FR00732829320\r\nX-SIREN:732829320|vat-key",
                "X-NAF:2932|naf"
            })
    void a_number_that_cannot_be_refuses_the_card_with_its_reason(String what) throws IOException {
        String[] parts = what.split("\\|", 2);
        UUID intake = take("wrong.vcf", card("Maison Fausse", parts[0] + "\r\n"), Intake.Into.COMPANIES);
        assertThat(shown(intake)).containsExactly("refused " + parts[1]);
        assertThat(reception.run(new Reception.Of(SALES, intake, 1))).isEqualTo(Reception.Answer.NOTHING_FITS);
        assertThat(reception.enter(SALES, intake, 1, Judging.Choice.NONE)).isEqualTo(Reception.Answer.OVERTAKEN);
    }

    @Test
    void a_person_of_no_company_goes_to_leads_alone() throws IOException {
        String file = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Seule Personne\r\nEND:VCARD\r\nBEGIN:VCARD\r\nEND:VCARD\r\n";
        assertThat(shown(take("one.vcf", file, Intake.Into.COMPANIES)))
                .containsExactly("refused no-firm", "refused nobody");
        UUID leadIntake = take("one.vcf", file, Intake.Into.LEADS);
        assertThat(shown(leadIntake)).containsExactly("new", "refused nobody");
        enterAll(leadIntake);
        Lead lead = leads.found(Sought.of(Map.of("text", "Seule Personne")), 1).getFirst();
        assertThat(lead.card().isPrivate()).isTrue();
        assertThat(lead.told().noticedAt()).isNull();
    }

    @Test
    void cards_of_leads_keep_their_photograph_and_are_there_once() throws IOException {
        Path sample = Path.of("src/test/resources/paddock/rolodex/iphone-3.0.vcf");
        Reading.Content content = Reading.of(new Reading.Sent(sample, "iphone-3.0.vcf"), Intake.Into.LEADS);
        UUID intake = reception.take(SALES, Intake.Into.LEADS, content);
        enterAll(intake);
        Lead lead = leads.found(Sought.of(Map.of("text", "amelie@freinage")), 1).getFirst();
        assertThat(lead.wants().note()).isEqualTo("""
                        Rencontrée au salon.
                        Rappeler lundi; demander le devis
                        a.fictif@example.org · 04 66 00 00 02
                        https://freinage-imaginaire.example
                        12 rue du Faux, bât. B, Zone des Essais, 30000 Nîmes, FR""");
        assertThat(jdbc.sql("""
                        select count(*) from lead.photo p join lead.encounter e on e.id = p.encounter where e.lead = ?""").param(lead.id()).query(Integer.class).single()).isEqualTo(1);
        assertThat(shown(reception.take(SALES, Intake.Into.LEADS, content))).containsExactly("known");
    }

    @Test
    void those_of_a_file_were_met_on_the_day_that_is_said_and_are_answered_from_then() throws IOException {
        String mailbox = "jour" + UUID.randomUUID() + "@example.org";
        UUID intake = take("jour.vcf", card("Jour Dit Exemple", person("Jo Dit", mailbox)), Intake.Into.LEADS);
        LocalDate day = LocalDate.parse("2026-02-03");
        assertThat(reception.settle(new Reception.Of(SALES, intake, 1), new Intake.Met(null, day), List.of()))
                .isEqualTo(Reception.Answer.GIVEN);
        enterAll(intake);
        Lead lead = leads.found(Sought.of(Map.of("text", mailbox)), 1).getFirst();
        assertThat(lead.times().metAt()).isEqualTo(Instant.parse("2026-02-03T11:00:00Z"));
        assertThat(lead.times().heardAt()).isEqualTo(lead.times().metAt());
        assertThat(lead.care().dueAt()).isEqualTo(lead.times().metAt().plus(leads.delay(Lead.Grade.C)));
    }

    @Test
    void other_columns_are_tried_anew_and_the_second_who_says_so_is_told() throws IOException {
        UUID intake = take("t.csv", "Truc;Machin\nColonne Feinte;x@colonne.example\n", Intake.Into.COMPANIES);
        assertThat(shown(intake)).containsExactly("refused nobody");
        assertThat(reception.settle(new Reception.Of(SALES, intake, 1), Intake.Met.UNSAID, List.of("firm", "email")))
                .isEqualTo(Reception.Answer.GIVEN);
        assertThat(shown(intake)).containsExactly("new no-name");
        assertThat(reception.settle(new Reception.Of(SALES, intake, 1), Intake.Met.UNSAID, List.of("", "")))
                .isEqualTo(Reception.Answer.OVERTAKEN);
        assertThat(reception.remove(new Reception.Of(SALES, intake, 2))).isEqualTo(Reception.Answer.GIVEN);
        assertThat(intakes.withId(intake)).isEmpty();
    }
}
