package paddock.web;

import java.io.Console;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Scanner;
import org.springframework.context.MessageSource;

/** Where a command speaks to whoever called it, in the language that the environment names. */
public final class Terminal {

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Locale locale = wanted();
    private final MessageSource texts;

    public Terminal(MessageSource texts) {
        this.texts = texts;
    }

    public Locale locale() {
        return locale;
    }

    public String text(String key, Object... values) {
        return texts.getMessage(key, values, locale);
    }

    /** One line, whatever is in it. */
    public void line(String line) {
        out.println(line);
    }

    /** A last word, and the code to end with. */
    public int say(String key, int code, Object... values) {
        out.println(text(key, values));
        return code;
    }

    /** Whether a person sits there, who can be asked. */
    public boolean isAttended() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    /** Asks a person, and counts only a plain yes. */
    public boolean agrees(String question, Object... values) {
        out.print(text(question, values) + " ");
        out.flush();
        Scanner answer = new Scanner(System.in, StandardCharsets.UTF_8);
        return answer.hasNextLine()
                && answer.nextLine().strip().toLowerCase(Locale.ROOT).matches("o|oui|y|yes");
    }

    private static Locale wanted() {
        for (String name : List.of("LC_ALL", "LC_MESSAGES", "LANG")) {
            String value = System.getenv(name);
            if (value != null && !value.isBlank()) {
                return value.startsWith("fr") ? Locale.FRENCH : Locale.ENGLISH;
            }
        }
        return Locale.ENGLISH;
    }
}
