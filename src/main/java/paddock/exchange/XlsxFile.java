package paddock.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A table as a workbook, written as it is read: what has been written is not kept. A sheet holds so many rows and no more; what is
 * left goes on another. Texts are texts there, and never formulas.
 */
final class XlsxFile implements TableFile {

    /** Of a sheet, by the format itself. */
    static final int MOST_ROWS = Worksheet.MAX_ROWS;

    private static final int AT_ONCE = 500;
    private static final int WIDTH = 18;

    /** What a cell holds at most, by the format itself. */
    private static final int LONGEST = 32_767;

    private final Workbook workbook;
    private final String name;
    private final List<String> columns;
    private final int most;
    private Worksheet sheet;
    private int sheets;
    private int row;

    XlsxFile(OutputStream out, String name, List<String> columns) throws IOException {
        this(out, name, columns, MOST_ROWS);
    }

    XlsxFile(OutputStream out, String name, List<String> columns, int most) throws IOException {
        this.workbook = new Workbook(out, "Paddock", "1.0");
        this.name = name;
        this.columns = columns;
        this.most = most;
        this.sheet = begin();
    }

    private Worksheet begin() throws IOException {
        sheets++;
        Worksheet begun = workbook.newWorksheet(sheets == 1 ? name : name + " " + sheets);
        begun.freezePane(0, 1);
        for (int column = 0; column < columns.size(); column++) {
            begun.width(column, WIDTH);
            begun.inlineString(0, column, columns.get(column));
            begun.style(0, column).bold().set();
        }
        row = 1;
        return begun;
    }

    @Override
    public void write(List<? extends @Nullable Object> cells) throws IOException {
        if (row == most) {
            sheet.finish();
            sheet = begin();
        }
        for (int column = 0; column < cells.size(); column++) {
            put(column, cells.get(column));
        }
        row++;
        if (row % AT_ONCE == 0) {
            sheet.flush();
        }
    }

    private void put(int column, @Nullable Object cell) {
        switch (cell) {
            case null -> {}
            case Number number -> sheet.value(row, column, number);
            case Boolean yes -> sheet.value(row, column, yes);
            case LocalDate day -> {
                sheet.value(row, column, day);
                sheet.style(row, column).format("yyyy-mm-dd").set();
            }
            case LocalDateTime time -> {
                sheet.value(row, column, time);
                sheet.style(row, column).format("yyyy-mm-dd hh:mm:ss").set();
            }
            default -> {
                String text = cell.toString();
                if (!text.isEmpty()) {
                    sheet.inlineString(row, column, cut(text));
                }
            }
        }
    }

    /** Not in the middle of a letter. */
    private static String cut(String text) {
        int end = Math.min(text.length(), LONGEST);
        boolean halved = end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, halved ? end - 1 : end);
    }

    @Override
    public void finish() throws IOException {
        sheet.finish();
        workbook.finish();
    }
}
