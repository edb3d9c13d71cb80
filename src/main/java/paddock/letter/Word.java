package paddock.letter;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands in a text for something of whoever gets it, in braces. Nothing else in braces means anything. */
enum Word {
    /** What they are called; their firm where nobody knows it. */
    NAME,
    FIRM,
    /** Where they were met first. */
    SHOW,
    /** When. */
    DATE,
    /** What is to be done next about them, as they were told. */
    PROMISED,
    NEED,
    /** Who writes. */
    SENDER,
    /** Where dates are looked for. */
    LINK;

    private static final Pattern WRITTEN = Pattern.compile("\\{([^{}\\s]{1,40})}");
    private static final Pattern BETWEEN = Pattern.compile("\n[ \t]*\n");

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String written() {
        return "{" + key() + "}";
    }

    private static Optional<Word> of(String key) {
        return Stream.of(values()).filter(one -> one.key().equals(key)).findFirst();
    }

    /** The first in braces that means nothing. */
    static Optional<String> unknown(String text) {
        Matcher written = WRITTEN.matcher(text);
        return written.results()
                .filter(each -> of(each.group(1)).isEmpty())
                .map(each -> each.group())
                .findFirst();
    }

    /** The text with what they stand for; a paragraph that would say nothing of somebody is left out. */
    static String filled(String text, Map<Word, String> values) {
        Map<Word, String> all = new EnumMap<>(Word.class);
        Stream.of(values())
                .forEach(word -> all.put(word, values.getOrDefault(word, "").strip()));
        return BETWEEN.splitAsStream(text.replace("\r\n", "\n").replace('\r', '\n'))
                .map(String::strip)
                .filter(paragraph -> !paragraph.isEmpty()
                        && said(paragraph).stream()
                                .noneMatch(word -> all.getOrDefault(word, "").isEmpty()))
                .map(paragraph -> WRITTEN.matcher(paragraph)
                        .replaceAll(each -> Matcher.quoteReplacement(of(each.group(1))
                                .map(word -> all.getOrDefault(word, ""))
                                .orElseGet(each::group))))
                .collect(Collectors.joining("\n\n"));
    }

    /** On one line: one that says nothing of somebody is empty. */
    static String filledLine(String text, Map<Word, String> values) {
        return WRITTEN.matcher(text)
                .replaceAll(each -> Matcher.quoteReplacement(of(each.group(1))
                        .map(word -> values.getOrDefault(word, ""))
                        .orElseGet(each::group)))
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static List<Word> said(String paragraph) {
        return WRITTEN.matcher(paragraph)
                .results()
                .flatMap(each -> of(each.group(1)).stream())
                .toList();
    }
}
