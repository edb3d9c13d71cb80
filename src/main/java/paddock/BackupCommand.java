package paddock;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import paddock.store.Backup;
import paddock.store.Backup.Made;
import paddock.store.BackupFile;
import paddock.store.Database;
import paddock.store.DatabaseSettings;
import paddock.store.Restore;
import paddock.store.Restore.Target;
import paddock.web.Terminal;
import paddock.web.Texts;

/** The commands that keep and bring back all there is: {@code backup [FILE]}, {@code restore FILE}. */
final class BackupCommand {

    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final int USAGE = 64;

    private final Terminal terminal = new Terminal(Texts.of("store"));
    private final DatabaseSettings settings = DatabaseSettings.fromEnvironment();

    private BackupCommand() {}

    /** Beside a Paddock that serves, or alone. */
    static int backup(List<String> args) {
        return new BackupCommand().keep(args);
    }

    /** Alone: nobody may look on while everything changes. */
    static int restore(List<String> args) {
        return new BackupCommand().bringBack(args);
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
        if (files.size() != 1 || !List.of("--replace", "--yes").containsAll(options)) {
            return terminal.say("restore.usage", USAGE);
        }
        try (BackupFile backup = BackupFile.open(Path.of(files.getFirst()));
                Database database = Database.open(settings)) {
            long rows = Restore.rowsIn(database);
            if (rows > 0 && !options.contains("--replace")) throw Restore.notEmpty(rows);
            if (rows > 0 && !options.contains("--yes") && !agreed(rows, backup)) {
                return terminal.say("restore.left", REFUSED);
            }
            new Restore(backup, rows > 0 ? Target.REPLACED : Target.EMPTY).into(database);
            return terminal.say("restore.done", DONE, backup.rows(), backup.origin());
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
