package paddock.sitefile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.FileSystemResource;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import paddock.circuit.Change;
import paddock.circuit.Contradiction;
import paddock.circuit.Importing;
import paddock.circuit.Site;
import paddock.circuit.Sites.Intent;
import paddock.kernel.Acting;
import paddock.sitefile.SiteFile.Reading.Read;
import paddock.sitefile.SiteFile.Reading.Refused;
import paddock.web.Terminal;
import paddock.web.Texts;

/** The commands about site files: {@code site check FILE}, {@code site import FILE}. */
public final class SiteCommand {

    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final int USAGE = 64;

    private final Terminal terminal = new Terminal(Texts.of("sitefile"));
    private final Locale locale = terminal.locale();
    private final List<String> options;

    private SiteCommand(List<String> options) {
        this.options = options;
    }

    /**
     * Runs one of them.
     *
     * @param application starts the application without its pages, for what needs the database
     * @return the exit code: 0 done, 1 refused, 64 not understood
     */
    public static int run(List<String> args, Supplier<ConfigurableApplicationContext> application) {
        List<String> rest = new ArrayList<>(args.subList(Math.min(1, args.size()), args.size()));
        SiteCommand command = new SiteCommand(
                rest.stream().filter(arg -> arg.startsWith("--")).toList());
        rest.removeIf(arg -> arg.startsWith("--"));
        boolean known = !args.isEmpty() && rest.size() == 1 && command.optionsKnown(args.getFirst());
        return switch (known ? args.getFirst() : "") {
            case "check" -> command.check(rest.getFirst());
            case "import" -> command.load(rest.getFirst(), application);
            default -> command.say("command.usage", USAGE);
        };
    }

    private boolean optionsKnown(String command) {
        List<String> known = command.equals("import") ? List.of("--dry-run", "--correct", "--yes") : List.of();
        return known.containsAll(options);
    }

    private int check(String file) {
        return switch (SiteFile.read(new FileSystemResource(Path.of(file)))) {
            case Refused refused -> mistakes(refused);
            case Read read -> {
                Site site = read.site();
                Warnings.of(read)
                        .forEach(warning -> terminal.line(Path.of(file).getFileName() + ":" + warning.line() + ": "
                                + text(
                                        "warning." + warning.key(),
                                        warning.values().toArray())));
                long layouts = site.circuits().stream()
                        .mapToLong(circuit -> circuit.layouts().size())
                        .sum();
                yield say(
                        "command.checked",
                        DONE,
                        site.name().in(locale),
                        site.circuits().size(),
                        layouts);
            }
        };
    }

    private int mistakes(Refused refused) {
        for (Mistake mistake : refused.mistakes()) {
            String place = mistake.file() + (mistake.line() == 0 ? "" : ":" + mistake.line());
            terminal.line(place + ": " + text(mistake.code(), mistake.values().toArray()));
        }
        return say("command.mistakes", REFUSED, refused.mistakes().size());
    }

    private int load(String file, Supplier<ConfigurableApplicationContext> application) {
        return switch (SiteFile.read(new FileSystemResource(Path.of(file)))) {
            case Refused refused -> mistakes(refused);
            case Read read -> {
                try (ConfigurableApplicationContext context = application.get()) {
                    String where = context.getEnvironment().getProperty("paddock.database.where", "");
                    if (!where.isEmpty()) {
                        say("command.database", DONE, where);
                    }
                    yield loadWhileThere(read, context.getBean(Loading.class));
                }
            }
        };
    }

    /** A command that has joined a running Paddock loses the database when that one ends. */
    private int loadWhileThere(Read read, Loading loading) {
        try {
            return load(read, loading);
        } catch (DataAccessException | TransactionException gone) {
            return say("command.gone", REFUSED);
        }
    }

    private int load(Read read, Loading loading) {
        Site site = read.site();
        Loading.Plan plan = loading.plan(read, options.contains("--correct") ? Intent.CORRECT : Intent.UPDATE);
        plan.changes().forEach(change -> terminal.line(line(change)));
        if (!plan.contradictions().isEmpty()) {
            return contradictions(plan.contradictions());
        }
        if (options.contains("--dry-run")) {
            return say("command.dry-run", DONE, plan.changes().size());
        }
        if (!plan.changes().isEmpty() && !agreed()) {
            return say("command.left", REFUSED);
        }
        return switch (loading.load(Acting.PADDOCK, plan)) {
            case Importing.Loaded loaded ->
                say(
                        "command.loaded",
                        DONE,
                        site.name().in(locale),
                        loaded.changes().size());
            case Importing.Unchanged same ->
                say("command.unchanged", DONE, site.name().in(locale));
            case Importing.Overtaken other -> say("command.overtaken", REFUSED);
            case Importing.Refused refused -> contradictions(refused.contradictions());
        };
    }

    private int contradictions(List<Contradiction> contradictions) {
        for (Contradiction contradiction : contradictions) {
            terminal.line(
                    switch (contradiction) {
                        case Contradiction.OtherZone zone -> text("contradiction.zone", zone.before(), zone.after());
                        case Contradiction.Vanished gone -> text("contradiction." + gone.what(), gone.key());
                        case Contradiction.PastRewritten past -> text("contradiction.past", past.layout(), past.day());
                        case Contradiction.SectionRewritten other -> text("contradiction.ground", other.key());
                        case Contradiction.ExclusionRewritten pair ->
                            text("contradiction.exclusion", pair.first(), pair.second());
                        case Contradiction.LawRewritten law -> text("contradiction.law", law.subject());
                        case Contradiction.Promised promised ->
                            text("contradiction.promised", promised.key(), promised.day());
                        case Contradiction.InUse use -> text("contradiction.in-use", use.constraint());
                    });
        }
        return say("command.refused", REFUSED);
    }

    private static String line(Change change) {
        return switch (change) {
            case Change.Added added -> "+ " + added.subject();
            case Change.Removed removed -> "− " + removed.subject();
            case Change.Altered altered -> "~ " + altered.subject() + ": " + altered.before() + " → " + altered.after();
        };
    }

    /** Asked on a terminal only: a script has said what it wants by calling. */
    private boolean agreed() {
        return !terminal.isAttended() || options.contains("--yes") || terminal.agrees("command.ask");
    }

    private int say(String key, int code, Object... values) {
        return terminal.say(key, code, values);
    }

    private String text(String key, Object... values) {
        return terminal.text(key, values);
    }
}
