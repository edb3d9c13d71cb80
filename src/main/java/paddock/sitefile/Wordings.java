package paddock.sitefile;

import java.util.TreeMap;
import java.util.regex.Pattern;
import paddock.kernel.Text;

/**
 * Reads words that people wrote: plainly, in the language of the file, or one wording a language.
 *
 * @param most characters a wording may have
 */
record Wordings(Entry entry, int most) {

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

    /** The language in which a file is written. */
    static String language(Entry entry) {
        String code = entry.string();
        if (!LANGUAGE.matcher(code).matches()) {
            entry.wrong("not-a-language", code);
        }
        return code;
    }

    Text in(String language) {
        if (!entry.isMapping()) {
            return Text.of(language, entry.string(most));
        }
        TreeMap<String, String> wordings = new TreeMap<>();
        entry.children().forEach((code, wording) -> {
            if (!LANGUAGE.matcher(code).matches()) {
                wording.wrong("not-a-language", code);
            }
            wordings.put(code, wording.string(most));
        });
        if (wordings.isEmpty()) {
            entry.wrong("blank");
            return Text.of(language, "");
        }
        return new Text(wordings.containsKey(language) ? language : wordings.firstKey(), wordings);
    }
}
