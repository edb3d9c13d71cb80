package paddock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** A text that breaks carelessly written programs, and the heading it stands under. */
public record Hostile(String kind, String text) {

    private static final Path SET = Path.of("src/test/resources/hostile.txt");
    private static final Pattern LINE = Pattern.compile("(\".*\")(?: \\* (\\d+))?");

    public static List<Hostile> all() throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        List<Hostile> all = new ArrayList<>();
        String kind = "";
        for (String line : Files.readAllLines(SET)) {
            Matcher text = LINE.matcher(line);
            if (text.matches()) {
                int times = text.group(2) == null ? 1 : Integer.parseInt(text.group(2));
                all.add(new Hostile(
                        kind, json.readValue(text.group(1), String.class).repeat(times)));
            } else {
                kind = line.substring(2);
            }
        }
        return all;
    }

    /** What no answer can give back, for no database keeps it or no encoding writes it: it must be refused. */
    public boolean isBroken() {
        return text.chars().anyMatch(c -> c == 0)
                || text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
