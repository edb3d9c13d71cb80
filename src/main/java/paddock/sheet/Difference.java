package paddock.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What of a sheet is another than on the one that was handed out last.
 *
 * @param mark {@code same}, {@code added}, {@code changed} or {@code gone}
 * @param fields what has changed, by the names of texts
 * @param before as it stood; the line itself where it is as it was, or was not there
 */
record Difference(Line line, String mark, List<String> fields, Line before) {

    /** Line by line in the order of the day; what is gone comes last. */
    static List<Difference> between(List<Line> issued, List<Line> now) {
        Map<UUID, Line> before = new HashMap<>();
        issued.forEach(line -> before.put(line.booking(), line));
        List<Difference> all = new ArrayList<>();
        for (Line line : now) {
            Line old = before.remove(line.booking());
            List<String> fields = old == null ? List.of() : line.changedSince(old);
            String mark = old == null ? "added" : fields.isEmpty() ? "same" : "changed";
            all.add(new Difference(line, mark, fields, old == null ? line : old));
        }
        issued.stream()
                .filter(line -> before.containsKey(line.booking()))
                .forEach(line -> all.add(new Difference(line, "gone", List.of(), line)));
        return all;
    }

    /** All of them as they stand, compared with nothing. */
    static List<Difference> none(List<Line> lines) {
        return lines.stream()
                .map(line -> new Difference(line, "same", List.of(), line))
                .toList();
    }

    boolean isSame() {
        return mark.equals("same");
    }
}
