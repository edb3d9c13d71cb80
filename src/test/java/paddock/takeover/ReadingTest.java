package paddock.takeover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables in whatever shape they come: each fault is the fault of its line. */
class ReadingTest {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    @TempDir
    Path folder = Path.of("");

    private static CsvFile csv(String text) throws IOException {
        return new CsvFile(new TextLines(new StringReader(text)));
    }

    private static List<String> told(String text) throws IOException {
        List<String> told = new ArrayList<>();
        CsvFile file = csv(text);
        for (Cells cells = file.next(); cells != null; cells = file.next()) {
            told.add(cells.line() + " "
                    + (cells.flaw() == null ? cells.cells() : cells.flaw().code()));
        }
        return told;
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "'a;b,c;d' -> ;",
                "'a,b,c' -> ,",
                "'a\tb\tc' -> tab",
                "'a|b' -> |",
                "'\"x;y\",b,c' -> ,",
                "'alone' -> ,"
            })
    void the_separator_is_the_one_that_cuts_the_lines_alike(String head, String separator) throws IOException {
        char found = csv(head + "\r\n" + head + "\r\n").separator();
        assertThat(found == '\t' ? "tab" : "" + found).isEqualTo(separator);
    }

    @Test
    void a_separator_that_a_spreadsheet_names_is_taken_at_its_word() throws IOException {
        CsvFile file = csv("sep=|\na;b|c\n1|2\n");
        assertThat(file.columns()).containsExactly("a;b", "c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=\"", "\"sep=\"\"", "sep=\u0000", "sep=\ud83d\ude00", "sep=x", "sep="})
    void what_separates_nothing_names_no_separator(String first) throws IOException {
        CsvFile file = csv(first + "\na,b\n1,2\n");
        assertThat(file.separator()).isEqualTo(',');
        assertThat(file.columns()).as("it is a line as any other").isNotEqualTo(List.of("a", "b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void lines_end_in_any_way_and_keep_their_numbers(String end) throws IOException {
        assertThat(told(String.join(end, "a;b", "1;2", "", "3;4", ""))).containsExactly("2 [1, 2]", "4 [3, 4]");
    }

    @Test
    void what_stands_in_quotation_marks_is_one_cell() throws IOException {
        assertThat(told("a;b\n\"1;2\";\"say \"\"yes\"\"\"\n\"two\nlines\";5\" disc\n"))
                .containsExactly("2 [1;2, say \"yes\"]", "3 [two\nlines, 5\" disc]");
    }

    @Test
    void a_quotation_mark_that_nobody_closes_costs_its_own_line_only() throws IOException {
        StringBuilder text = new StringBuilder("a;b\n\"open;1\n");
        for (int i = 0; i < 100; i++) {
            text.append(i).append(";x\n");
        }
        List<String> told = told(text.toString());
        assertThat(told).hasSize(101).startsWith("2 quote-open", "3 [0, x]").endsWith("102 [99, x]");
    }

    @Test
    void a_file_that_is_cut_off_says_so_of_its_last_line() throws IOException {
        assertThat(told("a;b;c\n1;2;3\n4;5")).containsExactly("2 [1, 2, 3]", "3 cut-off");
        assertThat(told("a;b;c\n1;2;3\n4;\"5")).containsExactly("2 [1, 2, 3]", "3 cut-off");
        assertThat(told("a;b;c\n1;2;3")).containsExactly("2 [1, 2, 3]");
    }

    @Test
    void a_line_with_more_cells_than_columns_is_not_guessed_at() throws IOException {
        assertThat(told("a;b\n1;2;\n1;2;3\n1\n")).containsExactly("2 [1, 2]", "3 too-many-cells", "4 [1, ]");
    }

    @Test
    void a_file_without_a_table_is_refused() {
        assertThatThrownBy(() -> csv("")).isInstanceOf(Unreadable.class).hasMessage("empty");
        assertThatThrownBy(() -> csv("\n \n")).isInstanceOf(Unreadable.class).hasMessage("empty");
        assertThatThrownBy(() -> csv(";".repeat(200) + "x")).hasMessage("too-many-columns");
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8,false,UTF-8",
        "UTF-8,true,UTF-8",
        "UTF-16LE,true,UTF-16LE",
        "UTF-16BE,true,UTF-16BE",
        "UTF-16LE,false,UTF-16LE",
        "UTF-16BE,false,UTF-16BE",
        "windows-1252,false,windows-1252"
    })
    void the_encoding_is_found_out(String written, boolean marked, String found) throws IOException {
        String text = "Société;Été\nÉcurie du Midi;15 € à payer\n";
        Path file = file((marked ? "\ufeff" : "") + text, Charset.forName(written));
        assertThat(Encoding.otherThanText(file)).isNull();
        Encoding encoding = Encoding.of(file);
        assertThat(encoding.charset().name()).isEqualTo(found);
        try (var reader = encoding.reader(file)) {
            assertThat(reader.readAllAsString()).isEqualTo(text);
        }
    }

    @Test
    void a_wrong_character_costs_its_line_and_a_cut_one_none_but_the_last() throws IOException {
        byte[] whole = "é".repeat(100).getBytes(StandardCharsets.UTF_8);
        byte[] wrong = whole.clone();
        wrong[40] = 'x';
        assertThat(Encoding.of(file(wrong))).isEqualTo(new Encoding(StandardCharsets.UTF_8, 0, true));
        byte[] cut = java.util.Arrays.copyOf(whole, 199);
        assertThat(Encoding.of(file(cut))).isEqualTo(new Encoding(StandardCharsets.UTF_8, 0, true));
        assertThat(Encoding.of(file("œuvre à 5 €", WINDOWS)).charset()).isEqualTo(WINDOWS);
    }

    @Test
    void what_is_no_text_is_said_to_be_none() throws IOException {
        byte[] rubbish = new byte[4096];
        new Random(7).nextBytes(rubbish);
        assertThat(Encoding.otherThanText(file(rubbish))).isEqualTo("binary");
        assertThat(Encoding.otherThanText(file(new byte[3000]))).isEqualTo("binary");
        assertThat(Encoding.otherThanText(file(new byte[0]))).isEqualTo("empty");
        assertThat(Encoding.otherThanText(file("PK\u0003\u0004 and so on", WINDOWS)))
                .isEqualTo("spreadsheet");
        assertThat(Encoding.otherThanText(file("%PDF-1.7 and so on", WINDOWS))).isEqualTo("binary");
        assertThat(Encoding.otherThanText(
                        file("a;b\n1;2\u00003\n4;5 and so on, for much longer than one zero\n", WINDOWS)))
                .as("one zero among letters")
                .isNull();
    }

    @Test
    void what_no_database_keeps_is_shown_as_not_to_be_read() {
        assertThat(Cells.kept("a\u0000b\ud800c")).isEqualTo("a\ufffdb\ufffdc");
        assertThat(Cells.kept("x".repeat(5000))).hasSize(1000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-09-06",
                "06/09/2027",
                "6.9.2027",
                "06-09-27",
                "20270906",
                "6 septembre 2027",
                "lundi 6 sept. 2027",
                "Monday, 6 September 2027",
                "September 6, 2027",
                "Mon, Sep 6 2027"
            })
    void days_are_read_as_people_write_them(String written) {
        assertThat(Times.day(written, Times.Order.DAY_FIRST)).isEqualTo(LocalDate.of(2027, 9, 6));
    }

    @Test
    void which_of_two_numbers_is_the_month_is_somebodys_to_say() {
        assertThat(Times.day("05/06/2027", Times.Order.DAY_FIRST)).isEqualTo(LocalDate.of(2027, 6, 5));
        assertThat(Times.day("05/06/2027", Times.Order.MONTH_FIRST)).isEqualTo(LocalDate.of(2027, 5, 6));
    }

    @ParameterizedTest
    @CsvSource({
        "31/02/2027,no-date", "tomorrow,no-date", "99999-01-01,absurd-date", "01/01/99999,absurd-date",
        "1999-12-31,absurd-date", "2201-01-01,absurd-date", "13/13/2027,no-date", "2027-09-31T09:00,no-date"
    })
    void what_is_no_day_says_why(String written, String why) {
        assertThatThrownBy(() -> Times.moment(written, Times.Order.DAY_FIRST))
                .isInstanceOf(Times.Misread.class)
                .hasMessage(why);
    }

    @ParameterizedTest
    @CsvSource({
        "9:00,540",
        "9h,540",
        "09h30,570",
        "9 h 30,570",
        "14.15,855",
        "24:00,1440",
        "0:00,0",
        "9:00:00,540",
        "2 pm,840",
        "12:30 AM,30",
        "7,420"
    })
    void hours_are_read_as_people_write_them(String written, int minutes) {
        assertThat(Times.minute(written)).isEqualTo(minutes);
    }

    @ParameterizedTest
    @CsvSource({"25:00,no-time", "9:75,no-time", "noon,no-time", "9:00:30,seconds", "'',no-time"})
    void what_is_no_hour_says_why(String written, String why) {
        assertThatThrownBy(() -> Times.minute(written)).hasMessage(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"06/09/2027 9:00", "2027-09-06T09:00", "6 septembre 2027 à 9h00", "2027-09-06 09:00:00"})
    void a_day_and_an_hour_can_stand_in_one_cell(String written) {
        Times.Moment moment = Times.moment(written, Times.Order.DAY_FIRST);
        assertThat(moment.day()).isEqualTo(LocalDate.of(2027, 9, 6));
        assertThat(moment.minute()).isEqualTo(540);
        assertThat(Objects.requireNonNull(Times.moment("2027-09-06T09:00+02:00", Times.Order.DAY_FIRST)
                                .exact())
                        .toInstant())
                .hasToString("2027-09-06T07:00:00Z");
    }

    private Path file(String text, Charset charset) throws IOException {
        return file(text.getBytes(charset));
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(Files.createTempFile(folder, "sent", ".csv"), bytes);
    }
}
