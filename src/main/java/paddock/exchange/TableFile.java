package paddock.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import paddock.kernel.Tabular;
import paddock.web.Csv;

/** A table on its way to whoever asked for it, row by row. */
interface TableFile extends Tabular.Row {

    /** How it is written. */
    enum Format {
        CSV,
        XLSX;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        String mediaType() {
            return switch (this) {
                case CSV -> Csv.MEDIA_TYPE;
                case XLSX -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            };
        }

        /** Begins one. */
        TableFile open(OutputStream out, String name, List<String> columns) throws IOException {
            return switch (this) {
                case CSV -> new CsvFile(out, columns);
                case XLSX -> new XlsxFile(out, name, columns);
            };
        }
    }

    @Override
    void write(List<? extends @Nullable Object> cells) throws IOException;

    /** All rows are written: without it a reader can tell that the table is not whole. */
    void finish() throws IOException;
}
