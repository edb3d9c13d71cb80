package paddock.oracle;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * What may become of a step.
 *
 * @param words any of these outcomes is right: of several reasons against something, any may be given
 * @param detail what matters of it; empty where nothing does
 */
record Expected(Collection<String> words, String detail) {

    static Expected of(String word) {
        return new Expected(List.of(word), "");
    }

    static Expected of(String word, String detail) {
        return new Expected(List.of(word), detail);
    }

    static Expected any(Collection<String> words) {
        return new Expected(new TreeSet<>(words), "");
    }

    boolean admits(Answer answer) {
        return words.contains(answer.word()) && (detail.isEmpty() || detail.equals(answer.detail()));
    }

    @Override
    public String toString() {
        return String.join(" or ", words) + (detail.isEmpty() ? "" : " (" + detail + ")");
    }
}
