package paddock.rolodex;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import paddock.takeover.Cells;

/** Words as people and programs write them, made comparable. */
final class Plain {

    static final int LONGEST = 200;
    static final int LONGEST_NOTE = 4000;

    private static final Locale SPANISH = Locale.of("es");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Map<String, String> COUNTRIES = countries();

    private Plain() {}

    /** One line without what no form takes, no longer than a field of a form. */
    static String line(String written) {
        return cut(
                Cells.kept(written)
                        .replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ")
                        .replaceAll(" {2,}", " ")
                        .strip(),
                LONGEST);
    }

    /** Some lines without what no form takes. */
    static String lines(String written) {
        StringBuilder kept = new StringBuilder();
        written.replaceAll("\\r\\n?", "\n")
                .codePoints()
                .filter(c -> c == '\n' || !Character.isISOControl(c))
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .forEach(kept::appendCodePoint);
        return cut(kept.toString().strip(), LONGEST_NOTE);
    }

    private static String cut(String text, int longest) {
        int end = Math.min(text.length(), longest);
        return text.substring(0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
                .strip();
    }

    /** Letters and numbers only, without accents, in small letters. */
    static String words(String written) {
        return NO_LETTERS
                .matcher(Normalizer.normalize(written, Normalizer.Form.NFKD).replaceAll("\\p{M}", ""))
                .replaceAll(" ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /** Digits of a number, by which it is known however it is written. */
    static String digits(String phone) {
        String digits = phone.replaceAll("\\D", "");
        return digits.length() > 9 ? digits.substring(digits.length() - 9) : digits;
    }

    /** The code of a country that is written as a name or as a code; empty where nobody could tell. */
    static String country(String written) {
        String word = words(written);
        return word.isEmpty() ? "" : COUNTRIES.getOrDefault(word, "");
    }

    private static Map<String, String> countries() {
        Map<String, String> all = new TreeMap<>();
        for (String code : Locale.getISOCountries()) {
            Locale country = Locale.of("", code);
            for (Locale language : Set.of(Locale.FRENCH, Locale.ENGLISH, Locale.GERMAN, Locale.ITALIAN, SPANISH)) {
                all.put(words(country.getDisplayCountry(language)), code);
            }
            all.put(country.getISO3Country().toLowerCase(Locale.ROOT), code);
        }
        for (String code : Locale.getISOCountries()) {
            all.put(code.toLowerCase(Locale.ROOT), code);
        }
        all.putAll(Map.of(
                "uk",
                "GB",
                "england",
                "GB",
                "angleterre",
                "GB",
                "usa",
                "US",
                "etats unis d amerique",
                "US",
                "united states of america",
                "US",
                "hollande",
                "NL",
                "holland",
                "NL",
                "republique francaise",
                "FR"));
        all.put("f", "FR");
        all.put("d", "DE");
        return Map.copyOf(all);
    }
}
