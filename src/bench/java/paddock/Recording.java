package paddock;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Everything that one act has the database do, as the server itself wrote it down. */
record Recording(List<Asked> asked) {

    private static final Pattern BEGIN = Pattern.compile("\\[(\\d+)] LOG: {2}execute [^:]*: ");
    private static final String WRITTEN = "insert into booking.booking";
    private static final String ASKING = "account.api_token";
    private static final int SETTLED = 1_000;
    private static final Pattern PARAMETERS = Pattern.compile("DETAIL: {2}[Pp]arameters: ");
    private static final Pattern VALUE = Pattern.compile("\\$(\\d+) = (NULL|'((?:[^']++|'')*+)')");

    /**
     * A statement.
     *
     * @param values as text; null where it was null
     */
    record Asked(String sql, List<String> values) {}

    /** What an act does. */
    interface Act {
        void run() throws Exception;
    }

    /** Records while nobody else asks the server for anything. */
    static Recording of(Connection superuser, Path log, Act act) throws Exception {
        try (Statement statement = superuser.createStatement()) {
            statement.execute("alter system set log_parameter_max_length = -1");
            logging(statement, "all");
            long from = Files.size(log);
            act.run();
            Thread.sleep(SETTLED);
            logging(statement, "none");
            byte[] all = Files.readAllBytes(log);
            return new Recording(read(new String(all, (int) from, all.length - (int) from, StandardCharsets.UTF_8)));
        }
    }

    private static void logging(Statement statement, String which) throws SQLException, InterruptedException {
        statement.execute("alter system set log_statement = '" + which + "'");
        statement.execute("select pg_reload_conf()");
        Thread.sleep(300);
    }

    /** What was asked over which connection. */
    private record Said(String connection, Asked asked) {

        boolean isA(String act) {
            return asked.sql().contains(act);
        }
    }

    /** Until the booking is there, of the connections that write it and that ask who it is for; mails are written over others. */
    private static List<Asked> read(String log) {
        List<Said> all = all(entries(log));
        int written = position(all, 0, said -> said.isA(WRITTEN));
        String connection = all.get(written).connection();
        int end = position(all, written, said -> said.connection().equals(connection) && said.isA("COMMIT"));
        List<Said> until = all.subList(0, end + 1);
        Set<String> connections = until.stream()
                .filter(said -> said.isA(WRITTEN) || said.isA(ASKING))
                .map(Said::connection)
                .collect(Collectors.toSet());
        return until.stream()
                .filter(said -> connections.contains(said.connection()))
                .map(Said::asked)
                .toList();
    }

    private static int position(List<Said> all, int from, Predicate<Said> wanted) {
        return IntStream.range(from, all.size())
                .filter(i -> wanted.test(all.get(i)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing was booked"));
    }

    private static List<Said> all(List<String> entries) {
        List<Said> all = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Matcher begin = BEGIN.matcher(entries.get(i));
            if (begin.find()) {
                String sql = entries.get(i).substring(begin.end()).strip();
                boolean detailed = i + 1 < entries.size()
                        && PARAMETERS.matcher(entries.get(i + 1)).find();
                all.add(new Said(begin.group(1), new Asked(sql, detailed ? values(entries.get(i + 1)) : List.of())));
            }
        }
        return all;
    }

    /** Lines that begin with a tab go on with the one before. */
    private static List<String> entries(String log) {
        List<String> entries = new ArrayList<>();
        for (String line : log.split("\n", -1)) {
            if (line.startsWith("\t") && !entries.isEmpty()) {
                entries.set(entries.size() - 1, entries.getLast() + "\n" + line.substring(1));
            } else {
                entries.add(line);
            }
        }
        return entries;
    }

    private static List<String> values(String details) {
        List<String> values = new ArrayList<>();
        Matcher value = VALUE.matcher(details);
        while (value.find()) {
            values.add(value.group(3) == null ? null : value.group(3).replace("''", "'"));
        }
        return values;
    }
}
