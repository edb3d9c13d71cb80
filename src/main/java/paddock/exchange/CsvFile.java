package paddock.exchange;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import paddock.web.Csv;

/** A table as text, with what a spreadsheet would take for a formula made harmless. */
final class CsvFile implements TableFile {

    /** As spreadsheets know a date with a time when they read one. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final Writer out;

    CsvFile(OutputStream out, List<String> columns) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.out.write(Csv.MARK + Csv.line(columns));
    }

    @Override
    public void write(List<? extends @Nullable Object> cells) throws IOException {
        List<@Nullable Object> written = new ArrayList<>(cells.size());
        for (Object cell : cells) {
            written.add(cell instanceof LocalDateTime time ? TIME.format(time) : cell);
        }
        out.write(Csv.line(written));
    }

    @Override
    public void finish() throws IOException {
        out.flush();
    }
}
