package paddock.sitefile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.springframework.core.io.Resource;

/**
 * A file of YAML 1.2, or of JSON, which is a part of it, read no further than the format needs: one document, no
 * anchors, no tags, no depth that a person would not write. What could blow up is refused before it is built.
 */
final class Document {

    private static final int DEEPEST = 12;
    /** Values, lists and ends of lists: a hundred thousand points of geometry have some four hundred thousand. */
    private static final int MOST_EVENTS = 600_000;

    /** Read at once: where the parser reads in parts, it fails on a character of two halves that lies on the edge of one. */
    private static LoadSettings settings(String text) {
        return LoadSettings.builder()
                .setUseMarks(true)
                .setCodePointLimit(Integer.MAX_VALUE)
                .setBufferSize(text.length() + 2)
                .build();
    }

    private final String file;
    private final Mistakes mistakes;
    /** The line of what was understood last. */
    private int reached = 1;

    private Document(String file, Mistakes mistakes) {
        this.file = file;
        this.mistakes = mistakes;
    }

    /** The top entry of a file of at most so many bytes; empty, and the mistake noted, where it cannot be read. */
    static Optional<Entry> read(Resource file, int most, Mistakes mistakes) {
        String name = String.valueOf(file.getFilename());
        if (!file.exists()) {
            mistakes.add(name, 0, "no-file", file.getDescription());
            return Optional.empty();
        }
        if (!file.isReadable()) {
            mistakes.add(name, 0, isFolder(file) ? "not-a-file" : "unreadable", file.getDescription());
            return Optional.empty();
        }
        try (InputStream content = file.getInputStream()) {
            byte[] bytes = content.readNBytes(most + 1);
            if (bytes.length > most) {
                mistakes.add(name, 0, "too-large", most / 1000);
                return Optional.empty();
            }
            return parse(name, bytes, mistakes);
        } catch (IOException unreadable) {
            mistakes.add(name, 0, "unreadable", file.getDescription());
            return Optional.empty();
        }
    }

    private static boolean isFolder(Resource file) {
        try {
            return file.isFile() && file.getFile().isDirectory();
        } catch (IOException unknown) {
            return false;
        }
    }

    private static Optional<Entry> parse(String name, byte[] bytes, Mistakes mistakes) {
        return new Document(name, mistakes).parse(bytes);
    }

    private Optional<Entry> parse(byte[] bytes) {
        try {
            Optional<String> text = text(bytes).filter(this::plain);
            Optional<Node> node = text.flatMap(whole -> new Compose(settings(whole)).composeString(whole));
            if (text.isPresent() && node.isEmpty()) {
                refuse(0, "empty");
            }
            return node.map(top -> new Entry(file, "", top, mistakes));
        } catch (MarkedYamlEngineException broken) {
            int line = broken.getProblemMark()
                    .or(broken::getContextMark)
                    .map(mark -> mark.getLine() + 1)
                    .orElse(reached);
            mistakes.add(file, line, "syntax", String.valueOf(broken.getProblem()));
        } catch (YamlEngineException | IllegalArgumentException broken) {
            // The parser lets the second through where an escape is no number: "\UFFFFFFFF".
            mistakes.add(file, reached, "syntax", firstLine(broken));
        }
        return Optional.empty();
    }

    /** The bytes as text; empty, and the place noted, where they are not UTF-8 or hold what YAML forbids, as NUL. */
    private Optional<String> text(byte[] bytes) {
        CharBuffer read = CharBuffer.allocate(bytes.length);
        boolean broken = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes), read, true)
                .isError();
        String text = read.flip().toString();
        if (broken) {
            refuse(lines(text), "not-utf8");
            return Optional.empty();
        }
        int at = 0;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            if (!StreamReader.isPrintable(character)) {
                mistakes.add(file, lines(text.substring(0, at)), "control", "U+%04X".formatted(character));
                return Optional.empty();
            }
            at += Character.charCount(character);
        }
        // Between its values JSON may have tabs where YAML may not; within them it may not either.
        return Optional.of(file.endsWith("json") ? text.replace('\t', ' ') : text);
    }

    private static int lines(String before) {
        return 1 + (int) before.chars().filter(character -> character == '\n').count();
    }

    /** Whether it is one shallow document without anchors, aliases and tags. */
    private boolean plain(String text) {
        int depth = 0;
        int documents = 0;
        int events = 0;
        for (Event event : new Parse(settings(text)).parseString(text)) {
            int line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(reached);
            reached = line;
            if (++events > MOST_EVENTS) {
                return refuse(line, "too-much");
            }
            if (event instanceof DocumentStartEvent && ++documents > 1) {
                return refuse(line, "two-documents");
            }
            if (event instanceof AliasEvent
                    || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
                return refuse(line, "anchor");
            }
            if (tagged(event)) {
                return refuse(line, "tag");
            }
            if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
                return refuse(line, "deep");
            }
            if (event instanceof CollectionEndEvent) {
                depth--;
            }
        }
        return true;
    }

    private static boolean tagged(Event event) {
        return (event instanceof ScalarEvent scalar && scalar.getTag().isPresent())
                || (event instanceof CollectionStartEvent collection
                        && collection.getTag().isPresent());
    }

    private boolean refuse(int line, String key) {
        mistakes.add(file, line, key);
        return false;
    }

    private static String firstLine(Exception broken) {
        return String.valueOf(broken.getMessage()).lines().findFirst().orElse("");
    }
}
