package paddock.takeover;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the columns of a file are, as somebody has said it once.
 *
 * @param columns what is said in which column, counted from 0
 * @param values what is meant by each value of a column, where that is one of several
 * @param fixed what is the same for all lines
 */
public record Matching(
        Map<String, Integer> columns, Map<String, Map<String, String>> values, Map<String, String> fixed) {

    /** What a column can be. */
    static final List<String> FIELDS = List.of(
            "day",
            "from",
            "until",
            "start",
            "end",
            "what",
            "units",
            "company",
            "kind",
            "reason",
            "reference",
            "order-number",
            "activity",
            "count",
            "noise");

    /** Those of which each value has to be said what it means. */
    static final List<String> CHOSEN = List.of("what", "kind", "activity");

    /** What can be said for all lines alike. */
    static final List<String> SAME = List.of(
            "what",
            "units",
            "from",
            "until",
            "order",
            "company",
            "unknown",
            "kind",
            "reason",
            "activity",
            "count",
            "category",
            "powertrain",
            "noise",
            "method");

    static final String LEFT_OUT = "-";

    static final Matching NONE = new Matching(Map.of(), Map.of(), Map.of());

    public Matching {
        columns = Map.copyOf(columns);
        values = Map.copyOf(values);
        fixed = Map.copyOf(fixed);
    }

    static Matching read(String json) {
        return JsonMapper.shared().readValue(json, Matching.class);
    }

    String written() {
        return JsonMapper.shared().writeValueAsString(this);
    }

    @Nullable
    Integer column(String field) {
        return columns.get(field);
    }

    /** What a form shows as chosen: the column, or nothing. */
    public boolean isColumn(String field, int column) {
        Integer chosen = columns.get(field);
        return chosen != null && chosen == column;
    }

    public boolean has(String field) {
        return columns.containsKey(field);
    }

    public String same(String field) {
        return fixed.getOrDefault(field, "");
    }

    public String meant(String field, String value) {
        return values.getOrDefault(field, Map.of()).getOrDefault(value, "");
    }

    /** What stands in the cell of a line that says it; nothing where no column does. */
    String cell(String field, List<String> cells) {
        Integer column = columns.get(field);
        return column == null || column >= cells.size() ? "" : cells.get(column).strip();
    }

    Matching withValues(String field, Map<String, String> meant) {
        Map<String, Map<String, String>> all = new LinkedHashMap<>(values);
        all.put(field, meant);
        return new Matching(columns, all, fixed);
    }

    /** What keeps it from being of any use, as the texts name it; empty where nothing does. */
    String lack() {
        if (!has("day") && !has("start")) {
            return "no-day";
        }
        if (!has("what") && same("what").isEmpty()) {
            return "no-thing";
        }
        boolean hours = has("start")
                || (has("from") && has("until"))
                || (!same("from").isEmpty() && !same("until").isEmpty());
        if (!hours) {
            return "no-hours";
        }
        boolean closures = !has("kind") && same("kind").equals("closure");
        if (!closures && !has("company") && same("company").isEmpty()) {
            return "no-company";
        }
        return closures && !has("reason") && same("reason").isBlank() ? "no-reason" : "";
    }
}
