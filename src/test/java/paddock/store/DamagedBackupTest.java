package paddock.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import paddock.kernel.CannotStart;

/** A file that is not what it was, or never was a backup, is told in a line before any database is touched. */
final class DamagedBackupTest {

    private static final String TABLE = "tables/shape.lap.copy";

    @TempDir
    private Path temp;

    private Path backup = Path.of("");

    @BeforeEach
    void aBackup() {
        backup = Shapes.backup(Shapes.of(TestDatabases.EMBEDDED), temp.resolve("whole.zip"));
    }

    private static String refusal(Path file) {
        return Refusal.of(() -> BackupFile.open(file, Shapes.OLD).close());
    }

    @Test
    void one_cut_short_anywhere_is_refused() throws IOException {
        byte[] whole = Files.readAllBytes(backup);
        Random random = new Random(42);
        for (int round = 0; round < 100; round++) {
            byte[] part = Arrays.copyOf(whole, round == 0 ? whole.length - 1 : random.nextInt(whole.length));
            assertThat(refusal(Files.write(temp.resolve("part.zip"), part)))
                    .contains("part.zip", "Take another backup");
        }
    }

    /** A bit that neither rows nor manifest depend on, such as a file's date, may change unseen. */
    @Test
    void one_with_a_byte_altered_is_refused_or_still_says_the_same() throws IOException {
        byte[] whole = Files.readAllBytes(backup);
        Manifest manifest = Shapes.held(Shapes.of(TestDatabases.EMBEDDED), Shapes.OLD);
        Random random = new Random(42);
        int refused = 0;
        for (int round = 0; round < 400; round++) {
            byte[] altered = whole.clone();
            altered[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            Path file = Files.write(temp.resolve("altered.zip"), altered);
            try (BackupFile read = BackupFile.open(file, Shapes.OLD)) {
                assertThat(read.manifest().tables()).isEqualTo(manifest.tables());
            } catch (CannotStart told) {
                assertThat(told.getMessage()).contains("altered.zip");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(200);
    }

    @Test
    void one_whose_rows_were_altered_with_care_is_refused() throws IOException {
        assertThat(refusal(with(TABLE, "1\t2030-01-01\n2\t2026-01-01\n2\t2026-01-01\n")))
                .contains("damaged", TABLE);
        assertThat(refusal(with(TABLE, null))).contains("damaged", TABLE);
        assertThat(refusal(with("tables/more.copy", ""))).contains("damaged", "tables/more.copy");
    }

    @Test
    void what_is_no_backup_is_refused() throws IOException {
        assertThat(refusal(temp.resolve("nowhere.zip"))).contains("There is no file");
        assertThat(refusal(temp)).contains("cannot be read", "directory");
        assertThat(refusal(Files.writeString(temp.resolve("letter"), "dear"))).contains("is no backup");
        assertThat(refusal(Files.writeString(temp.resolve("empty"), ""))).contains("is no backup");
        assertThat(refusal(with(Manifest.NAME, null))).contains("is not a backup of Paddock's");
        assertThat(refusal(with(Manifest.NAME, "{}"))).contains("damaged", Manifest.NAME);
        assertThat(refusal(with(Manifest.NAME, "no json"))).contains("damaged", Manifest.NAME);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"format\" : 1', '\"format\" : 2', made by a newer Paddock (format 2",
        "'\"schema\" : \"0001\"', '\"schema\" : \"0009\"', (schema 0009)",
        "'\"schema\" : \"0001\"', '\"schema\" : \"later\"', damaged",
        "'\"rows\" : 3', '\"rows\" : 4', damaged"
    })
    void one_whose_manifest_says_what_this_paddock_cannot_take_is_refused(String before, String after, String says)
            throws IOException {
        String manifest = entries().getOrDefault(Manifest.NAME, "");
        assertThat(manifest).contains(before);
        assertThat(refusal(with(Manifest.NAME, manifest.replace(before, after))))
                .contains(says);
    }

    /** The backup with something else, or nothing, under that name. */
    private Path with(String name, @org.jspecify.annotations.Nullable String content) throws IOException {
        Map<String, String> entries = entries();
        if (content == null) entries.remove(name);
        else entries.put(name, content);
        Path file = temp.resolve("made.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private Map<String, String> entries() throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(backup.toFile())) {
            zip.stream().forEach(entry -> {
                try {
                    entries.put(
                            entry.getName(),
                            new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return entries;
    }
}
