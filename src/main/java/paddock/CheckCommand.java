package paddock;

import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.MessageSource;
import paddock.store.Soundness;
import paddock.web.Terminal;
import paddock.web.Texts;

/** The command that looks whether all that is kept is as it must be. */
final class CheckCommand {

    private static final int SOUND = 0;
    private static final int BROKEN = 1;
    private static final int USAGE = 64;

    private CheckCommand() {}

    static int run(List<String> args) {
        if (!args.isEmpty()) return new Terminal(Texts.of("store")).say("check.usage", USAGE);
        try (ConfigurableApplicationContext context = Commanding.start()) {
            Terminal terminal = new Terminal(context.getBean(MessageSource.class));
            Soundness soundness = context.getBean(Soundness.class);
            List<Soundness.Broken> broken = soundness.broken();
            for (Soundness.Broken each : broken) {
                terminal.line("✗ " + terminal.text("invariant." + each.key()));
                each.wrong().forEach(wrong -> terminal.line("    " + wrong));
            }
            int all = soundness.keys().size();
            return broken.isEmpty()
                    ? terminal.say("check.sound", SOUND, all)
                    : terminal.say("check.broken", BROKEN, broken.size(), all);
        }
    }
}
