package paddock.lead;

import java.util.Optional;

/** A photograph of a card: a JPEG by what is in it, whatever it was called. */
public final class Picture {

    /** Somewhat more than a phone sends, which scales it first. */
    public static final int MOST_BYTES = 2_000_000;

    public static final String TYPE = "image/jpeg";

    private static final int MOST_PIXELS = 40_000_000;
    private static final int MARK = 0xFF;
    private static final int SCAN = 0xDA;

    private final byte[] bytes;

    private Picture(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Nothing where it is no such picture, is cut off, or would be larger than anybody looks at once it is unpacked. */
    public static Optional<Picture> of(byte[] bytes) {
        boolean whole = bytes.length > 4
                && bytes.length <= MOST_BYTES
                && at(bytes, 0) == MARK
                && at(bytes, 1) == 0xD8
                && at(bytes, bytes.length - 2) == MARK
                && at(bytes, bytes.length - 1) == 0xD9;
        return whole && isOfReasonableSize(bytes) ? Optional.of(new Picture(bytes.clone())) : Optional.empty();
    }

    /** One that was found to be a picture before it was kept. */
    static Picture kept(byte[] bytes) {
        return new Picture(bytes.clone());
    }

    /** Goes from mark to mark until the one that tells the size; the picture itself comes after that. */
    private static boolean isOfReasonableSize(byte[] bytes) {
        int place = 2;
        while (place + 9 < bytes.length && at(bytes, place) == MARK) {
            int mark = at(bytes, place + 1);
            if (mark == SCAN) {
                return false;
            }
            if (isFrame(mark)) {
                long pixels = (long) pair(bytes, place + 5) * pair(bytes, place + 7);
                return pixels > 0 && pixels <= MOST_PIXELS;
            }
            place += mark == MARK ? 1 : 2 + Math.max(2, pair(bytes, place + 2));
        }
        return false;
    }

    private static boolean isFrame(int mark) {
        return mark >= 0xC0 && mark <= 0xCF && mark != 0xC4 && mark != 0xC8 && mark != 0xCC;
    }

    private static int pair(byte[] bytes, int place) {
        return at(bytes, place) << 8 | at(bytes, place + 1);
    }

    private static int at(byte[] bytes, int place) {
        return bytes[place] & MARK;
    }

    public byte[] bytes() {
        return bytes.clone();
    }
}
