package paddock.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the guides show of how to verify a message can be copied, and tells a genuine one from a forged one. */
class WebhookGuideTest {

    private static final String BODY = "{\"type\":\"booked\",\"data\":{\"reference\":\"journée d’essai n° 4\"}}";

    private final SigningSecret secret = SigningSecret.random();
    private final UUID id = UUID.randomUUID();
    private final Instant now = Instant.now();
    private final String timestamp = Long.toString(now.getEpochSecond());
    private final String signatures = SigningSecret.random().sign(id, now, BODY) + " " + secret.sign(id, now, BODY);

    private static String example(String guide, String language) throws Exception {
        Matcher block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of(guide)));
        assertThat(block.find()).as(guide).isTrue();
        return block.group(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/webhooks.md", "docs/webhooks.fr.md"})
    void in_java(String guide, @TempDir Path folder) throws Exception {
        Path source = Files.writeString(folder.resolve("Verify.java"), example(guide, "java"));
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()))
                .isZero();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            Method genuine = loader.loadClass("Verify")
                    .getMethod("isGenuine", String.class, String.class, String.class, String.class, String.class);
            String known = secret.written();
            assertThat(genuine.invoke(null, known, id.toString(), timestamp, signatures, BODY))
                    .isEqualTo(true);
            assertThat(genuine.invoke(null, known, id.toString(), timestamp, signatures, BODY + " "))
                    .isEqualTo(false);
            String other = SigningSecret.random().written();
            assertThat(genuine.invoke(null, other, id.toString(), timestamp, signatures, BODY))
                    .isEqualTo(false);
            Instant then = now.minusSeconds(3600);
            String old = secret.sign(id, then, BODY);
            assertThat(genuine.invoke(null, known, id.toString(), Long.toString(then.getEpochSecond()), old, BODY))
                    .isEqualTo(false);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/webhooks.md", "docs/webhooks.fr.md"})
    void in_a_shell(String guide) throws Exception {
        assertThat(said(guide, BODY)).isEqualTo("genuine");
        assertThat(said(guide, BODY + " ")).isEqualTo("forged");
    }

    private String said(String guide, String body) throws Exception {
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", example(guide, "bash")).redirectErrorStream(true);
        shell.environment()
                .putAll(Map.of(
                        "secret",
                        secret.written(),
                        "id",
                        id.toString(),
                        "timestamp",
                        timestamp,
                        "signature",
                        signatures,
                        "body",
                        body,
                        "LC_ALL",
                        "C.UTF-8"));
        Process process = shell.start();
        byte[] said = process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).isZero();
        return new String(said, StandardCharsets.UTF_8).strip();
    }
}
