package paddock.takeover;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How the characters of a file are written, found out from its bytes.
 *
 * @param mark how many bytes at its beginning say so
 * @param broken whether some of it is written otherwise
 */
public record Encoding(Charset charset, int mark, boolean broken) {

    private static final int SAMPLE = 65_536;
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /** More bytes than one in so many that no text has: it is none. */
    private static final int RUBBISH = 50;

    /** What a file is that is no text, as the texts name it; null where it is one. */
    public static @Nullable String otherThanText(Path file) throws IOException {
        byte[] head = head(file);
        if (head.length == 0) {
            return "empty";
        }
        String begin = new String(head, 0, Math.min(8, head.length), StandardCharsets.ISO_8859_1);
        if (begin.startsWith("PK\u0003\u0004") || begin.startsWith("\u00d0\u00cf\u0011\u00e0")) {
            return "spreadsheet";
        }
        if (begin.startsWith("%PDF") || begin.startsWith("\u001f\u008b") || begin.startsWith("\u0089PNG")) {
            return "binary";
        }
        int odd = 0;
        for (byte b : head) {
            odd += b >= 0 && b < ' ' && b != '\t' && b != '\r' && b != '\n' && b != 0 ? 1 : 0;
        }
        boolean manyZeros = wide(head) == null && zeros(head, 0) + zeros(head, 1) > head.length / RUBBISH;
        return odd > head.length / RUBBISH || (manyZeros && mark(head) == null) ? "binary" : null;
    }

    public static Encoding of(Path file) throws IOException {
        byte[] head = head(file);
        Encoding marked = mark(head);
        if (marked != null) {
            return marked;
        }
        Charset wide = wide(head);
        return wide == null ? ofBytes(file) : new Encoding(wide, 0, false);
    }

    private static @Nullable Encoding mark(byte[] head) {
        if (head.length >= 3 && head[0] == (byte) 0xef && head[1] == (byte) 0xbb && head[2] == (byte) 0xbf) {
            return new Encoding(StandardCharsets.UTF_8, 3, false);
        }
        if (head.length >= 2 && head[0] == (byte) 0xff && head[1] == (byte) 0xfe) {
            return new Encoding(StandardCharsets.UTF_16LE, 2, false);
        }
        return head.length >= 2 && head[0] == (byte) 0xfe && head[1] == (byte) 0xff
                ? new Encoding(StandardCharsets.UTF_16BE, 2, false)
                : null;
    }

    /** Nearly every second byte of Latin letters in UTF-16 is zero. */
    private static @Nullable Charset wide(byte[] head) {
        int half = head.length / 2;
        if (half < 4) {
            return null;
        }
        if (zeros(head, 1) > half * 3 / 4 && zeros(head, 0) < half / 4) {
            return StandardCharsets.UTF_16LE;
        }
        return zeros(head, 0) > half * 3 / 4 && zeros(head, 1) < half / 4 ? StandardCharsets.UTF_16BE : null;
    }

    private static int zeros(byte[] head, int from) {
        int zeros = 0;
        for (int i = from; i < head.length; i += 2) {
            zeros += head[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    /** UTF-8 where its sequences are whole, or nearly all of them; else what Windows wrote in western Europe. */
    private static Encoding ofBytes(Path file) throws IOException {
        long whole = 0;
        long broken = 0;
        int open = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), SAMPLE)) {
            for (int b = in.read(); b >= 0; b = in.read()) {
                boolean goesOn = (b & 0xc0) == 0x80;
                if (open > 0 && goesOn) {
                    open--;
                    whole += open == 0 ? 1 : 0;
                    continue;
                }
                broken += open > 0 || goesOn ? 1 : 0;
                open = b < 0xc2 ? 0 : b < 0xe0 ? 1 : b < 0xf0 ? 2 : b < 0xf5 ? 3 : 0;
                broken += b >= 0xf5 || (b >= 0xc0 && b < 0xc2) ? 1 : 0;
            }
        }
        return broken == 0 || whole > 10 * broken
                ? new Encoding(StandardCharsets.UTF_8, 0, broken > 0 || open > 0)
                : new Encoding(WINDOWS, 0, false);
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(SAMPLE);
        }
    }

    /** Its characters; what is written otherwise is one that says so. */
    public Reader reader(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), SAMPLE);
        in.skipNBytes(mark);
        return new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE));
    }
}
