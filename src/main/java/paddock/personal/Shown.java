package paddock.personal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
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

    static Shown of(Sheet sheet, Words words) {
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
                                .map(column -> words.said(column, line.get(column)))
                                .toList())
                        .toList(),
                more);
    }

    /** Values in the reader's language, as far as they have words. */
    record Words(MessageSource texts, Locale locale, ZoneId zone) {

        /** Where the words of a column's values are, whichever part they belong to. */
        private static final Map<String, String> OWN = Map.of("roles", "role.", "scopes", "scope.");

        String said(String column, @Nullable Object value) {
            return switch (value) {
                case null -> "";
                case Instant at -> new Formats(locale).moment(at, zone);
                case Boolean yes -> yes ? "✓" : "–";
                case List<?> several ->
                    several.stream().map(one -> said(column, one)).collect(Collectors.joining(", "));
                case Map<?, ?> values ->
                    values.entrySet().stream()
                            .map(one -> texts.getMessage(
                                    "personal.pair",
                                    new Object[] {field(one.getKey().toString()), said("", one.getValue())},
                                    locale))
                            .collect(Collectors.joining(", "));
                default -> worded(column, value.toString());
            };
        }

        private String field(String name) {
            return otherwise("audit.field." + name, name);
        }

        private String worded(String column, String value) {
            String own = otherwise(OWN.getOrDefault(column, "audit." + column + ".") + value, "");
            return own.isEmpty() ? otherwise("personal.value." + column + "." + value, cut(value)) : own;
        }

        private String otherwise(String key, String value) {
            String words = texts.getMessage(key, null, null, locale);
            return words == null ? value : words;
        }

        private static String cut(String text) {
            return text.length() <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, 80)) + " …";
        }
    }
}
