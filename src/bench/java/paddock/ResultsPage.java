package paddock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The page that keeps the last results: between its marks they are written anew, the prose around stays. */
record ResultsPage(Path file) {

    void write(String name, Machine machine, List<Finding> findings) throws IOException {
        String page = Files.readString(file);
        String begin = "<!-- results of " + name + " -->\n";
        String end = "<!-- end of " + name + " -->\n";
        int from = page.indexOf(begin);
        int until = page.indexOf(end);
        if (from < 0 || until < from) {
            throw new IllegalStateException(file + " has no place for the results of " + name);
        }
        String rows = findings.stream().map(finding -> finding.row() + "\n").collect(Collectors.joining());
        Files.writeString(
                file,
                page.substring(0, from + begin.length()) + machine.line() + "\n\n" + HEAD + rows
                        + page.substring(until));
    }

    private static final String HEAD = """
            | what | measured | at most | bare minimum here | ratio | |
            |---|---|---|---|---|---|
            """;
}
