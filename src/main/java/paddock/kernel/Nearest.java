package paddock.kernel;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The word that was probably meant. */
public final class Nearest {

    private Nearest() {}

    /** The known word closest to what was written, when it is close enough to be a slip. */
    public static Optional<String> to(String written, Collection<String> known) {
        int most = Math.max(2, written.length() / 3);
        return known.stream()
                .filter(word -> Math.abs(word.length() - written.length()) <= most)
                .filter(word -> distance(written, word) <= most)
                .min(Comparator.comparingInt(word -> distance(written, word)));
    }

    /** The known word from which this one is a letter or two away, numbers apart: another year is another word. */
    public static Optional<String> slip(String written, Collection<String> known) {
        int most = written.length() < 8 ? 1 : 2;
        String digits = written.replaceAll("\\D", "");
        return known.stream()
                .filter(word ->
                        !word.equals(written) && word.replaceAll("\\D", "").equals(digits))
                .filter(word -> distance(written, word) <= (lettersOf(word).equals(lettersOf(written)) ? 2 : most))
                .min(Comparator.comparingInt(word -> distance(written, word)));
    }

    /** Two words of the same letters differ by a swap, which is one slip. */
    private static String lettersOf(String word) {
        char[] letters = word.toCharArray();
        Arrays.sort(letters);
        return String.valueOf(letters);
    }

    /** Levenshtein's: the letters to add, drop or change. */
    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[b.length()];
    }
}
