package paddock.sitefile;

import java.util.TreeMap;
import paddock.kernel.Text;

/**
 * Reads words that people wrote: plainly, in the language of the file, or one wording a language.
 *
 * @param most characters a wording may have
 */
record Wordings(Entry entry, int most) {

    Text in(String language) {
        if (!entry.isMapping()) {
            return Text.of(language, entry.string(most));
        }
        TreeMap<String, String> wordings = new TreeMap<>();
        entry.children().forEach((code, wording) -> {
            if (!Entry.LANGUAGE.matcher(code).matches()) {
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
