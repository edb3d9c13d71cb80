package paddock.account;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is wrong with a form, by its fields, as the texts name it. */
public record Mistakes(Map<String, String> byField) {

    public static final Mistakes NONE = new Mistakes(Map.of());

    public Mistakes and(String field, String mistake) {
        Map<String, String> all = new TreeMap<>(byField);
        all.put(field, mistake);
        return new Mistakes(Map.copyOf(all));
    }

    public Mistakes and(String field, Optional<?> mistake) {
        return mistake.map(one ->
                        and(field, one.toString().toLowerCase(Locale.ROOT).replace('_', '-')))
                .orElse(this);
    }

    public boolean isEmpty() {
        return byField.isEmpty();
    }

    /** What is wrong with one field; null where nothing is. */
    public @Nullable String of(String field) {
        return byField.get(field);
    }
}
