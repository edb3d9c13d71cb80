package paddock.web;

import java.util.List;

/** Something in a request cannot be read or does not exist: answered 400, saying which value and what would do. */
public final class BadInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String parameter;
    private final String value;
    private final List<String> allowed;

    /** @param allowed what could have been said instead, at most a few of them; empty where that is not a list */
    public BadInput(String parameter, String value, List<String> allowed) {
        super(parameter + "=" + value);
        this.parameter = parameter;
        this.value = value;
        this.allowed = List.copyOf(allowed);
    }

    /** What was said about what, cut like its value: it may have been made up as well. */
    String parameter() {
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
