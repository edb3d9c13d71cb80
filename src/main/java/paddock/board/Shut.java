package paddock.board;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import paddock.kernel.Text;

/**
 * Hours of a day in which what is written lets nobody drive, or not everybody.
 *
 * @param from second of the day at which they begin
 * @param until second of the day at which they end
 * @param paragraphs why
 */
record Shut(int from, int until, Whom whom, List<Paragraph> paragraphs) {

    Shut {
        paragraphs = List.copyOf(paragraphs);
    }

    /** For whom they are. */
    enum Whom {
        /** Whoever it is, or each of the kinds of use that the site knows by name, as long as nothing is granted. */
        EVERYBODY,
        /** Some of those kinds can drive, and others cannot. */
        SOME
    }

    /** A paragraph as people quote it, and what it says. */
    record Paragraph(String cite, List<Text> said) {

        String in(Locale locale) {
            String words = said.stream().map(text -> text.in(locale)).distinct().collect(Collectors.joining(" "));
            return words.isEmpty() || words.equals(cite) ? cite : cite.isEmpty() ? words : cite + " – " + words;
        }
    }

    /** Each paragraph with what it says; empty where none is quoted. */
    String why(Locale locale) {
        return paragraphs.stream()
                .map(paragraph -> paragraph.in(locale))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" · "));
    }
}
