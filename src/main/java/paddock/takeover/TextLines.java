package paddock.takeover;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a file, whichever way they end. However long one is, no more of it is kept than can be looked at. */
public final class TextLines {

    private static final int LONGEST = 100_000;

    private final Reader reader;
    private final Deque<Line> back = new ArrayDeque<>();
    private int number;
    private int next = -2;

    public TextLines(Reader reader) {
        this.reader = reader;
    }

    /**
     * A line.
     *
     * @param ended whether the file goes on after it, or ends with its end
     */
    record Line(int number, String text, boolean ended) {

        boolean isBlank() {
            return text.isBlank();
        }
    }

    /** The next line; null at the end. */
    @Nullable
    Line next() throws IOException {
        if (!back.isEmpty()) {
            return back.removeFirst();
        }
        int c = read();
        if (c < 0) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        while (c >= 0 && c != '\n' && c != '\r') {
            if (text.length() < LONGEST) {
                text.append((char) c);
            }
            c = read();
        }
        if (c == '\r') {
            int after = read();
            next = after == '\n' ? -2 : after;
        }
        return new Line(++number, text.toString(), c >= 0);
    }

    /** They come again, in that order, before all others. */
    void giveBack(List<Line> lines) {
        lines.reversed().forEach(back::addFirst);
    }

    /** -2 stands for nothing read ahead. */
    private int read() throws IOException {
        int c = next == -2 ? reader.read() : next;
        next = -2;
        return c;
    }
}
