package paddock.circuit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
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
import org.springframework.core.io.Resource;

/**
 * A file of YAML 1.2, or of JSON, which is a part of it, read no further than the format needs: one document, no
 * anchors, no tags, no depth that a person would not write. What could blow up is refused before it is built.
 */
final class Document {

    private static final int DEEPEST = 12;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setUseMarks(true)
            .setCodePointLimit(Integer.MAX_VALUE)
            .build();

    private final String file;
    private final Mistakes mistakes;

    private Document(String file, Mistakes mistakes) {
        this.file = file;
        this.mistakes = mistakes;
    }

    /** The top entry of a file of at most so many bytes; empty, and the mistake noted, where it cannot be read. */
    static Optional<Entry> read(Resource file, int most, Mistakes mistakes) {
        String name = String.valueOf(file.getFilename());
        try {
            if (!file.isReadable()) {
                mistakes.add(name, 0, file.exists() ? "not-a-file" : "no-file", file.getDescription());
                return Optional.empty();
            }
            if (file.contentLength() > most) {
                mistakes.add(name, 0, "too-large", file.contentLength() / 1000, most / 1000);
                return Optional.empty();
            }
            return parse(name, file.getContentAsByteArray(), mistakes);
        } catch (IOException unreadable) {
            mistakes.add(name, 0, "unreadable", file.getDescription());
            return Optional.empty();
        }
    }

    static Optional<Entry> parse(String name, byte[] bytes, Mistakes mistakes) {
        return new Document(name, mistakes).parse(bytes);
    }

    private Optional<Entry> parse(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (!plain(text)) {
                return Optional.empty();
            }
            Optional<Node> node = new Compose(SETTINGS).composeString(text);
            if (node.isEmpty()) {
                mistakes.add(file, 0, "empty");
            }
            return node.map(top -> new Entry(file, "", top, mistakes));
        } catch (CharacterCodingException notText) {
            mistakes.add(file, 0, "not-utf8");
        } catch (MarkedYamlEngineException broken) {
            int line = broken.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            mistakes.add(file, line, "syntax", String.valueOf(broken.getProblem()));
        } catch (YamlEngineException broken) {
            mistakes.add(file, 0, "syntax", firstLine(broken));
        }
        return Optional.empty();
    }

    /** Whether it is one shallow document without anchors, aliases and tags. */
    private boolean plain(String text) {
        int depth = 0;
        int documents = 0;
        for (Event event : new Parse(SETTINGS).parseString(text)) {
            int line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
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
