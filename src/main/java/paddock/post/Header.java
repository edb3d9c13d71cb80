package paddock.post;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.StringJoiner;

/** Makes of what people wrote one line that can stand at the head of a mail: nothing in it begins another line. */
final class Header {

    private static final int LONGEST = 250;
    /** An encoded word has at most 75 letters, four for three bytes among them. */
    private static final int LONGEST_WORD = 45;

    private Header() {}

    /** Whatever breaks or hides a line is one space; what is longer than a head bears is cut. */
    static String line(String written) {
        StringBuilder line = new StringBuilder();
        int length = 0;
        for (int c : whole(written).codePoints().toArray()) {
            boolean blank = Character.isISOControl(c)
                    || Character.getType(c) == Character.LINE_SEPARATOR
                    || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
            if (!blank) {
                line.appendCodePoint(c);
                length++;
            } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
                length++;
            }
            if (length == LONGEST) {
                line.append('…');
                break;
            }
        }
        return line.toString().strip();
    }

    /**
     * The line as it travels: in encoded words (RFC 2047) where it holds more than plain letters, or what a reader would
     * take for encoded words.
     */
    static String encoded(String line) {
        if (line.chars().allMatch(c -> c < 128) && !line.contains("=?")) {
            return line;
        }
        StringJoiner words = new StringJoiner(" ");
        StringBuilder word = new StringBuilder();
        int bytes = 0;
        for (int c : line.codePoints().toArray()) {
            int more = Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
            if (bytes + more > LONGEST_WORD) {
                words.add(word(word));
                word.setLength(0);
                bytes = 0;
            }
            word.appendCodePoint(c);
            bytes += more;
        }
        return words.add(word(word)).toString();
    }

    private static String word(StringBuilder word) {
        byte[] bytes = word.toString().getBytes(StandardCharsets.UTF_8);
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
    }

    /** Text that can be stored and encoded: without halves of characters, and without the one that no database keeps. */
    static String whole(String written) {
        StringBuilder whole = new StringBuilder(written.length());
        written.codePoints().map(c -> isBroken(c) ? '\ufffd' : c).forEach(whole::appendCodePoint);
        return whole.toString();
    }

    private static boolean isBroken(int c) {
        return c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
