package paddock;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import paddock.account.RestoredAccess;
import paddock.directory.RestoredInvitations;
import paddock.exchange.RestoredSubscriptions;
import paddock.hook.RestoredHooks;
import paddock.personal.Repetition;
import paddock.personal.Replay;
import paddock.stand.RestoredDevices;
import paddock.store.Backup;
import paddock.store.Backup.Made;
import paddock.store.BackupFile;
import paddock.store.Database;
import paddock.store.DatabaseSettings;
import paddock.store.Outlasting;
import paddock.store.Restore;
import paddock.store.Restore.Target;
import paddock.web.Terminal;
import paddock.web.Texts;

/** The commands that keep and bring back all there is: {@code backup [FILE]}, {@code restore FILE}. */
final class BackupCommand {

    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final int USAGE = 64;
    private static final String ERASURES = "--erasures=";

    private final Terminal terminal = new Terminal(Texts.of("store"));
    private final DatabaseSettings settings = DatabaseSettings.fromEnvironment();

    private BackupCommand() {}

    /** Beside a Paddock that serves, or alone. */
    static int backup(List<String> args) {
        return new BackupCommand().keep(args);
    }

    /** Alone: nobody may look on while everything changes. */
    static int restore(List<String> args) {
        quieten();
        return new BackupCommand().bringBack(args);
    }

    /** Without the application nobody has told it what is worth a line. */
    private static void quieten() {
        LoggingSystem.get(BackupCommand.class.getClassLoader()).setLogLevel("org.flywaydb", LogLevel.ERROR);
    }

    private int keep(List<String> args) {
        if (args.size() > 1 || args.stream().anyMatch(arg -> arg.startsWith("-"))) {
            return terminal.say("backup.usage", USAGE);
        }
        Path file = Path.of(args.isEmpty() ? "" : args.getFirst());
        try (Database database = Database.join(settings)) {
            Made made = new Backup(settings, InstantSource.system().instant()).of(database, file);
            return terminal.say("backup.made", DONE, made.file(), made.tables(), made.rows(), size(made.bytes()));
        }
    }

    private int bringBack(List<String> args) {
        List<String> options = args.stream().filter(arg -> arg.startsWith("-")).toList();
        List<String> files = args.stream().filter(arg -> !arg.startsWith("-")).toList();
        List<String> flags =
                options.stream().filter(one -> !one.startsWith(ERASURES)).toList();
        if (files.size() != 1 || !List.of("--replace", "--yes").containsAll(flags)) {
            return terminal.say("restore.usage", USAGE);
        }
        Replay replay = Replay.of(
                System.getenv().getOrDefault("PADDOCK_DATA", ""),
                options.stream()
                        .filter(one -> one.startsWith(ERASURES))
                        .map(one -> Path.of(one.substring(ERASURES.length())))
                        .toList());
        RestoredAccess access = new RestoredAccess();
        RestoredInvitations invitations = new RestoredInvitations();
        RestoredHooks webhooks = new RestoredHooks();
        RestoredSubscriptions calendars = new RestoredSubscriptions();
        RestoredDevices phones = new RestoredDevices();
        try (BackupFile backup = BackupFile.open(Path.of(files.getFirst()));
                Database database = Database.open(settings)) {
            long rows = Restore.rowsIn(database);
            if (rows > 0 && !options.contains("--replace")) throw Restore.notEmpty(rows);
            if (rows > 0 && !options.contains("--yes") && !agreed(rows, backup)) {
                return terminal.say("restore.left", REFUSED);
            }
            Outlasting outlasting = Outlasting.all(List.of(access, invitations, webhooks, calendars, phones, replay));
            new Restore(backup, rows > 0 ? Target.REPLACED : Target.EMPTY, outlasting).into(database);
            terminal.say("restore.done", DONE, backup.rows(), backup.origin());
            sayEnded(access.ended(), invitations.ended());
            sayIfAny("restore.webhooks", webhooks.disabled());
            sayIfAny("restore.calendars", calendars.withdrawn());
            sayIfAny("restore.phones", phones.forgotten());
        }
        return replay.undone() == 0 ? DONE : forgetAgain(replay.undone());
    }

    private void sayIfAny(String text, int number) {
        if (number > 0) {
            terminal.say(text, DONE, number);
        }
    }

    private void sayEnded(RestoredAccess.Ended ended, int invitations) {
        int links = ended.links() + invitations;
        if (ended.any() || links > 0) {
            terminal.say("restore.ended", DONE, ended.devices(), links, ended.lasting(), ended.people());
        }
    }

    /** Whoever is back with an older backup; should it fail, the next start does it before anything is served. */
    private int forgetAgain(long erasures) {
        try (ConfigurableApplicationContext context = Commanding.start()) {
            int left = context.getBean(Repetition.class).left();
            return left == 0
                    ? terminal.say("restore.forgotten", DONE, erasures)
                    : terminal.say("restore.key-missing", REFUSED, left);
        } catch (RuntimeException failed) {
            return terminal.say("restore.forgotten-later", REFUSED, erasures, String.valueOf(failed.getMessage()));
        }
    }

    /** A script that means it says so: what would be lost cannot be had again. */
    private boolean agreed(long rows, BackupFile backup) {
        if (terminal.isAttended()) return terminal.agrees("restore.ask", rows, backup.origin());
        terminal.line(terminal.text("restore.say-yes", rows));
        return false;
    }

    private static long size(long bytes) {
        return Math.max(1, bytes / 1000);
    }
}
