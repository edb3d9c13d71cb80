package paddock.lead;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Makes out what is written on a picture, by the program of that name where the machine has it. */
@Component
class Tesseract {

    private static final Logger LOG = LoggerFactory.getLogger(Tesseract.class);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int MOST = 8000;
    private static final List<String> LANGUAGES = List.of("fra", "eng");

    private final String program;
    private final Duration longest;

    @Autowired
    Tesseract(Environment environment) {
        this(environment.getProperty("paddock.tesseract", "tesseract"), LONGEST);
    }

    Tesseract(String program, Duration longest) {
        this.program = program;
        this.longest = longest;
    }

    /** Whether it is installed, with a language that cards are in. */
    boolean isThere() {
        return !languages().isEmpty();
    }

    private List<String> languages() {
        if (program.equals("off")) {
            return List.of();
        }
        try {
            String said = run(List.of(program, "--list-langs"), new byte[0]).orElse("");
            List<String> lines = said.lines().map(String::strip).toList();
            return LANGUAGES.stream().filter(lines::contains).toList();
        } catch (IOException absent) {
            return List.of();
        }
    }

    /** What it makes out; empty where that is nothing, or where it takes too long. */
    String read(byte[] picture) throws IOException {
        List<String> languages = languages();
        if (languages.isEmpty()) {
            throw new IOException(program + " is not installed");
        }
        return run(List.of(program, "stdin", "stdout", "-l", String.join("+", languages)), picture)
                .orElse("");
    }

    /** What it wrote, up to a length; nothing where it failed or was not done in time. */
    private Optional<String> run(List<String> command, byte[] input) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("OMP_THREAD_LIMIT", "1"); // the pages come first
        Process process = builder.start();
        AtomicBoolean late = new AtomicBoolean();
        Thread feeding = Thread.ofVirtual().start(() -> feed(process, input));
        Thread watching = Thread.ofVirtual().start(() -> late.set(endsLate(process)));
        try {
            byte[] said = process.getInputStream().readNBytes(MOST);
            process.getInputStream().close();
            feeding.join();
            watching.join();
            return !late.get() && process.waitFor() == 0
                    ? Optional.of(clean(new String(said, StandardCharsets.UTF_8)))
                    : Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            end(process);
        }
    }

    private static void feed(Process process, byte[] input) {
        try (OutputStream to = process.getOutputStream()) {
            to.write(input);
        } catch (IOException ended) {
            LOG.debug("The program took no more of the picture", ended);
        }
    }

    private boolean endsLate(Process process) {
        try {
            boolean isLate = !process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
            if (isLate) {
                end(process);
            }
            return isLate;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            end(process);
            return true;
        }
    }

    /** With all that it has started: any of them would hold the pipe open. */
    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** What no database keeps is left out. */
    private static String clean(String said) {
        return said.codePoints()
                .filter(c -> c == '\n' || (!Character.isISOControl(c) && c != 0xFFFD))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }
}
