package paddock.exchange;

import java.util.Arrays;
import java.util.HexFormat;
import paddock.kernel.Token;

/** A short name for a long text: the same for the same text, and nothing can be read out of it. */
final class Fingerprint {

    private static final int BYTES = 16;

    private Fingerprint() {}

    static String of(String text) {
        return HexFormat.of().formatHex(Arrays.copyOf(new Token(text).digest(), BYTES));
    }
}
