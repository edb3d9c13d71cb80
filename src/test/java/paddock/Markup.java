package paddock;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.attoparser.ParseException;
import org.attoparser.config.ParseConfiguration;
import org.attoparser.simple.AbstractSimpleMarkupHandler;
import org.attoparser.simple.SimpleMarkupParser;
import org.jspecify.annotations.Nullable;
import org.unbescape.html.HtmlEscape;

/** A page taken apart, to see that what somebody wrote stayed text. */
public final class Markup extends AbstractSimpleMarkupHandler {

    private final Set<String> shape = new TreeSet<>();
    private final List<String> wrong = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    private Markup() {}

    public static Markup of(String html) {
        Markup markup = new Markup();
        try {
            new SimpleMarkupParser(ParseConfiguration.htmlConfiguration()).parse(html, markup);
        } catch (ParseException unreadable) {
            markup.wrong.add(String.valueOf(unreadable.getMessage()));
        }
        return markup;
    }

    /** The kinds of elements in it, with the names of their attributes: the same whatever was written in it. */
    public Set<String> shape() {
        return shape;
    }

    /** What runs, or is not closed as it was opened. */
    public List<String> wrong() {
        return wrong;
    }

    /** All that a reader would see, and all values of attributes, unescaped. */
    public List<String> texts() {
        return texts;
    }

    @Override
    public void handleOpenElement(String name, @Nullable Map<String, String> attributes, int line, int col) {
        Map<String, String> all = attributes == null ? Map.of() : attributes;
        shape.add(name + new TreeSet<>(all.keySet()));
        all.forEach((key, value) -> {
            String read = value == null ? "" : HtmlEscape.unescapeHtml(value);
            texts.add(read);
            boolean leads =
                    List.of("href", "src", "action", "formaction", "data").contains(key);
            if (key.startsWith("on")
                    || key.equals("style")
                    || (leads && !read.matches("(/(?!/)|#|https?:|mailto:).*"))) {
                wrong.add(name + " " + key + "=" + value);
            }
        });
        if (name.equals("script") && !all.getOrDefault("src", "").matches("/(js|webjars)/[\\w./-]+")) {
            wrong.add("a script of somebody's");
        }
    }

    @Override
    public void handleStandaloneElement(
            String name, @Nullable Map<String, String> attributes, boolean minimized, int line, int col) {
        handleOpenElement(name, attributes, line, col);
    }

    @Override
    public void handleAutoCloseElement(String name, int line, int col) {
        wrong.add(name + " is not closed at line " + line);
    }

    @Override
    public void handleUnmatchedCloseElement(String name, int line, int col) {
        wrong.add(name + " is closed and was not open at line " + line);
    }

    @Override
    public void handleComment(char[] buffer, int offset, int length, int line, int col) {
        shape.add("comment");
    }

    @Override
    public void handleText(char[] buffer, int offset, int length, int line, int col) {
        texts.add(HtmlEscape.unescapeHtml(new String(buffer, offset, length)));
    }
}
