package paddock.web;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The interface's wordings, in the language files of the parts; every text is a message format. */
public final class Texts {

    private Texts() {}

    /**
     * The wordings of some parts, in every language they have.
     *
     * @param parts read from {@code paddock/<part>/texts_<language>.properties} each
     */
    public static MessageSource of(String... parts) {
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
        for (String part : parts) {
            texts.addBasenames("paddock/" + part + "/texts");
        }
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        texts.setDefaultLocale(Locale.FRENCH);
        texts.setAlwaysUseMessageFormat(true);
        return texts;
    }
}
