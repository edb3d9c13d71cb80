package paddock;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the same machine needs for a JVM that only says hello, and for the database alone. */
record Floor(Path made, Path data) {

    private static final int RUNS = 5;

    /** Seconds until a JVM of the package has said hello and ended. */
    double helloSeconds() throws IOException {
        double[] runs = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            runs[run] = seconds(hello());
        }
        return median(runs);
    }

    /** What that JVM occupies, in megabytes. */
    double helloMegabytes() throws IOException {
        return Double.parseDouble(said(hello("memory")).strip());
    }

    /** Seconds until the package's PostgreSQL answers on the cluster that the product has made; stopped again after. */
    double databaseSeconds() throws IOException {
        double[] runs = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            runs[run] = seconds(postgres("--options=-c listen_addresses= -c unix_socket_directories=" + data, "start"));
            said(postgres("--mode=fast", "stop"));
        }
        return median(runs);
    }

    static double median(double... some) {
        double[] sorted = some.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private List<String> hello(String... arguments) {
        List<String> words = new ArrayList<>(List.of(
                made.resolve("runtime/bin/java").toString(),
                "@" + made.resolve("lib/jvm-flags"),
                "-cp",
                Path.of("target", "test-classes").toAbsolutePath().toString(),
                "paddock.Hello"));
        words.addAll(List.of(arguments));
        return words;
    }

    /** As the product does it: PostgreSQL refuses root, who therefore gives root's rights away. */
    private List<String> postgres(String... arguments) throws IOException {
        boolean root = Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        List<String> words = new ArrayList<>(root ? List.of("unshare", "--user") : List.of());
        words.add(made.resolve("postgresql/bin/pg_ctl").toString());
        words.addAll(List.of("--wait", "--silent", "--pgdata=" + data.resolve("postgres")));
        words.add("--log=" + data.resolve("floor.log"));
        words.addAll(List.of(arguments));
        return words;
    }

    private static double seconds(List<String> words) throws IOException {
        long began = System.nanoTime();
        said(words);
        return (System.nanoTime() - began) / 1e9;
    }

    private static String said(List<String> words) throws IOException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", words) + ": " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return said;
    }
}
