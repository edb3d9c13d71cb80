package paddock.trade;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What somebody may have meant whose hand slipped once: a letter too many, one too few, another, or two swapped. Short words share
 * hardly a group of three letters with what they were to be.
 */
final class Slips {

    private static final int SHORTEST = 4;
    /** A longer one is found by its letters. */
    private static final int LONGEST = 8;

    private Slips() {}

    /** None of words that are found otherwise, or of letters that are not these. */
    static List<String> of(String word) {
        if (word.length() < SHORTEST || word.length() > LONGEST || !word.matches("[a-z]+")) {
            return List.of();
        }
        return IntStream.rangeClosed(0, word.length())
                .boxed()
                .flatMap(place -> at(word, place))
                .filter(slip -> !slip.equals(word))
                .distinct()
                .toList();
    }

    private static Stream<String> at(String word, int place) {
        String before = word.substring(0, place);
        String after = word.substring(place);
        Stream<String> fewer = letters().map(letter -> before + letter + after);
        if (after.isEmpty()) {
            return fewer;
        }
        String rest = after.substring(1);
        Stream<String> other = letters().map(letter -> before + letter + rest);
        Stream<String> swapped =
                rest.isEmpty() ? Stream.of() : Stream.of(before + rest.charAt(0) + after.charAt(0) + rest.substring(1));
        return Stream.of(fewer, other, Stream.of(before + rest), swapped).flatMap(each -> each);
    }

    private static Stream<String> letters() {
        return IntStream.rangeClosed('a', 'z').mapToObj(Character::toString);
    }
}
