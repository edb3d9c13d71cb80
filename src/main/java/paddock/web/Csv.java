package paddock.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tables as spreadsheets read them (RFC 4180). What a spreadsheet would take for a formula gets an apostrophe before it, and
 * loses that one when it is read back: what comes in is what went out. That is so at the beginning of a cell, and of
 * whatever another spreadsheet takes for one: those set to French cut at semicolons, some at tabs, and at ends of lines where
 * they do not heed quotation marks.
 */
public final class Csv {

    public static final String MEDIA_TYPE = "text/csv;charset=UTF-8";

    /** Before the first line: without it, spreadsheets take the text for another encoding than UTF-8. */
    public static final String MARK = "\ufeff";

    /** Where a cell begins, for one or another spreadsheet; quotation marks may be lost on the way. */
    private static final String BEGINNING = "((?:^|[;\\t\\r\\n])[\"']*)";

    /** What begins a formula, in its full-width forms too. */
    private static final String SIGN = "(?=[=+\\-@\uff1d\uff0b\uff0d\uff20])";

    private static final Pattern FORMULA = Pattern.compile(BEGINNING + SIGN);
    private static final Pattern NEUTRAL_FORMULA = Pattern.compile(BEGINNING + "'" + SIGN);

    /** Before a formula some spreadsheets lose these. */
    private static final Pattern BLANK = Pattern.compile("^([\"']*)(?=[\\t\\r\\n])");

    private static final Pattern NEUTRAL_BLANK = Pattern.compile("^([\"']*)'(?=[\\t\\r\\n])");

    private static final Pattern NUMBER = Pattern.compile("-?\\d+([.,]\\d+)?");

    private Csv() {}

    /** A line of cells with its end; null is an empty cell. */
    public static String line(List<? extends @Nullable Object> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(@Nullable Object value) {
        String text = neutral(value == null ? "" : value.toString());
        return text.chars().anyMatch(c -> "\",\r\n".indexOf(c) >= 0) ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    /** Apostrophes already there do not count, so that it can always be told which one was added. */
    private static String neutral(String text) {
        if (NUMBER.matcher(text).matches()) {
            return text;
        }
        return BLANK.matcher(FORMULA.matcher(text).replaceAll("$1'")).replaceAll("$1'");
    }

    /** The cell as it was before it was neutralised. */
    public static String restored(String text) {
        return NEUTRAL_FORMULA
                .matcher(NEUTRAL_BLANK.matcher(text).replaceAll("$1"))
                .replaceAll("$1");
    }

    /** The lines of a table, each cell as it was when {@link #line} wrote it. */
    public static List<List<String>> read(String table) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = table.startsWith(MARK) ? 1 : 0; i < table.length(); i++) {
            char c = table.charAt(i);
            if (quoted && c == '"' && i + 1 < table.length() && table.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (quoted || (c != ',' && c != '\n' && c != '\r')) {
                cell.append(c);
            } else if (c != '\r') {
                line.add(restored(cell.toString()));
                cell.setLength(0);
                if (c == '\n') {
                    lines.add(List.copyOf(line));
                    line.clear();
                }
            }
        }
        if (!line.isEmpty() || !cell.isEmpty()) {
            line.add(restored(cell.toString()));
            lines.add(List.copyOf(line));
        }
        return lines;
    }
}
