package paddock.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import paddock.Hostile;

/** Tables for spreadsheets: nothing in them is run, and everything comes back. */
class CsvTest {

    private static final List<String> HOSTILE = List.of(
            "=1+1",
            "+33 4 66 00 00 00",
            "-cmd|' /C calc'!A0",
            "Camille;=cmd|'/C calc'!A0;",
            "Camille;'=1;''-2;",
            "Camille;\"=1\"",
            "a\t=1",
            "a\r\n@SUM(A1)",
            "a\n'+1",
            ";=1",
            "\"=1",
            "\"'\t=1",
            ";;\uff1d1",
            "a;-5",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n=1",
            "＝1+1",
            "＋1",
            "＠x",
            "－x",
            "'=1+1",
            "''=1+1",
            "'",
            "''",
            "'quoted'",
            "\"",
            "\"\"",
            "a,b",
            "a\r\nb",
            "a\nb",
            "",
            " ",
            " =1",
            "-",
            "-5",
            "-5.25",
            "-5,25",
            "'-5",
            "3",
            "\u0000",
            "\ufeff",
            "é",
            "\ud83c\udfce",
            "\u202e",
            "=HYPERLINK(\"http://example.org\",\"x\")");

    @Test
    void what_went_out_comes_back_in_any_order() {
        Random random = new Random(20260512);
        for (int round = 0; round < 200; round++) {
            List<String> cells =
                    random.ints(4, 0, HOSTILE.size()).mapToObj(HOSTILE::get).toList();
            List<String> others =
                    random.ints(4, 0, HOSTILE.size()).mapToObj(HOSTILE::get).toList();
            String table = Csv.MARK + Csv.line(cells) + Csv.line(others);
            assertThat(Csv.read(table)).as(table).containsExactly(cells, others);
            assertThat(Csv.read(table.substring(0, table.length() - 2))).containsExactly(cells, others);
        }
    }

    @Test
    void no_cell_begins_as_a_formula_does_and_numbers_stay_numbers() {
        for (String cell : HOSTILE) {
            String written = Csv.line(List.of(cell)).replaceFirst("^\"", "");
            if (!cell.matches("-\\d.*")) {
                assertThat(written).as(cell).doesNotContainPattern("^[=+\\-@\\t＝＋－＠]");
            }
        }
        assertThat(Csv.line(Arrays.asList("=1", null, 7, "-5,25"))).isEqualTo("'=1,,7,\"-5,25\"\r\n");
    }

    @Test
    void nothing_is_a_formula_for_a_spreadsheet_that_cuts_elsewhere_either() throws Exception {
        List<String> all = new ArrayList<>(HOSTILE);
        Hostile.all().forEach(hostile -> all.add(hostile.text()));
        for (String cell : all) {
            for (String piece :
                    Csv.line(List.of("x", cell)).replaceFirst("^x,", "").split("[;\t\r\n]", -1)) {
                if (!cell.matches("-\\d+([.,]\\d+)?")) {
                    assertThat(piece).as(cell).doesNotContainPattern("^\"*[=+\\-@\uff1d\uff0b\uff0d\uff20]");
                }
            }
        }
        assertThat(Csv.line(List.of("Camille;=cmd|'/C calc'!A0;"))).isEqualTo("Camille;'=cmd|'/C calc'!A0;\r\n");
    }

    @Test
    void hostile_texts_come_back_from_a_table_byte_for_byte() throws Exception {
        List<List<String>> lines = Hostile.all().stream()
                .map(hostile -> List.of(hostile.text(), "", hostile.text()))
                .toList();
        String table = lines.stream().map(Csv::line).collect(Collectors.joining("", Csv.MARK, ""));
        assertThat(Csv.read(table)).isEqualTo(lines);
    }
}
