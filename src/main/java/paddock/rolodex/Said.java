package paddock.rolodex;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import paddock.takeover.Cells;

/**
 * Something to be said of a file or a card, which is put in words for whoever reads it.
 *
 * @param code the text {@code rolodex.said.<code>}
 * @param values what the text names
 */
record Said(String code, List<String> values) {

    private static final int LONGEST = 80;

    Said {
        values = values.stream().map(Said::shown).toList();
    }

    static Said of(String code, Object... values) {
        return new Said(code, Arrays.stream(values).map(String::valueOf).toList());
    }

    String in(Locale locale, MessageSource texts) {
        return texts.getMessage("rolodex.said." + code, values.toArray(), locale);
    }

    /** Cut to a length that can be shown, and without what no database keeps. */
    private static String shown(String value) {
        String plain = Cells.kept(value).replaceAll("\\p{Cc}+", " ").strip();
        return plain.codePointCount(0, plain.length()) > LONGEST
                ? plain.substring(0, plain.offsetByCodePoints(0, LONGEST)) + "…"
                : plain;
    }
}
