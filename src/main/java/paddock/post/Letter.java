package paddock.post;

import java.util.Locale;
import java.util.Map;

/**
 * What a mail is made of: a template, somebody, and what the template says of the matter.
 *
 * @param template a part's own, such as {@code accounts/mails/reset}: beside it lie {@code reset.html} and
 *     {@code reset.txt}, whose first line is the subject
 * @param values what the template calls by name
 */
public record Letter(String template, MailAddress to, Locale language, Thing about, Map<String, Object> values) {

    public Letter {
        values = Map.copyOf(values);
    }
}
