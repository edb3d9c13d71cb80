package paddock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The parts, their order and their borders. */
class ModulesTest {

    private final ApplicationModules parts = ApplicationModules.of(Paddock.class);

    @Test
    void a_part_calls_only_the_parts_it_says_it_may() {
        parts.verify();
    }

    @Test
    void every_part_says_whom_it_may_call() {
        assertThat(parts.stream().map(ApplicationModule::getBasePackage))
                .allSatisfy(part -> assertThat(part.getAnnotation(org.springframework.modulith.ApplicationModule.class))
                        .isPresent());
    }

    @Test
    void at_most_half_of_the_types_are_public() throws Exception {
        Sources sources = Sources.main();
        long all = sources.files().size();
        long open = sources.files().stream()
                .filter(file -> file.text().contains("\npublic "))
                .count();
        assertThat(open).as("public types of %s", all).isLessThanOrEqualTo(all / 2 + 1);
    }
}
