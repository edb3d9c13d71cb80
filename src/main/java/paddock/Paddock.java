package paddock;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import paddock.audit.AuditCommand;
import paddock.kernel.CannotStart;
import paddock.kernel.Release;
import paddock.sitefile.SiteCommand;
import paddock.web.Texts;

/** The product: one process that serves a circuit's pages and its API, and the commands beside it. */
@SpringBootApplication
public class Paddock {

    static final int FAULT = 70;
    private static final int USAGE = 64;
    private static final int CONFIGURATION = 78;

    /** The parts that have texts. */
    private static final List<String> SPEAKING = List.of(
            "web",
            "store",
            "post",
            "audit",
            "personal",
            "circuit",
            "homologation",
            "account",
            "openid",
            "directory",
            "trade",
            "sitefile",
            "map",
            "asking",
            "terms",
            "booking",
            "notice",
            "closing",
            "session",
            "waiting",
            "request",
            "hook",
            "review",
            "search",
            "series",
            "takeover",
            "exchange",
            "board",
            "year",
            "sheet",
            "story",
            "exhibition",
            "lead",
            "followup",
            "fruit",
            "stand",
            "letter",
            "rolodex",
            "twin");

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    /** The texts of every part that speaks. */
    @Bean
    MessageSource messageSource() {
        return Texts.of(SPEAKING.toArray(String[]::new));
    }

    public static void main(String[] args) {
        int code;
        try {
            code = run(Arrays.asList(args));
        } catch (SpringApplication.AbandonedRunException builds) { // by the build, which only wants to see what starts
            throw builds;
        } catch (RuntimeException broken) {
            code = isEnding() ? 0 : tell(args.length == 0 ? "serve" : args[0], broken);
        }
        if (code != 0) {
            System.exit(code);
        }
    }

    private static int run(List<String> args) {
        String command = args.isEmpty() ? "serve" : args.getFirst();
        return switch (command) {
            case "serve" -> Serving.start(args.subList(Math.min(1, args.size()), args.size()));
            case "site" -> SiteCommand.run(args.subList(1, args.size()), Commanding::start);
            case "audit" -> AuditCommand.run(args.subList(1, args.size()), Commanding::start);
            case "backup" -> BackupCommand.backup(args.subList(1, args.size()));
            case "restore" -> BackupCommand.restore(args.subList(1, args.size()));
            case "check" -> CheckCommand.run(args.subList(1, args.size()));
            case "version", "--version" -> {
                System.out.println("Paddock " + Release.version());
                yield 0;
            }
            default -> {
                System.err.println("Unknown command: " + command
                        + ". There are: serve, site, audit, backup, restore, check, version.");
                yield USAGE;
            }
        };
    }

    /** Whether somebody has stopped the process: how its start went is no news then. */
    static boolean isEnding() {
        try {
            Thread probe = new Thread();
            Runtime.getRuntime().addShutdownHook(probe);
            return !Runtime.getRuntime().removeShutdownHook(probe);
        } catch (IllegalStateException ending) {
            return true;
        }
    }

    /** One line for what a person can mend; the whole story for what is ours to mend. */
    private static int tell(String command, RuntimeException broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotStart known) {
                System.err.println(failed(command) + ": " + known.getMessage());
                return CONFIGURATION;
            }
            if (cause instanceof PortInUseException taken) {
                System.err.println("Paddock cannot start: port " + taken.getPort()
                        + " is taken. Stop what uses it, or choose another with PADDOCK_PORT.");
                return CONFIGURATION;
            }
        }
        broken.printStackTrace();
        return FAULT;
    }

    private static String failed(String command) {
        return switch (command) {
            case "backup" -> "No backup was made";
            case "restore" -> "Nothing was restored";
            default -> "Paddock cannot start";
        };
    }
}
