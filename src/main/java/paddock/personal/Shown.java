package paddock.personal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import paddock.web.Formats;

/**
 * The beginning of a sheet as a page shows it.
 *
 * @param columns names of fields
 * @param rows as many cells as columns; an empty one says nothing
 * @param more whether there is more than is shown
 */
record Shown(String key, List<String> columns, List<List<String>> rows, boolean more) {

    private static final int MOST = 20;
    private static final int LONGEST = 160;

    static Shown of(Sheet sheet, Formats formats, ZoneId zone) {
        List<Map<String, Object>> lines = new ArrayList<>();
        boolean more = false;
        for (Map<String, Object> line : sheet.lines()) {
            more = lines.size() == MOST;
            if (more) {
                break;
            }
            lines.add(line);
        }
        Set<String> columns = new LinkedHashSet<>();
        lines.forEach(line -> columns.addAll(line.keySet()));
        return new Shown(
                sheet.key(),
                List.copyOf(columns),
                lines.stream()
                        .map(line -> columns.stream()
                                .map(column -> said(line.get(column), formats, zone))
                                .toList())
                        .toList(),
                more);
    }

    private static String said(@Nullable Object value, Formats formats, ZoneId zone) {
        return switch (value) {
            case null -> "";
            case Instant at -> formats.moment(at, zone);
            case Boolean yes -> yes ? "✓" : "–";
            case Map<?, ?> values ->
                values.entrySet().stream()
                        .map(one -> one.getKey() + " : " + one.getValue())
                        .collect(Collectors.joining(", "));
            default -> cut(value.toString());
        };
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, 80)) + " …";
    }
}
