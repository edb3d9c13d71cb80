package paddock.sitefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import paddock.circuit.Change;
import paddock.homologation.Law;
import paddock.sitefile.SiteFile.Reading.Read;

/** What changes in an order is told by its paragraphs, before and after, in the words of the file. */
final class LawChangesTest {

    private static final String ORDER = "order o 1";

    private static final String LAW = """
            homologation:
              orders:
                - key: o
                  version: "1"
                  level: order
                  title: Arrêté
                  circuit: loop
                  from: 2026-03-01
                  until: 2030-03-01
                  rules:
                    - {id: hours, cite: art. 1, text: Heures., open: [{days: working-days, hours: "09:00-18:00"}]}
                    - {id: noise, cite: art. 2, text: Bruit., when: {season: 04-01/10-31}, require: {noise.source-exhaust: {at_most: 95}}}
                    - id: numbers
                      cite: annexe
                      text: Nombres.
                      numbers:
                        rows:
                          - {of: {category: kart}, most: 36}
                          - {of: {category: truck}, most: 8}
                  exceptions:
                    - {id: locals, cite: art. 3, text: Voisins., lifts: [hours], when: {customer: resident}}
                  derogations:
                    - {id: events, cite: art. 4, text: Fêtes., kind: event, lifts: [hours], counters: [days], notice: P2M}
                  counters:
                    - {id: days, name: Jours, most: 12, unit: day, per: year}
                  duties:
                    - {id: study, cite: art. 5, text: Étude., due: {after: P1Y}}
            """;

    private static Law law(String law) throws IOException {
        Folder sample = Folder.of("paddock/circuit/sample");
        String place = sample.text("sample.yaml").split("(?m)^homologation:", 2)[0];
        return ((Read) sample.with("sample.yaml", place + "\n" + law).read("sample.yaml")).law();
    }

    private static List<Change> changes(String was, String becomes) throws IOException {
        assertThat(LAW).contains(was);
        return LawChanges.detailed(
                List.of(new Change.Altered(ORDER, "3 rules", "3 rules")), law(LAW), law(LAW.replace(was, becomes)));
    }

    @Test
    void a_number_of_a_table_is_told_with_its_row_and_no_other() throws IOException {
        assertThat(changes("most: 36", "most: 34"))
                .containsExactly(new Change.Altered(
                        ORDER + " › rule numbers (annexe)", "most category: kart: 36", "most category: kart: 34"));
    }

    @Test
    void each_part_of_an_order_is_told_in_the_words_of_the_file() throws IOException {
        assertThat(changes("at_most: 95", "at_most: 92.5"))
                .containsExactly(new Change.Altered(
                        ORDER + " › rule noise (art. 2)",
                        "require: noise.source-exhaust: at_most 95",
                        "require: noise.source-exhaust: at_most 92.5"));
        assertThat(changes("09:00-18:00", "09:00-19:30"))
                .containsExactly(new Change.Altered(
                        ORDER + " › rule hours (art. 1)",
                        "require: any: [{days: friday, monday, thursday, tuesday, wednesday, hours: 09:00-18:00}]",
                        "require: any: [{days: friday, monday, thursday, tuesday, wednesday, hours: 09:00-19:30}]"));
        assertThat(changes("text: Bruit., when: {season: 04-01/10-31}", "text: Moins de bruit."))
                .containsExactly(new Change.Altered(
                        ORDER + " › rule noise (art. 2)",
                        "text: Bruit.; when: season: 04-01/10-31",
                        "text: Moins de bruit.; when: –"));
        assertThat(changes("most: 12", "most: 10"))
                .containsExactly(new Change.Altered(ORDER + " › counter days", "most: 12", "most: 10"));
        assertThat(changes("notice: P2M", "shift: 60 min"))
                .containsExactly(new Change.Altered(
                        ORDER + " › derogation events (art. 4)", "notice: P2M; shift: –", "notice: –; shift: 60 min"));
        assertThat(changes("{after: P1Y}", "{on: 2027-03-01}"))
                .containsExactly(
                        new Change.Altered(ORDER + " › duty study (art. 5)", "due: after P1Y", "due: on 2027-03-01"));
        assertThat(changes("until: 2030-03-01", "until: 2031-03-01"))
                .containsExactly(new Change.Altered(ORDER, "until: 2030-03-01", "until: 2031-03-01"));
    }

    @Test
    void what_is_new_and_what_is_gone_is_told_with_its_paragraph() throws IOException {
        assertThat(changes("id: noise", "id: quiet"))
                .containsExactly(
                        new Change.Added(ORDER + " › rule quiet (art. 2)"),
                        new Change.Removed(ORDER + " › rule noise (art. 2)"));
    }

    @Test
    void a_change_that_no_line_shows_is_told_as_it_was() throws IOException {
        Change summary = new Change.Altered(ORDER, "3 rules", "3 rules");
        Change other = new Change.Altered("name", "a", "b");
        assertThat(LawChanges.detailed(List.of(summary, other), law(LAW), law(LAW)))
                .containsExactly(summary, other);
    }
}
