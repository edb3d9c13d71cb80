package paddock.template;

import org.unbescape.html.HtmlEscape;

/**
 * Elements that are many, written by code: a template would ask the same few questions thousands of times. Whatever is
 * said in them is escaped as it is written; a template shows them by {@code t:drawn}.
 */
public final class Markup {

    private final StringBuilder written = new StringBuilder();

    /** Whether the last element has been opened, and may yet be given attributes. */
    private boolean opening;

    /** Opens an element; its name is the code's own. */
    public Markup element(String name) {
        close();
        written.append('<').append(name);
        opening = true;
        return this;
    }

    /** Says something of the element that has just been opened; the name is the code's own. */
    public Markup with(String name, String value) {
        written.append(' ')
                .append(name)
                .append("=\"")
                .append(HtmlEscape.escapeHtml4Xml(value))
                .append('"');
        return this;
    }

    public Markup with(String name, long value) {
        written.append(' ').append(name).append("=\"").append(value).append('"');
        return this;
    }

    public Markup text(String said) {
        close();
        written.append(HtmlEscape.escapeHtml4Xml(said));
        return this;
    }

    /** Ends an element that was opened. */
    public Markup end(String name) {
        close();
        written.append("</").append(name).append('>');
        return this;
    }

    /** An element that holds nothing but words. */
    public Markup said(String name, String words) {
        return element(name).text(words).end(name);
    }

    /** What others have written. */
    public Markup and(Markup other) {
        close();
        written.append(other);
        return this;
    }

    public boolean isEmpty() {
        return written.isEmpty();
    }

    private void close() {
        if (opening) {
            written.append('>');
            opening = false;
        }
    }

    @Override
    public String toString() {
        close();
        return written.toString();
    }
}
