package paddock.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import paddock.WithPaddock;
import paddock.kernel.Acting;
import paddock.kernel.ClientRole;
import paddock.kernel.StaffRole;
import paddock.web.Csv;

/** Companies as a table and as pages that lead on: whatever people write comes out as it went in. */
@WithPaddock
class CompanyTableTest {

    private static final Acting STAFF =
            new Acting(UUID.randomUUID(), "Ana", "192.0.2.7", Set.of(StaffRole.SALES), Map.of());

    /** Formulas, quotes, lines within lines of text, other directions, joined signs, other scripts. */
    private static final List<String> HOSTILE = List.of(
            "=cmd|' /C calc'!A0 table",
            "+1+1 table",
            "-2+3 table",
            "@SUM(1) table",
            "＝1 table",
            "'=already table",
            "a \"quoted\", table; one",
            "<script>alert(1)</script> table",
            "${7*7} #{7*7} table",
            "'; drop table directory.company; -- table",
            "\u202eevil table",
            "Zoe\u0308 \ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67 table",
            "Ресторан 株式会社 شركة table",
            "../../etc/passwd%00 table");

    @Autowired
    Companies companies;

    @Autowired
    CompanyApi api;

    @Test
    void names_come_out_of_the_table_as_they_went_in_and_no_cell_is_a_formula() throws Exception {
        HOSTILE.forEach(name -> companies.add(STAFF, profile(name)));
        String table = table(STAFF, Map.of("text", "table"));
        List<List<String>> lines = Csv.read(table);
        assertThat(lines.getFirst()).startsWith("id", "name", "siren").endsWith("standing", "reason");
        assertThat(lines.stream().skip(1).map(line -> line.get(1)).filter(name -> !name.startsWith("Véritable")))
                .containsExactlyInAnyOrderElementsOf(HOSTILE);
        assertThat(table).contains("'=cmd").contains("''=already").doesNotContain(",=cmd", ",+1", ",@SUM");
    }

    @Test
    void pages_lead_on_through_all_of_them_once() {
        for (int i = 0; i < 7; i++) {
            companies.add(STAFF, profile("Page Égale"));
        }
        Wanted wanted = Wanted.of(Map.of("text", "page egale"), STAFF);
        List<Company> all = companies.found(wanted, STAFF, 100);
        assertThat(all).hasSize(7);
        List<Company> first = companies.found(wanted, STAFF, 3);
        List<Company> second = companies.found(wanted.after(first.getLast().id()), STAFF, 3);
        List<Company> last = companies.found(wanted.after(second.getLast().id()), STAFF, 3);
        assertThat(List.of(first, second, last).stream().flatMap(List::stream).map(Company::id))
                .containsExactlyElementsOf(all.stream().map(Company::id).toList());
    }

    @Test
    void why_a_company_is_barred_is_for_the_operator_s_people() throws Exception {
        Company.Profile barred =
                new Company.Profile("Bloquée table à part", Numbers.NONE, Standing.BARRED, "a secret reason", Map.of());
        UUID id = ((Saving.Saved) companies.add(STAFF, barred)).company();
        Acting client = new Acting(UUID.randomUUID(), "Cléo", "192.0.2.8", Set.of(), Map.of(id, ClientRole.MANAGER));
        assertThat(table(STAFF, Map.of())).contains("a secret reason");
        assertThat(table(client, Map.of())).contains("Bloquée").doesNotContain("a secret reason", "barred");
        assertThat(api.company(STAFF, id.toString()).reason()).isEqualTo("a secret reason");
        assertThat(api.company(client, id.toString()).reason()).isNull();
        assertThat(api.company(client, id.toString()).standing()).isNull();
    }

    private String table(Acting reader, Map<String, String> asked) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        api.table(reader, asked, response);
        return response.getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static Company.Profile profile(String name) {
        return new Company.Profile(name, Numbers.NONE, Standing.OPEN, null, Map.of());
    }
}
