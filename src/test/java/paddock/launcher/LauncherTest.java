package paddock.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The launcher's own tests are a script, as it is; each of its lines is shown as a test here. */
class LauncherTest {

    @TestFactory
    Stream<DynamicTest> launcher() throws IOException {
        List<String> lines = linesOf("bash", "src/test/sh/launcher-test.sh");
        assertThat(lines).as("lines of launcher-test.sh").isNotEmpty();
        return lines.stream()
                .map(line -> DynamicTest.dynamicTest(nameIn(line), () -> {
                    if (!line.startsWith("ok ")) fail(line);
                }));
    }

    private static List<String> linesOf(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var output = process.getInputStream()) {
            return new String(output.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private static String nameIn(String line) {
        return line.replaceFirst("^(not )?ok ", "").replaceFirst(":.*", "").replace('_', ' ');
    }
}
