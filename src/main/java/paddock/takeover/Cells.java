package paddock.takeover;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a file, cut into its cells.
 *
 * @param line where it begins in the file, counted from 1
 * @param cells as they stand there
 * @param flaw why it cannot be read; absent where it can
 */
public record Cells(int line, List<String> cells, @Nullable Note flaw) {

    private static final int LONGEST = 1000;
    private static final char UNKNOWN = '\ufffd';

    public Cells {
        cells = cells.stream().map(Cells::kept).toList();
    }

    Cells(int line, List<String> cells) {
        this(line, cells, null);
    }

    boolean isBlank() {
        return cells.stream().allMatch(String::isBlank);
    }

    /** As the database can keep it; more than a thousand characters say nothing that is looked at. */
    public static String kept(String cell) {
        StringBuilder kept = new StringBuilder(Math.min(cell.length(), LONGEST));
        cell.codePoints()
                .limit(LONGEST)
                .map(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? UNKNOWN : c)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
