package paddock.rolodex;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of a vCard, put together again from those over which it goes on. Its characters are found out line by line, and only
 * then: programs fold within a letter, and say of one line that it is Latin-1 and of the next that it is UTF-8.
 *
 * @param number where it begins in the file, counted from 1
 * @param head the name of the property with its parameters
 * @param raw what follows, a letter for each byte
 */
record WrittenLine(int number, String head, String raw) {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Pattern HEAD =
            Pattern.compile("^\\s*(?:[A-Za-z0-9-]+\\.)?[A-Za-z][A-Za-z0-9-]*\\s*(?:;(?:\"[^\"]*\"|[^:\"])*)?:");
    private static final Pattern CHARSET = Pattern.compile(";\\s*CHARSET=\"?([^;:\"]*)\"?", Pattern.CASE_INSENSITIVE);
    private static final Pattern QUOTED =
            Pattern.compile(";\\s*(?:ENCODING=)?\"?QUOTED-PRINTABLE\"?", Pattern.CASE_INSENSITIVE);
    private static final Pattern BASE64 =
            Pattern.compile(";\\s*(?:ENCODING=)?\"?(?:BASE64|B)\"?\\s*(?=[;:]|$)", Pattern.CASE_INSENSITIVE);

    WrittenLine(int number, String head, byte[] value) {
        this(number, head, new String(value, StandardCharsets.ISO_8859_1));
    }

    private byte[] value() {
        return raw.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Where the value begins in a line as it came; 0 where it is none of a vCard. */
    static int valueAt(byte[] line) {
        int longest = Math.min(line.length, 2000);
        Matcher head = HEAD.matcher(new String(line, 0, longest, StandardCharsets.ISO_8859_1));
        return head.find() ? head.end() : 0;
    }

    /** The name of its property, without the group. */
    String name() {
        String bare = head.strip().split("[;:]", 2)[0];
        return bare.substring(bare.lastIndexOf('.') + 1).strip().toUpperCase(Locale.ROOT);
    }

    boolean isQuoted() {
        return QUOTED.matcher(head).find();
    }

    boolean isBase64() {
        return BASE64.matcher(head).find();
    }

    /** Its value without looking at what it means. */
    String bare() {
        return raw.strip();
    }

    /** As a reader takes it: in one line, its characters known. */
    String text() {
        String plain = CHARSET.matcher(decoded(head.getBytes(StandardCharsets.ISO_8859_1), null))
                .replaceAll("");
        Charset said = named(charset());
        if (!isQuoted()) {
            return plain + decoded(value(), said);
        }
        byte[] bytes = unquoted();
        boolean isOther = said != null && !said.equals(StandardCharsets.UTF_8);
        String text = isOther ? new String(bytes, said) : decoded(bytes, null);
        return QUOTED.matcher(plain).replaceAll("")
                + text.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n");
    }

    private String charset() {
        Matcher said = CHARSET.matcher(head);
        return said.find() ? said.group(1).strip() : "";
    }

    /** UTF-8 where it is that, whatever is said of it: files are written anew by programs that do not look into them. */
    private static String decoded(byte[] bytes, @Nullable Charset otherwise) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException other) {
            boolean isNone = otherwise == null || otherwise.equals(StandardCharsets.UTF_8);
            return new String(bytes, isNone ? WINDOWS : otherwise);
        }
    }

    /** What is called Latin-1 is what Windows makes of it, which is the same and more. */
    private static @Nullable Charset named(String charset) {
        if (charset.isEmpty()) {
            return null;
        }
        try {
            Charset named = Charset.forName(charset);
            boolean isLatin = named.equals(StandardCharsets.ISO_8859_1) || named.equals(StandardCharsets.US_ASCII);
            return isLatin ? WINDOWS : named;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return null;
        }
    }

    private byte[] unquoted() {
        byte[] value = value();
        ByteArrayOutputStream plain = new ByteArrayOutputStream(value.length);
        for (int i = 0; i < value.length; i++) {
            int high = i + 2 < value.length ? Character.digit(value[i + 1], 16) : -1;
            int low = i + 2 < value.length ? Character.digit(value[i + 2], 16) : -1;
            if (value[i] == '=' && high >= 0 && low >= 0) {
                plain.write(high << 4 | low);
                i += 2;
            } else {
                plain.write(value[i]);
            }
        }
        return plain.toByteArray();
    }
}
