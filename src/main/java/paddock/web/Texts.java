package paddock.web;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Where the wordings of pages, answers and lines in a terminal come from. */
public final class Texts {

    private Texts() {}

    /**
     * The wordings of some parts, in every language they have.
     *
     * @param parts read from {@code paddock/<part>/texts_<language>.properties} each
     */
    public static MessageSource of(String... parts) {
        ResourceBundleMessageSource texts = new Typeset();
        for (String part : parts) {
            texts.addBasenames("paddock/" + part + "/texts");
        }
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        texts.setDefaultLocale(Locale.FRENCH);
        texts.setAlwaysUseMessageFormat(true);
        return texts;
    }

    /** French as printers set it; the files are written with plain blanks, which anybody can type and see. */
    private static final class Typeset extends ResourceBundleMessageSource {

        @Override
        protected @Nullable String getStringOrNull(ResourceBundle bundle, String key) {
            String text = super.getStringOrNull(bundle, key);
            return text != null && bundle.getLocale().getLanguage().equals("fr") ? french(text) : text;
        }
    }

    private static final Pattern BESIDE_MARKS = Pattern.compile("(?<=\\S) (?=[;:!?»])|(?<=«) ");

    /** No line begins with a mark that French keeps a blank before. It is a wide one: the typeface has no other. */
    static String french(String text) {
        return BESIDE_MARKS.matcher(text).replaceAll("\u00a0");
    }
}
