package paddock;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A recorded booking as pgbench does it again and again, each time so many days later, with prepared statements as the
 * product has them.
 */
final class Replay {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern FIGURE = Pattern.compile("tps = ([0-9.]+)");
    private static final Pattern CONTROL =
            Pattern.compile("(?i)(begin|commit|rollback|savepoint|set)\\b.*", Pattern.DOTALL);
    private static final int NEAR = 800;

    /** A booking is written with the number that was drawn for it. */
    private static final String NUMBERED = "insert into booking.booking";

    private static final String DRAWN = "array[currval('booking.booking_number_seq')]";

    private final Map<String, String> database;

    /** @param database how it is reached, as psql's variables name it */
    Replay(Map<String, String> database) {
        this.database = Map.copyOf(database);
    }

    /** The script; each statement is prepared once on each connection. */
    static String script(Connection connection, Recording recording, String booking, LocalDate day)
            throws SQLException {
        Map<String, String> names = new LinkedHashMap<>();
        StringBuilder acts = new StringBuilder();
        try (Statement statement = connection.createStatement()) {
            for (Recording.Asked asked : recording.asked()) {
                if (CONTROL.matcher(asked.sql()).matches()) {
                    acts.append(flat(asked.sql())).append(";\n");
                    continue;
                }
                String name = names.computeIfAbsent(flat(asked.sql()), any -> "s" + (names.size() + 1));
                if (asked.sql().contains("pg_advisory_xact_lock")) {
                    acts.append("begin;\n");
                }
                statement.execute("deallocate all");
                statement.execute("prepare " + name + " as " + flat(asked.sql()));
                List<String> arguments = arguments(asked, types(statement), booking, day);
                acts.append("execute ")
                        .append(name)
                        .append(arguments.isEmpty() ? "" : "(" + String.join(", ", arguments) + ")")
                        .append(";\n");
            }
            statement.execute("deallocate all");
        }
        StringBuilder script = new StringBuilder("\\if :ready\n\\else\n");
        names.forEach((sql, name) -> script.append("prepare ")
                .append(name)
                .append(" as ")
                .append(sql)
                .append(";\n"));
        return script.append("\\set n :client_id * 20000 + 1\n\\set ready 1\n\\endif\n\\set n :n + 1\n")
                .append(acts)
                .toString();
    }

    /** On one line: pgbench ends a statement at its semicolon, and comments at the end of a line. */
    private static String flat(String sql) {
        return sql.replaceAll("--[^\n]*", "").replaceAll("\\s+", " ").strip();
    }

    private static List<String> types(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select parameter_types::text[] from pg_prepared_statements")) {
            row.next();
            return List.of((String[]) row.getArray(1).getArray());
        }
    }

    private static List<String> arguments(Recording.Asked asked, List<String> types, String booking, LocalDate day) {
        if (asked.sql().contains("pg_advisory_xact_lock")) {
            String[] keys = elements(asked.values().get(0));
            String[] shared = elements(asked.values().get(1));
            return List.of(
                    IntStream.range(0, keys.length)
                            .mapToObj(i -> shared[i].startsWith("t") ? keys[i] : keys[i] + " + :n * 7919")
                            .collect(Collectors.joining(", ", "array[", "]::bigint[]")),
                    literal(asked.values().get(1)) + "::boolean[]");
        }
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < asked.values().size(); i++) {
            String value = asked.values().get(i);
            if (asked.sql().contains(NUMBERED) && types.get(i).equals("bigint[]")) {
                arguments.add(DRAWN);
                continue;
            }
            arguments.add((value == null ? "null" : later(value, booking, day)) + "::" + types.get(i));
        }
        return arguments;
    }

    private static String[] elements(String array) {
        return array.replaceAll("[{}\"]", "").split(",", -1);
    }

    /** The value with the booking's id another and its days so many later. */
    private static String later(String value, String booking, LocalDate day) {
        String text = literal(value);
        if (value.contains(booking)) {
            text = "replace(" + text + ", '" + booking + "', md5('" + booking + "' || :n)::uuid::text)";
        }
        TreeSet<LocalDate> days = new TreeSet<>();
        Matcher date = DATE.matcher(value);
        while (date.find()) {
            LocalDate found = LocalDate.parse(date.group());
            if (Math.abs(found.toEpochDay() - day.toEpochDay()) <= NEAR) {
                days.add(found);
            }
        }
        for (LocalDate each : days.descendingSet()) {
            text = "replace(" + text + ", '" + each + "', (date '" + each + "' + :n)::text)";
        }
        return text.startsWith("'") ? text : "(" + text + ")";
    }

    private static String literal(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** Transactions a second of a script with so many clients. */
    double aSecond(String script, int clients, int seconds) throws IOException {
        Path file = Files.createTempFile("paddock-bench-", ".pgbench");
        try {
            Files.writeString(file, script);
            ProcessBuilder builder = new ProcessBuilder(
                            pgbench(),
                            "--no-vacuum",
                            "--define=ready=0",
                            "--protocol=simple",
                            "--client=" + clients,
                            "--jobs=1",
                            "--time=" + seconds,
                            "--file=" + file)
                    .redirectErrorStream(true);
            builder.environment().putAll(database);
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("pgbench: " + said);
            }
            Matcher figure = FIGURE.matcher(said);
            if (!figure.find()) {
                throw new IllegalStateException("pgbench said: " + said);
            }
            return Double.parseDouble(figure.group(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            Files.delete(file);
        }
    }

    private static String pgbench() throws IOException {
        try (var found = Files.find(Path.of("/usr/lib/postgresql"), 3, (path, any) -> path.endsWith("bin/pgbench"))) {
            return found.map(Path::toString).sorted().toList().reversed().stream()
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("There is no pgbench: install postgresql"));
        }
    }
}
