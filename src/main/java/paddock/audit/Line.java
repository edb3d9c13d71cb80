package paddock.audit;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An act as a line of the page. */
record Line(Entry entry, ZonedDateTime at, List<Value> values) {

    /** A field that the act changed; empty where it was or is nothing. */
    record Value(String field, String before, String after) {}

    static Line of(Entry entry, ZoneId zone) {
        List<Value> values = new ArrayList<>(values(entry.deed().change()));
        Deed.Personal personal = entry.deed().personal();
        if (personal != null) {
            values.addAll(values(personal.change()));
        }
        return new Line(entry, entry.at().atZone(zone), List.copyOf(values));
    }

    private static List<Value> values(Deed.Change change) {
        TreeSet<String> fields = new TreeSet<>(change.before().keySet());
        fields.addAll(change.after().keySet());
        return fields.stream()
                .map(field -> new Value(field, shown(change.before(), field), shown(change.after(), field)))
                .toList();
    }

    private static String shown(Map<String, ?> values, String field) {
        return shown(values.get(field));
    }

    static String shown(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case List<?> list ->
                String.join(", ", list.stream().map(Line::shown).toList());
            case Map<?, ?> map ->
                String.join(
                        ", ",
                        map.entrySet().stream()
                                .map(one -> one.getKey() + " " + shown(one.getValue()))
                                .toList());
            default -> value.toString();
        };
    }
}
