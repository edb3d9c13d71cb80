package paddock.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import paddock.lead.Reading.Field;

/** What is made out on a photographed card, by a program that may be there, may fail and may take too long. */
class CardReadingTest {

    @Test
    void a_line_is_offered_as_what_it_can_be() {
        List<Reading.Line> lines = Reading.of("""
                Ardèche Composites

                Maud Célestin
                Bureau d’études   Tél. +33 6 00 00 07 21
                maud.celestin@ardeche-composites.example
                |.
                """);
        assertThat(lines)
                .containsExactly(
                        new Reading.Line("Ardèche Composites", List.of(Field.FIRM, Field.NAME, Field.FUNCTION)),
                        new Reading.Line("Maud Célestin", List.of(Field.FIRM, Field.NAME, Field.FUNCTION)),
                        new Reading.Line("+33 6 00 00 07 21", List.of(Field.PHONE)),
                        new Reading.Line("maud.celestin@ardeche-composites.example", List.of(Field.EMAIL)));
        assertThat(Reading.of(null)).isEmpty();
        assertThat(Reading.of("x".repeat(5000))).isEmpty();
    }

    @Test
    void a_machine_without_the_program_says_so() {
        Tesseract absent = new Tesseract("/nowhere/tesseract", Duration.ofSeconds(5));
        assertThat(absent.isThere()).isFalse();
        assertThat(new Tesseract("off", Duration.ofSeconds(5)).isThere()).isFalse();
    }

    @Test
    void the_program_is_given_the_picture_and_asked_in_the_languages_it_has() throws Exception {
        Tesseract there = new Tesseract(program("echo \"$4 $(wc -c)\""), Duration.ofSeconds(10));
        assertThat(there.isThere()).isTrue();
        assertThat(there.read("a picture".getBytes(StandardCharsets.UTF_8))).matches("fra\\+eng +9");
    }

    @Test
    void one_that_takes_too_long_or_fails_has_read_nothing_and_holds_nobody_up() throws Exception {
        Tesseract slow = new Tesseract(program("sleep 60"), Duration.ofMillis(500));
        long began = System.nanoTime();
        assertThat(slow.read(new byte[100_000])).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
        assertThat(new Tesseract(program("echo half; exit 3"), Duration.ofSeconds(10)).read(new byte[9]))
                .isEmpty();
    }

    @Test
    void one_that_writes_without_end_is_cut_off() throws Exception {
        Tesseract loud = new Tesseract(program("yes aaaaaaa"), Duration.ofSeconds(10));
        assertThat(loud.read(new byte[9])).hasSizeLessThan(9000);
    }

    /** Something that answers as tesseract does. */
    private static String program(String reads) throws Exception {
        Path program = Files.createTempFile("tesseract", ".sh");
        Files.writeString(program, """
                #!/bin/sh
                if [ "$1" = "--list-langs" ]; then
                  printf 'List of available languages in "/usr/share/tessdata/" (3):\\neng\\nfra\\nosd\\n'
                  exit 0
                fi
                %s
                """.formatted(reads));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return program.toString();
    }
}
