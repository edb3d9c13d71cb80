package paddock.takeover;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;

/**
 * Something to be said of a file or of one of its lines, which is put in words for whoever reads it.
 *
 * @param code the text {@code takeover.note.<code>}
 * @param values what the text names
 */
public record Note(String code, List<String> values) {

    private static final int LONGEST = 80;

    public Note {
        values = values.stream().map(Note::shown).toList();
    }

    public static Note of(String code, Object... values) {
        return new Note(code, Arrays.stream(values).map(String::valueOf).toList());
    }

    public String in(Locale locale, MessageSource texts) {
        return texts.getMessage("takeover.note." + code, values.toArray(), locale);
    }

    /** Cut to a length that can be shown, and without what no database keeps. */
    private static String shown(String value) {
        String plain = Cells.kept(value);
        return plain.length() > LONGEST ? plain.substring(0, plain.offsetByCodePoints(0, LONGEST / 2)) + "…" : plain;
    }
}
