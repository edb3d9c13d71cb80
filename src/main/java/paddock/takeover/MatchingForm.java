package paddock.takeover;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.util.MultiValueMap;

/** What somebody said of the columns of a file. */
final class MatchingForm {

    private static final int LONGEST = 200;

    /** What a form about a use calls them, whichever form it is. */
    private static final Set<String> FACTS = Set.of("activity", "count", "category", "powertrain", "noise", "method");

    private MatchingForm() {}

    /** @param columns how many the file has */
    static Matching of(MultiValueMap<String, String> given, int columns) {
        Map<String, Integer> chosen = new HashMap<>();
        for (String field : Matching.FIELDS) {
            String column = first(given, "column." + field);
            if (column.matches("\\d{1,3}") && Integer.parseInt(column) < columns) {
                chosen.put(field, Integer.parseInt(column));
            }
        }
        Map<String, String> same = new HashMap<>();
        for (String field : Matching.SAME) {
            String value = FACTS.contains(field) ? first(given, field) : first(given, "same." + field);
            if (!value.isBlank() && value.length() <= LONGEST) {
                same.put(field, value.strip());
            }
        }
        Map<String, Map<String, String>> values = new HashMap<>();
        for (String field : Matching.CHOSEN) {
            if (chosen.containsKey(field)) {
                values.put(field, meant(given, field));
            }
        }
        return new Matching(chosen, values, same);
    }

    private static Map<String, String> meant(MultiValueMap<String, String> given, String field) {
        List<String> said = given.getOrDefault("valueof." + field, List.of());
        List<String> codes = given.getOrDefault("meant." + field, List.of());
        Map<String, String> meant = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(said.size(), codes.size()); i++) {
            if (!codes.get(i).isEmpty() && codes.get(i).length() <= LONGEST) {
                meant.put(said.get(i), codes.get(i));
            }
        }
        return meant;
    }

    static String first(MultiValueMap<String, String> given, String name) {
        String value = given.getFirst(name);
        return value == null ? "" : value;
    }
}
