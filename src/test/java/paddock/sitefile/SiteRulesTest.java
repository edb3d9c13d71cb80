package paddock.sitefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import paddock.sitefile.SiteFile.Reading.Read;
import paddock.sitefile.SiteFile.Reading.Refused;

/** One slip of the pen is told once, without all that follows from it. */
final class SiteRulesTest {

    private static List<String> mistakes(String was, String becomes) throws IOException {
        Folder sample = Folder.of("paddock/circuit/sample");
        String yaml = sample.text("sample.yaml");
        assertThat(yaml).contains(was);
        return switch (sample.with("sample.yaml", yaml.replace(was, becomes)).read("sample.yaml")) {
            case Read read -> List.of();
            case Refused refused ->
                refused.mistakes().stream().map(Mistake::key).toList();
        };
    }

    @Test
    void a_key_given_twice_is_told_where_it_stands_and_where_the_other_is_missed() throws IOException {
        assertThat(mistakes("{key: C, length: 80}", "{key: B, length: 80}"))
                .containsExactly("duplicate", "unknown-section");
    }

    @Test
    void a_section_misspelt_in_a_course_is_told_there_alone() throws IOException {
        assertThat(mistakes("[A, B, C]", "[A, X, C]")).containsExactly("unknown-section");
    }

    @Test
    void a_section_misspelt_where_it_is_given_is_told_where_it_is_missed() throws IOException {
        assertThat(mistakes("{key: C, length: 80}", "{key: CC, length: 80}")).containsExactly("unknown-section");
    }

    @Test
    void a_loop_that_does_not_close_is_told_though_its_sections_are_known() throws IOException {
        assertThat(mistakes("[A, B, C]", "[A, B]")).containsExactly("not-closed");
    }
}
