package paddock.takeover;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import paddock.takeover.TextLines.Line;

/**
 * A table as a spreadsheet or another program has written it. A quotation mark that nobody closes is the fault of its line
 * and does not swallow those after it.
 */
public final class CsvFile {

    private static final String SEPARATORS = ";,\t|";
    private static final int SAMPLE = 30;

    /** What a spreadsheet writes before the table; a quotation mark, or a letter, separates nothing. */
    private static final Pattern NAMED = Pattern.compile("\"?sep=[\\t\\p{Punct}&&[^\"]]\"?", Pattern.CASE_INSENSITIVE);

    private static final int MOST_COLUMNS = 100;

    /** A cell goes on over no more lines than that. */
    private static final int MOST_LINES = 30;

    private final TextLines lines;
    private char separator = ',';
    private List<String> columns = List.of();

    /**
     * Begins with what its columns are called.
     *
     * @throws Unreadable where there is no table in it
     */
    public CsvFile(TextLines lines) throws IOException {
        this.lines = lines;
        List<Line> sample = new ArrayList<>();
        Line line = lines.next();
        while (line != null) {
            if (!sample.isEmpty() || !line.isBlank()) {
                sample.add(line);
            }
            line = sample.size() < SAMPLE ? lines.next() : null;
        }
        if (sample.isEmpty()) {
            throw new Unreadable(Note.of("empty"));
        }
        String first = sample.getFirst().text();
        if (NAMED.matcher(first).matches()) {
            separator = first.replace("\"", "").charAt(4);
            sample.removeFirst();
        } else {
            separator = separator(sample);
        }
        lines.giveBack(sample);
        Cells head = record();
        if (head == null || head.isBlank()) {
            throw new Unreadable(Note.of("empty"));
        }
        if (head.cells().size() > MOST_COLUMNS) {
            throw new Unreadable(Note.of("too-many-columns", head.cells().size(), MOST_COLUMNS));
        }
        columns = head.cells().stream().map(String::strip).toList();
    }

    public char separator() {
        return separator;
    }

    public List<String> columns() {
        return columns;
    }

    /** The one that cuts most lines into as many cells as the first. */
    private static char separator(List<Line> sample) {
        char best = ',';
        int most = 0;
        for (int i = 0; i < SEPARATORS.length(); i++) {
            char candidate = SEPARATORS.charAt(i);
            int cells = new Cut(candidate).of(sample.getFirst().text()).size();
            if (cells > 1) {
                int alike = (int) sample.stream()
                        .filter(line -> new Cut(candidate).of(line.text()).size() == cells)
                        .count();
                if (alike * MOST_COLUMNS + cells > most) {
                    most = alike * MOST_COLUMNS + cells;
                    best = candidate;
                }
            }
        }
        return best;
    }

    /** The next line of the table that is not blank; null at the end. */
    @Nullable
    public Cells next() throws IOException {
        Cells record = record();
        while (record != null && record.flaw() == null && record.isBlank()) {
            record = record();
        }
        return record == null || record.flaw() != null ? record : whole(record);
    }

    private Cells whole(Cells record) {
        int wanted = columns.size();
        List<String> cells = new ArrayList<>(record.cells());
        if (cells.subList(Math.min(wanted, cells.size()), cells.size()).stream().anyMatch(cell -> !cell.isBlank())) {
            return new Cells(record.line(), cells.subList(0, wanted), Note.of("too-many-cells", cells.size(), wanted));
        }
        while (cells.size() < wanted) {
            cells.add("");
        }
        return new Cells(record.line(), cells.subList(0, wanted));
    }

    private @Nullable Cells record() throws IOException {
        Line first = lines.next();
        if (first == null) {
            return null;
        }
        Cut cut = new Cut(separator);
        cut.add(first.text());
        List<Line> more = new ArrayList<>();
        while (cut.isOpen()) {
            Line line = more.size() < MOST_LINES ? lines.next() : null;
            if (line == null) {
                boolean ends = more.size() < MOST_LINES;
                lines.giveBack(more);
                List<String> bare = List.of(first.text().split(Pattern.quote("" + separator), -1));
                return new Cells(first.number(), bare, Note.of(ends && more.isEmpty() ? "cut-off" : "quote-open"));
            }
            more.add(line);
            cut.add(line.text());
        }
        Line last = more.isEmpty() ? first : more.getLast();
        List<String> cells = cut.cells();
        boolean isShort = !last.ended() && cells.size() < columns.size();
        return new Cells(first.number(), cells, isShort ? Note.of("cut-off") : null);
    }

    /** Cuts lines at a separator; what stands in quotation marks is one cell, ends of lines included. */
    private static final class Cut {

        private final char separator;
        private final List<String> cells = new ArrayList<>();
        private final StringBuilder cell = new StringBuilder();
        private boolean quoted;
        private boolean begun;

        private Cut(char separator) {
            this.separator = separator;
        }

        private List<String> of(String line) {
            add(line);
            return cells();
        }

        private boolean isOpen() {
            return quoted;
        }

        private List<String> cells() {
            List<String> all = new ArrayList<>(cells);
            all.add(cell.toString());
            return all;
        }

        private void add(String line) {
            if (quoted) {
                cell.append('\n');
            }
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    cell.append(c);
                    i++;
                } else if (c == '"' && (quoted || (!begun && cell.toString().isBlank()))) {
                    quoted = !quoted;
                    cell.setLength(begun ? cell.length() : 0);
                    begun = true;
                } else if (c == separator && !quoted) {
                    cells.add(cell.toString());
                    cell.setLength(0);
                    begun = false;
                } else {
                    cell.append(c);
                }
            }
        }
    }
}
