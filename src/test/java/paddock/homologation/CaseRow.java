package paddock.homologation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import paddock.fact.FactName;
import paddock.fact.Value;
import paddock.fact.Vehicles;

/** A row of {@code docs/rules/homologation.md}: a use as its columns state it, and the verdict that is due. */
public record CaseRow(String file, Map<String, String> cells) {

    private static final Path CASES = Path.of("docs/rules/homologation.md");
    private static final String NOTHING = "—";

    /** A table under each heading, which names the file. */
    public static List<CaseRow> all() throws IOException {
        List<CaseRow> rows = new ArrayList<>();
        String file = "";
        List<String> columns = List.of();
        for (String line : Files.readAllLines(CASES)) {
            if (line.startsWith("## ")) {
                file = line.substring(3).strip();
            } else if (line.startsWith("| id |")) {
                columns = cells(line);
            } else if (line.startsWith("| ")) {
                rows.add(CaseRow.of(file, columns, cells(line)));
            }
        }
        return rows;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
                .map(String::strip)
                .toList();
    }

    static CaseRow of(String file, List<String> columns, List<String> written) {
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            cells.put(columns.get(i), written.get(i));
        }
        return new CaseRow(file, cells);
    }

    public String get(String column) {
        return cells.getOrDefault(column, NOTHING);
    }

    private List<String> list(String column) {
        String cell = get(column);
        return cell.equals(NOTHING) || cell.equals("none")
                ? List.of()
                : Arrays.stream(cell.split(", ", -1)).toList();
    }

    Set<String> citing() {
        return Set.of(get("citing").split("; ", -1));
    }

    /** The use that the row is about, on the layout given where it names none. */
    public Use use(ZoneId zone, String layout) {
        Map<String, Value> facts = new HashMap<>();
        for (String fact : new String[] {"activity", "customer", "direction"}) {
            if (!get(fact).equals(NOTHING)) {
                facts.put(fact, Value.Codes.of(get(fact)));
            }
        }
        list("further").forEach(each -> put(each, "", facts));
        if (get("noise").equals("compliant")) {
            FactName.NOISE_METHODS.forEach(method -> facts.put("noise." + method, new Value.Compliant()));
        } else {
            list("noise").forEach(each -> put(each, "noise.", facts));
        }
        Map<String, Integer> used = new TreeMap<>();
        list("used").forEach(each -> used.put(each.split("=", 2)[0], Integer.valueOf(each.split("=", 2)[1])));
        return new Use(
                instant(get("from"), zone),
                instant(get("until"), zone),
                Set.of(get("layout").equals(NOTHING) ? layout : get("layout")),
                facts,
                list("vehicles").stream().map(CaseRow::vehicles).toList(),
                list("granted").stream().collect(Collectors.toSet()),
                used,
                others(zone, layout));
    }

    private @Nullable List<Use> others(ZoneId zone, String layout) {
        if (get("others").equals(NOTHING)) {
            return null;
        }
        String day = get("from").substring(0, 11);
        return list("others").stream()
                .map(each -> each.split("–", 2))
                .map(ends -> new Use(
                        instant(day + ends[0], zone),
                        instant(day + ends[1], zone),
                        Set.of(layout),
                        Map.of(),
                        List.of(),
                        Set.of(),
                        Map.of(),
                        null))
                .toList();
    }

    /** A number of them, their category and powertrain, and further facts. */
    private static Vehicles vehicles(String written) {
        String[] words = written.split(" ", -1);
        Map<String, Value> facts = new HashMap<>();
        facts.put("category", Value.Codes.of(words[1]));
        facts.put("powertrain", Value.Codes.of(words[2]));
        Arrays.stream(words).skip(3).forEach(word -> put(word, "", facts));
        return new Vehicles(Integer.valueOf(words[0]), facts);
    }

    private static void put(String written, String prefix, Map<String, Value> into) {
        String[] parts = written.split("=", 2);
        into.put(prefix + parts[0], value(parts[1]));
    }

    private static Value value(String written) {
        if (written.equals("compliant")) {
            return new Value.Compliant();
        }
        if (written.equals("yes") || written.equals("no")) {
            return new Value.Flag(written.equals("yes"));
        }
        return written.matches("[0-9.]+") ? new Value.Amount(Double.parseDouble(written)) : Value.Codes.of(written);
    }

    private static Instant instant(String local, ZoneId zone) {
        return LocalDateTime.parse(local.replace(' ', 'T')).atZone(zone).toInstant();
    }
}
