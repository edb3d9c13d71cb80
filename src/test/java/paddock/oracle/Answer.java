package paddock.oracle;

/**
 * What became of a step.
 *
 * @param word the outcome, such as {@code held} or {@code taken}
 * @param detail what matters of it; empty where nothing does
 */
public record Answer(String word, String detail) {

    public static Answer of(String word) {
        return new Answer(word, "");
    }

    @Override
    public String toString() {
        return detail.isEmpty() ? word : word + " (" + detail + ")";
    }
}
