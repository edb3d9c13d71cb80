package paddock.audit;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.dao.DataAccessException;
import paddock.web.Language;
import paddock.web.Texts;

/** The command {@code audit verify}: up to where the trail is whole, and what is missing or altered. */
public final class AuditCommand {

    private static final int WHOLE = 0;
    private static final int BROKEN = 1;
    private static final int USAGE = 64;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final MessageSource texts = Texts.of("audit");
    private final Locale locale = Language.ofTerminal();

    private AuditCommand() {}

    /**
     * Runs it.
     *
     * @param application starts the application without its pages
     * @return the exit code: 0 whole, 1 not whole or not to be told, 64 not understood
     */
    public static int run(List<String> args, Supplier<ConfigurableApplicationContext> application) {
        AuditCommand command = new AuditCommand();
        if (!args.equals(List.of("verify"))) {
            command.say("command.audit.usage");
            return USAGE;
        }
        try (ConfigurableApplicationContext context = application.get()) {
            return command.tell(
                    context.getBean(Verification.class).verify(),
                    context.getBean(Strongbox.class).place().toString());
        } catch (DataAccessException gone) {
            command.say("command.audit.gone");
            return BROKEN;
        }
    }

    private int tell(Verification.Report report, String place) {
        for (Flaw flaw : report.flaws()) {
            long[] acts = flaw.numbers();
            String numbers = acts[0] == acts[1] ? acts[0] + "" : acts[0] + "–" + acts[1];
            say("command.audit." + key(flaw), numbers, place);
        }
        if (report.end() == 0 && report.flaws().isEmpty()) {
            say("command.audit.empty");
        } else if (report.wholeAt() != null) {
            say(
                    "command.audit.whole",
                    Long.toString(report.whole()),
                    report.wholeAt().toString());
        } else if (report.end() > 0) {
            say("command.audit.none-whole");
        }
        if (report.unsealed() > 0) {
            say("command.audit.unsealed", Long.toString(report.unsealed()));
        }
        if (!report.endKnown() && report.end() > 0) {
            say("command.audit.end-unknown", place);
        }
        return report.flaws().isEmpty() ? WHOLE : BROKEN;
    }

    private static String key(Flaw flaw) {
        return switch (flaw) {
            case Flaw.Altered _ -> "altered";
            case Flaw.Missing _ -> "missing";
            case Flaw.CutOff _ -> "cut-off";
            case Flaw.Rewritten _ -> "rewritten";
            case Flaw.Unlinked _ -> "unlinked";
            case Flaw.OtherSeal _ -> "other-seal";
            case Flaw.OtherTrail _ -> "other-trail";
            case Flaw.Unnamed _ -> "unnamed";
            case Flaw.NoKey _ -> "no-key";
            case Flaw.WrongKey _ -> "wrong-key";
        };
    }

    private void say(String key, Object... values) {
        out.println(texts.getMessage(key, values, locale));
    }
}
