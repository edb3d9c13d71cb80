package paddock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The project's own files, for tests about how they are written. */
public record Sources(List<Source> files) {

    /** A file and what it says. */
    public record Source(Path path, String text) {

        /** The part it belongs to. */
        public String part() {
            return path.getName(path.getNameCount() - 2).toString();
        }

        public int lines() {
            return (int) text.lines().count();
        }
    }

    public static Sources main() throws IOException {
        return under(Path.of("src/main/java"), ".java");
    }

    public static Sources templates() throws IOException {
        return under(Path.of("src/main/resources/paddock"), ".html");
    }

    public static Sources under(Path folder, String... endings) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return new Sources(paths.filter(Files::isRegularFile)
                    .filter(path -> Stream.of(endings).anyMatch(path.toString()::endsWith))
                    .sorted()
                    .map(Sources::read)
                    .toList());
        }
    }

    private static Source read(Path path) {
        try {
            return new Source(path, Files.readString(path));
        } catch (IOException unreadable) {
            throw new IllegalStateException(path.toString(), unreadable);
        }
    }
}
