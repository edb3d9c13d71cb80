package paddock.sitefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import paddock.circuit.Conflicts;
import paddock.circuit.Site;
import paddock.homologation.Law;
import paddock.sitefile.SiteFile.Reading;
import paddock.sitefile.SiteFile.Reading.Read;
import paddock.sitefile.SiteFile.Reading.Refused;

/** Site files cut off or mangled in any way are read or refused with a mistake that can be found, and quickly. */
final class MangledSitesTest {

    private static final boolean FULL = Boolean.getBoolean("paddock.full");
    private static final int TRIES = FULL ? 20_000 : 300;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private static final List<String> SCALARS = List.of(
            "",
            "~",
            "x",
            "0",
            "-1",
            "1e999",
            "NaN",
            "true",
            "2027-02-30",
            "2027-07-01",
            "9".repeat(400),
            "é".repeat(300),
            "\"\\ud800\"",
            "\"\\u202e\"",
            "\"\\UFFFFFFFF\"",
            "[]",
            "{}",
            "[[[[",
            "{a: {b: c}}",
            "&a x",
            "*a",
            "!!int 1",
            "|",
            ">-",
            "'",
            "\"",
            "? a",
            "- a",
            "---",
            "...",
            "%YAML 9.9",
            "#",
            "🏁",
            "\u0000",
            "\uFEFF",
            "S1",
            "forward");

    @ParameterizedTest
    @ValueSource(strings = {"paddock/circuit/sample", "sites/ales", "sites/gamogonili"})
    @Timeout(300)
    void a_site_cut_off_anywhere_is_refused_unless_what_is_left_is_a_whole_site(String path) throws IOException {
        Folder folder = Folder.of(path);
        String name = path.substring(path.lastIndexOf('/') + 1) + ".yaml";
        byte[] whole = folder.bytes(name);
        int step = FULL || path.contains("sample") ? 1 : 37;
        for (int length = 0; length < whole.length; length += step) {
            byte[] cut = Arrays.copyOf(whole, length);
            switch (folder.with(name, cut).read(name)) {
                case Read read ->
                    assertThat(SiteSchema.mistakes(SiteSchema.json(new String(cut, StandardCharsets.UTF_8))))
                            .as("cut at " + length)
                            .isEmpty();
                case Refused(List<Mistake> mistakes) -> assertPlaced(mistakes, "cut at " + length);
            }
        }
    }

    @Test
    @Timeout(300)
    void a_geometry_cut_off_anywhere_is_refused() throws IOException {
        Folder folder = Folder.of("paddock/circuit/sample");
        byte[] whole = folder.bytes("sample.geojson");
        int end = new String(whole, StandardCharsets.UTF_8).stripTrailing().length();
        for (int length = 0; length < end; length++) {
            Reading reading =
                    folder.with("sample.geojson", Arrays.copyOf(whole, length)).read("sample.yaml");
            assertThat(reading).as("cut at " + length).isInstanceOf(Refused.class);
            assertPlaced(((Refused) reading).mistakes(), "cut at " + length);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "paddock/circuit/sample.yaml",
                "paddock/circuit/sample.geojson",
                "sites/ales.yaml",
                "sites/ales.geojson",
                "sites/gamogonili.yaml",
                "sites/gamogonili.geojson"
            })
    void a_mangled_site_is_read_or_refused_and_never_breaks_the_reading(String file) throws IOException {
        Folder folder = Folder.of(file.substring(0, file.lastIndexOf('.')));
        String name = file.substring(file.lastIndexOf('/') + 1);
        String yaml = name.substring(0, name.lastIndexOf('.')) + ".yaml";
        long first = FULL ? System.nanoTime() : 20_260_601;
        for (long seed = first; seed < first + TRIES / 6; seed++) {
            byte[] mangled = mangled(folder.bytes(name), new Random(seed));
            String what = file + ", seed " + seed;
            long begun = System.nanoTime();
            try {
                use(folder.with(name, mangled).read(yaml), what);
            } catch (RuntimeException broken) {
                throw new AssertionError(what, broken);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).as(what).isLessThan(LONGEST);
        }
    }

    /** What has been read can be worked with; what has not says where it is wrong. */
    private static void use(Reading reading, String what) {
        switch (reading) {
            case Refused(List<Mistake> mistakes) -> assertPlaced(mistakes, what);
            case Read(Site site, Law law, Places places) -> {
                for (LocalDate day : List.of(LocalDate.of(2026, 6, 1), LocalDate.of(2027, 7, 1))) {
                    Conflicts.of(site, day).layouts().forEach(on -> on.course().line());
                }
            }
        }
    }

    /** A line for every mistake, but for those of a file without any. */
    private static void assertPlaced(List<Mistake> mistakes, String what) {
        assertThat(mistakes)
                .as(what)
                .isNotEmpty()
                .allMatch(mistake -> mistake.line() > 0 || mistake.key().equals("empty"));
    }

    private static byte[] mangled(byte[] whole, Random random) {
        byte[] bytes = whole;
        for (int times = 1 + random.nextInt(4); times > 0; times--) {
            bytes = random.nextInt(4) == 0 ? bytesChanged(bytes, random) : linesChanged(bytes, random);
        }
        return bytes;
    }

    private static byte[] bytesChanged(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        for (int times = 1 + random.nextInt(5); times > 0 && bytes.length > 0; times--) {
            int most = random.nextBoolean() ? 128 : 256;
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(most);
        }
        return bytes;
    }

    private static byte[] linesChanged(byte[] whole, Random random) {
        List<String> lines = new ArrayList<>(
                new String(whole, StandardCharsets.UTF_8).lines().toList());
        if (lines.isEmpty()) {
            return whole;
        }
        int at = random.nextInt(lines.size());
        int other = random.nextInt(lines.size());
        switch (random.nextInt(6)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(other, lines.get(at));
            case 2 -> Collections.swap(lines, at, other);
            case 3 ->
                lines.set(at, " ".repeat(random.nextInt(8)) + lines.get(at).strip());
            case 4 -> lines.subList(Math.min(at, other), Math.max(at, other)).clear();
            default -> lines.set(at, scalarReplaced(lines.get(at), random));
        }
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    /** The line with one of its words replaced by something that means much to YAML or to the format. */
    private static String scalarReplaced(String line, Random random) {
        List<String> words = new ArrayList<>(List.of(line.split("(?<=[ ,:\\[{])|(?=[,\\]}])", -1)));
        words.set(random.nextInt(words.size()), SCALARS.get(random.nextInt(SCALARS.size())));
        return String.join("", words);
    }
}
