package paddock.web;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** Something in a request cannot be read or does not exist: answered 400, saying which value and what would do. */
public final class BadInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String parameter;
    private final String value;
    private final List<String> allowed;
    private final String reason;

    /** @param allowed what could have been said instead, at most a few of them; empty where that is not a list */
    public BadInput(String parameter, String value, List<String> allowed) {
        this(parameter, value, allowed, allowed.isEmpty() ? "bad-input" : "bad-choice");
    }

    private BadInput(String parameter, String value, List<String> allowed, String reason) {
        super(parameter + "=" + value);
        this.parameter = parameter;
        this.value = value;
        this.allowed = List.copyOf(allowed);
        this.reason = reason;
    }

    /** A time that the clock passes over in spring. */
    public static BadInput skipped(String parameter, String time, List<String> instead) {
        return new BadInput(parameter, time, instead, "hour-skipped");
    }

    /** A time that the clock shows twice in autumn. */
    public static BadInput twice(String parameter, String time, List<String> which) {
        return new BadInput(parameter, time, which, "hour-twice");
    }

    /** Its name in the texts and in a problem's type. */
    String reason() {
        return reason;
    }

    /**
     * What is wrong and what would be right, in the reader's language.
     *
     * @param name what the reader calls what was said
     */
    public String said(String name, MessageSource texts, Locale locale) {
        Object[] values = {name, value(), String.join(", ", allowed)};
        return texts.getMessage("refusal." + reason + ".help", values, locale);
    }

    /** What was said about what, cut like its value: it may have been made up as well. */
    public String parameter() {
        return shown(parameter);
    }

    /** What was said, cut to a length that can be shown. */
    String value() {
        return shown(value);
    }

    private static String shown(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }

    List<String> allowed() {
        return allowed;
    }
}
