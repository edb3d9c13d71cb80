package paddock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.aot.AotDetector;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.SpringProperties;
import org.springframework.util.ClassUtils;
import paddock.account.FirstAdministrator;
import paddock.audit.Sealing;
import paddock.kernel.CannotStart;
import paddock.kernel.Release;
import paddock.store.Database;
import paddock.store.DatabaseSettings;

/** The command that serves: the database and the application start side by side, then one line says where. */
final class Serving {

    /** Before them there were no years to count. */
    private static final int MOST_YEARS = 2010;

    private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

    private Serving() {}

    static int start(List<String> options) {
        carryMoreThanIsWritten();
        Map<String, Object> settings = settings(options);
        SpringApplication application = new SpringApplication(Paddock.class);
        application.setDefaultProperties(settings);
        if (!Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
            application.addInitializers(Database.starting(DatabaseSettings.fromEnvironment()));
            SpringProperties.setProperty(AotDetector.AOT_ENABLED, String.valueOf(isWired()));
        }
        ConfigurableApplicationContext context = application.run();
        context.getBean(Database.class).whenLost(Serving::stop);
        context.getBean(Sealing.class).begin();
        String port = context.getEnvironment().getProperty("local.server.port", "8080");
        if (!Paddock.isEnding()) {
            System.out.println("Paddock " + Release.version() + " is ready at http://localhost:" + port + "/ ("
                    + String.format(Locale.ROOT, "%.1f s", sinceStart().toMillis() / 1000.0) + cache()
                    + "). Ctrl-C stops it.");
            context.getBean(FirstAdministrator.class).address(port).ifPresent(System.out::println);
        }
        return 0;
    }

    /**
     * Virtual threads are not taken off a processor: with one carrier for each, threads that write pages would keep those
     * that take requests in waiting, some for ten times as long as others.
     */
    private static void carryMoreThanIsWritten() {
        int carriers = 2 * Runtime.getRuntime().availableProcessors();
        if (System.getProperty(CARRIERS) == null) {
            System.setProperty(CARRIERS, String.valueOf(carriers));
        }
    }

    /** Whether the build has written down what the application is made of, so that no start need find out again. */
    private static boolean isWired() {
        return ClassUtils.isPresent(Paddock.class.getName() + "__ApplicationContextInitializer", null);
    }

    /** Ends the process, for whoever watches over it to start it again; the next start recovers the data. */
    private static void stop() {
        System.err.println("Paddock stops: its database server has ended. See postgres.log in the data folder.");
        System.exit(Paddock.FAULT);
    }

    private static Duration sinceStart() {
        Instant now = InstantSource.system().instant();
        return Duration.between(ProcessHandle.current().info().startInstant().orElse(now), now);
    }

    private static Map<String, Object> settings(List<String> options) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("server.port", port());
        settings.put("paddock.demo", demo(options));
        settings.put("paddock.database.seconds", seconds("PADDOCK_DATABASE_SECONDS", 15));
        settings.put("paddock.request.seconds", seconds("PADDOCK_REQUEST_SECONDS", 20));
        String log = System.getenv().getOrDefault("PADDOCK_LOG", "text");
        if (log.equals("json")) {
            settings.put("logging.structured.format.console", "ecs");
        } else if (!log.equals("text")) {
            throw new CannotStart("PADDOCK_LOG=" + log + " is neither text nor json", "Choose one");
        }
        return settings;
    }

    private static int port() {
        String text = System.getenv().getOrDefault("PADDOCK_PORT", "8080").strip();
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new CannotStart("PADDOCK_PORT=" + text + " is not a port", "Give a number from 1 to 65535");
        }
        return Integer.parseInt(text);
    }

    private static int seconds(String name, int usual) {
        String text =
                System.getenv().getOrDefault(name, Integer.toString(usual)).strip();
        if (!text.matches("[1-9]\\d{0,3}")) {
            throw new CannotStart(name + "=" + text + " is no number of seconds", "Give one from 1 to 9999");
        }
        return Integer.parseInt(text);
    }

    private static String demo(List<String> options) {
        String demo = System.getenv().getOrDefault("PADDOCK_DEMO", "on");
        for (String option : options) {
            demo = switch (option) {
                case "--demo" -> "on";
                case "--no-demo" -> "off";
                default -> throw new CannotStart("Unknown option " + option, "There are --demo and --no-demo");
            };
        }
        if (!demo.equals("on") && !demo.equals("off")) {
            throw new CannotStart("PADDOCK_DEMO=" + demo + " is neither on nor off", "Choose one");
        }
        String years = System.getenv().getOrDefault("PADDOCK_DEMO_YEARS", "1");
        if (!years.matches("\\d{1,4}") || Integer.parseInt(years) > MOST_YEARS) {
            throw new CannotStart(
                    "PADDOCK_DEMO_YEARS=" + years + " is not a number of years",
                    "Say 1, or 0 for none, and at most " + MOST_YEARS);
        }
        return demo;
    }

    /** Whether the ahead-of-time cache that the package carries is in use: only then is its file mapped. */
    private static String cache() {
        String cache = System.getProperty("paddock.aot", "");
        Path maps = Path.of("/proc/self/maps");
        if (cache.isEmpty() || !Files.isReadable(maps)) {
            return "";
        }
        try (var lines = Files.lines(maps)) {
            String file = String.valueOf(Path.of(cache).getFileName());
            return lines.anyMatch(line -> line.endsWith(file))
                    ? ", ahead-of-time cache used"
                    : ", ahead-of-time cache NOT used";
        } catch (IOException unreadable) {
            return "";
        }
    }
}
