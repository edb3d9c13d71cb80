package paddock.rolodex;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file of vCards, cut into its cards: each by itself, so that what breaks one is its own fault. A card inside of another
 * (an agent, in 2.1) is left out; one that nobody closes ends where the next begins.
 */
final class CardFile {

    /** A line that goes on is cut at 75 bytes; one that is shorter was cut between words, in 2.1. */
    private static final int FOLDED_AT = 70;

    private static final Set<String> PROSE = Set.of("NOTE", "LABEL", "ADR");

    /**
     * A card as it stands in the file.
     *
     * @param line where it begins, counted from 1
     * @param lines those between its beginning and its end
     * @param ended whether its end is there
     */
    record Raw(int line, List<WrittenLine> lines, boolean ended) {

        /** As a reader takes it. */
        String text() {
            StringBuilder text = new StringBuilder("BEGIN:VCARD\r\n");
            lines.forEach(each -> text.append(each.text()).append("\r\n"));
            return text.append("END:VCARD\r\n").toString();
        }
    }

    private final byte[] bytes;
    private final List<Raw> cards = new ArrayList<>();
    private final List<Said> notes = new ArrayList<>();
    private int next;
    private int number;
    private @Nullable Growing growing;
    private @Nullable List<WrittenLine> card;
    private int begun;
    private int depth;
    private int strays;
    private int firstStray;
    private boolean isOld;

    private CardFile(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A line of which it is not known yet where it ends. */
    private static final class Growing {

        private final int number;
        private final String head;
        private final String name;
        private final boolean quoted;
        private final boolean base64;
        private final ByteArrayOutputStream value = new ByteArrayOutputStream();
        private boolean soft;
        private boolean wide;
        private boolean paused;

        private Growing(int number, String head) {
            this.number = number;
            this.head = head;
            WrittenLine empty = new WrittenLine(number, head, new byte[0]);
            name = empty.name();
            quoted = empty.isQuoted();
            base64 = empty.isBase64();
        }

        private WrittenLine whole() {
            return new WrittenLine(number, head, value.toByteArray());
        }
    }

    /** What stands in a file, and what there is to say of it. */
    record Cut(List<Raw> cards, List<Said> notes) {}

    /** @param charset of the whole of it, where its beginning or its zeros show that; its lines may say otherwise */
    static Cut of(byte[] file, Charset charset) {
        boolean isWide = charset.name().startsWith("UTF-16");
        byte[] bytes = isWide ? new String(file, charset).getBytes(StandardCharsets.UTF_8) : file;
        CardFile cut = new CardFile(bytes);
        boolean marked =
                bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf;
        cut.next = marked ? 3 : 0;
        cut.read();
        return new Cut(cut.cards, cut.notes);
    }

    private void read() {
        while (next < bytes.length) {
            take(line());
        }
        end();
        if (card != null) {
            breakOff();
        }
        if (strays > 0) {
            notes.add(Said.of("strays", strays, firstStray));
        }
    }

    /** The next line as it came. */
    private byte[] line() {
        int from = next;
        int at = from;
        while (at < bytes.length && bytes[at] != '\n' && bytes[at] != '\r') {
            at++;
        }
        next = at + 1;
        if (at + 1 < bytes.length && bytes[at] == '\r' && bytes[at + 1] == '\n') {
            next++;
        }
        number++;
        return Arrays.copyOfRange(bytes, from, at);
    }

    private void take(byte[] line) {
        boolean blank = isBlank(line);
        if (growing != null && goesOn(growing, line)) {
            return;
        }
        if (blank) {
            if (growing == null || !growing.base64) {
                end();
            } else {
                growing.paused = true;
            }
            return;
        }
        int at = WrittenLine.valueAt(line);
        if (at == 0) {
            stray(line);
            return;
        }
        end();
        growing = new Growing(number, new String(line, 0, at, StandardCharsets.ISO_8859_1));
        add(growing, line, at);
    }

    /** Whether a line is more of the one before it. */
    private boolean goesOn(Growing before, byte[] line) {
        if (before.soft && !isEnd(line)) {
            add(before, line, 0);
            return true;
        }
        if (isBlank(line)) {
            return false;
        }
        boolean indented = line[0] == ' ' || line[0] == '\t';
        if (before.base64) {
            boolean more = (indented || WrittenLine.valueAt(line) == 0) && isBase64(line);
            if (more) {
                add(before, line, 0);
            }
            return more;
        }
        if (!indented || before.paused) {
            return false;
        }
        boolean betweenWords = isOld && !before.wide;
        add(before, line, betweenWords ? 0 : 1);
        return true;
    }

    private static void add(Growing to, byte[] line, int from) {
        int end = line.length;
        to.wide = line.length >= FOLDED_AT;
        to.soft = end > from && line[end - 1] == '=' && to.quoted;
        to.value.write(line, from, (to.soft ? end - 1 : end) - from);
    }

    /** More of a text that somebody has written over several lines without saying so; else nothing of a card. */
    private void stray(byte[] line) {
        if (card != null && growing != null && PROSE.contains(growing.name)) {
            growing.value.writeBytes("\\n".getBytes(StandardCharsets.US_ASCII));
            growing.value.writeBytes(line);
            return;
        }
        end();
        strays++;
        firstStray = strays == 1 ? number : firstStray;
    }

    private void end() {
        Growing ended = growing;
        growing = null;
        if (ended == null) {
            return;
        }
        WrittenLine line = ended.whole();
        String name = line.name();
        boolean isCard = line.bare().equalsIgnoreCase("VCARD");
        if (name.equals("BEGIN") && isCard) {
            begin(line);
        } else if (name.equals("END") && isCard && card != null) {
            depth--;
            if (depth == 0) {
                close();
            }
        } else if (card == null) {
            strays++;
            firstStray = strays == 1 ? line.number() : firstStray;
        } else if (depth == 1) {
            isOld = isOld || (name.equals("VERSION") && line.bare().startsWith("2"));
            card.add(line);
        }
    }

    private void begin(WrittenLine line) {
        if (card != null && (depth > 1 || opensAgent(card))) {
            depth++;
            return;
        }
        if (card != null) {
            breakOff();
        }
        card = new ArrayList<>();
        begun = line.number();
        depth = 1;
        isOld = false;
    }

    private static boolean opensAgent(List<WrittenLine> lines) {
        return !lines.isEmpty()
                && lines.getLast().name().equals("AGENT")
                && lines.getLast().bare().isEmpty();
    }

    private void close() {
        add(card, Ending.SAID);
    }

    /** Nobody says where it ends. */
    private void breakOff() {
        add(card, Ending.MISSING);
    }

    private enum Ending {
        SAID,
        MISSING
    }

    private void add(@Nullable List<WrittenLine> lines, Ending ending) {
        if (lines != null) {
            cards.add(new Raw(begun, List.copyOf(lines), ending == Ending.SAID));
        }
        card = null;
        depth = 0;
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isEnd(byte[] line) {
        return new String(line, 0, Math.min(line.length, 20), StandardCharsets.ISO_8859_1)
                .strip()
                .equalsIgnoreCase("END:VCARD");
    }

    private static boolean isBase64(byte[] line) {
        for (byte b : line) {
            boolean is = (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9');
            if (!is && b != '+' && b != '/' && b != '=' && b != ' ' && b != '\t') {
                return false;
            }
        }
        return true;
    }
}
