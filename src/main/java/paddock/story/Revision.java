package paddock.story;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something done to a booking, as its page tells it.
 *
 * @param letter its index: A for the first, Z is followed by AA
 * @param who did it, as far as whoever reads may know
 */
public record Revision(String letter, String when, String who, String what, List<Change> changes) {

    /** What of it was another before, in words; {@code before} and {@code after} are absent where there was nothing. */
    public record Change(
            String field, @Nullable String before, @Nullable String after) {}

    /** The index of the act of that number, the first being 1. */
    static String letter(int number) {
        StringBuilder letters = new StringBuilder();
        for (int left = number; left > 0; left = (left - 1) / 26) {
            letters.insert(0, (char) ('A' + (left - 1) % 26));
        }
        return letters.toString();
    }
}
