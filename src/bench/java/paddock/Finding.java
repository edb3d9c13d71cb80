package paddock;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing measured.
 *
 * @param unit of the figure, the limit and the floor
 * @param beside what else was seen, in words
 * @param atMost what was promised; absent where nothing was
 * @param floor what this machine needs for the bare minimum of the same work, measured in the same run
 */
record Finding(
        String what,
        String unit,
        double figure,
        String beside,
        @Nullable Double atMost,
        @Nullable Double floor) {

    static Finding of(String what, double figure, String unit) {
        return new Finding(what, unit, figure, "", null, null);
    }

    Finding beside(String words) {
        return new Finding(what, unit, figure, words, atMost, floor);
    }

    Finding atMost(double promised) {
        return new Finding(what, unit, figure, beside, promised, floor);
    }

    Finding floor(double bare) {
        return new Finding(what, unit, figure, beside, atMost, bare);
    }

    boolean met() {
        return atMost == null || figure <= atMost;
    }

    /** One line for the terminal. */
    String told() {
        String promise = atMost == null ? "" : (met() ? ", within " : ", MISSES ") + amount(atMost);
        return what + ": " + amount(figure) + promise + (beside.isEmpty() ? "" : " (" + beside + ")");
    }

    /** One row of the page of results. */
    String row() {
        String promise = atMost == null ? "" : amount(atMost) + (met() ? "" : " **missed**");
        String bare = floor == null ? "" : amount(floor);
        String ratio = floor == null ? "" : number(figure / floor) + " ×";
        return "| " + String.join(" | ", what, amount(figure), promise, bare, ratio, beside) + " |";
    }

    private String amount(double number) {
        return number(number) + " " + unit;
    }

    /** Three digits at least, and never more than two after the point. */
    static String number(double number) {
        int decimals = number >= 100 ? 0 : number >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + decimals + "f", number)
                .replaceFirst("(\\.\\d*?)0+$", "$1")
                .replaceFirst("\\.$", "");
    }
}
