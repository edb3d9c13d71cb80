package paddock.kernel;

import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Words written by people, in one language or several: language code to wording. Asked for a language it lacks, it
 * answers in the language it was first meant for, and says which one that is.
 */
public record Text(String language, SortedMap<String, String> wordings) {

    public Text {
        if (!wordings.containsKey(language)) {
            throw new IllegalArgumentException("no wording in " + language);
        }
        wordings = Collections.unmodifiableSortedMap(new TreeMap<>(wordings));
    }

    public static Text of(String language, String wording) {
        return new Text(language, new TreeMap<>(java.util.Map.of(language, wording)));
    }

    public String in(Locale locale) {
        return wordings.getOrDefault(locale.getLanguage(), toString());
    }

    /** The language of what {@link #in} answers, for the {@code lang} attribute. */
    public String languageFor(Locale locale) {
        return wordings.containsKey(locale.getLanguage()) ? locale.getLanguage() : language;
    }

    @Override
    public String toString() {
        return wordings.getOrDefault(language, "");
    }
}
