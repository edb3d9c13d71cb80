package paddock.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;
import paddock.Hostile;

/** A workbook is written as it is read, goes on another sheet when one is full, and holds whatever people type. */
class XlsxFileTest {

    @Test
    void what_does_not_fit_on_a_sheet_goes_on_the_next_one_with_its_head() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XlsxFile file = new XlsxFile(out, "bookings", List.of("number", "what"), 1001);
        for (int i = 1; i <= 2500; i++) {
            file.write(Arrays.asList(i, null));
        }
        file.finish();
        try (Workbook workbook = WorkbookFactory.create(new ByteArrayInputStream(out.toByteArray()))) {
            assertThat(workbook.getNumberOfSheets()).isEqualTo(3);
            assertThat(workbook.getSheetName(2)).isEqualTo("bookings 3");
            double sum = 0;
            for (int sheet = 0; sheet < 3; sheet++) {
                assertThat(workbook.getSheetAt(sheet).getRow(0).getCell(1).getStringCellValue())
                        .isEqualTo("what");
                for (int row = 1; row <= workbook.getSheetAt(sheet).getLastRowNum(); row++) {
                    sum += workbook.getSheetAt(sheet).getRow(row).getCell(0).getNumericCellValue();
                }
            }
            assertThat(sum).isEqualTo(2500 * 2501 / 2.0);
        }
    }

    @Test
    void whatever_people_type_is_a_text_there() throws Exception {
        List<Hostile> all =
                Hostile.all().stream().filter(each -> !each.isBroken()).toList();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XlsxFile file = new XlsxFile(out, "texts", List.of("text"));
        for (Hostile hostile : all) {
            file.write(List.of("x" + hostile.text()));
        }
        file.finish();
        try (Workbook workbook = WorkbookFactory.create(new ByteArrayInputStream(out.toByteArray()))) {
            for (int i = 0; i < all.size(); i++) {
                assertThat(workbook.getSheetAt(0).getRow(i + 1).getCell(0).getCellType())
                        .isEqualTo(CellType.STRING);
            }
        }
    }

    /** Memory holds what a hundred thousand rows take only where they are kept: what is written leaves at once. */
    @Test
    void rows_leave_while_others_are_still_to_come() throws Exception {
        Counting out = new Counting();
        XlsxFile file = new XlsxFile(out, "bookings", List.of("number", "what"));
        for (int i = 0; i < 50_000; i++) {
            file.write(List.of(i, "something of a booking " + Integer.toHexString(i * 31)));
        }
        assertThat(out.bytes).isGreaterThan(200_000);
    }

    /** A spreadsheet opens no workbook without the directory that stands at its end. */
    @Test
    void what_is_not_finished_is_no_workbook() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XlsxFile file = new XlsxFile(out, "bookings", List.of("number"));
        for (int i = 0; i < 5_000; i++) {
            file.write(List.of(i));
        }
        assertThat(out.size()).isPositive();
        assertThatThrownBy(() -> WorkbookFactory.create(new ByteArrayInputStream(out.toByteArray()))
                        .close())
                .isInstanceOf(Exception.class);
    }

    private static final class Counting extends OutputStream {
        private long bytes;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] some, int from, int length) {
            bytes += length;
        }
    }
}
