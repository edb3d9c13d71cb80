package paddock.trade;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a word that somebody typed may mean.
 *
 * @param near words of names that it resembles or is a part of, the nearest first
 * @param trades the keys of trades that it may be called by
 */
record Meaning(String word, List<Near> near, Collection<String> trades) {

    /** A word of a name, and how far it is from the one that was typed. */
    record Near(String word, double distance) {}

    /**
     * What is asked of the index, from what was surely meant to what may have been: the name has all words as they were typed; or begins
     * with them; or has the one that is nearest; or each may mean it somehow. Each also finds what the one before it finds.
     *
     * @param trades only companies that have one of them; all where it is empty
     */
    static List<String> tiers(List<Meaning> words, Collection<String> trades) {
        List<String> only = trades.isEmpty() ? List.of() : List.of(any(traded(trades)));
        if (words.isEmpty()) {
            return only;
        }
        return Stream.<Function<Meaning, Stream<String>>>of(
                        Meaning::typed, Meaning::begun, Meaning::nearest, Meaning::whatever)
                .map(tier -> Stream.concat(words.stream().map(word -> any(tier.apply(word))), only.stream())
                        .collect(Collectors.joining(" & ")))
                .distinct()
                .toList();
    }

    private static String any(Stream<String> lexemes) {
        return lexemes.distinct().collect(Collectors.joining(" | ", "(", ")"));
    }

    private Stream<String> typed() {
        return Stream.of(lexeme("n", word), lexeme("j", word));
    }

    private Stream<String> begun() {
        return Stream.concat(typed(), Stream.of(lexeme("n", word) + ":*"));
    }

    private Stream<String> nearest() {
        double least = near.stream().mapToDouble(Near::distance).min().orElse(0);
        return Stream.concat(
                begun(), near.stream().filter(each -> each.distance() <= least).map(each -> lexeme("n", each.word())));
    }

    private Stream<String> whatever() {
        List<String> all = new ArrayList<>(nearest().toList());
        near.forEach(each -> all.add(lexeme("n", each.word())));
        all.add(lexeme("a", word) + ":*");
        return Stream.concat(all.stream(), traded(trades));
    }

    private static Stream<String> traded(Collection<String> trades) {
        return new TreeSet<>(trades).stream().map(trade -> lexeme("t", trade));
    }

    /** In quotes, so that nothing in it is a sign of the language of queries. */
    private static String lexeme(String kind, String text) {
        return "'" + kind + "/" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
