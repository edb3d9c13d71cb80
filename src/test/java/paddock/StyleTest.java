package paddock;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The budgets of docs/style.md, kept by the build. */
class StyleTest {

    private static final int FILE = 300;
    private static final int METHOD = 40;
    private static final int PARAMETERS = 4;
    private static final int FILES_A_PART = 38;
    private static final Pattern REFUSED_NAME = Pattern.compile(
            ".*(Service|Manager|Helper|Handler|Impl|Dto|Entity|Repository|Dao|Utils?|Base|Info|Processor)|Abstract.*");
    private static final Pattern REFUSED_PART =
            Pattern.compile("util|utils|common|core|impl|service|dto|model|controller|repository");

    private record Method(String name, long lines, List<String> parameters) {}

    @Test
    void no_file_is_longer_than_its_budget() throws Exception {
        List<Sources.Source> files = Sources.under(Path.of("src"), ".java").files();
        assertThat(files).hasSizeGreaterThan(50);
        assertThat(files.stream().filter(file -> file.lines() > FILE).map(file -> file.path() + ": " + file.lines()))
                .isEmpty();
    }

    @Test
    void no_method_is_longer_than_its_budget() throws Exception {
        assertThat(methods()).hasSizeGreaterThan(100);
        assertThat(methods().stream().filter(method -> method.lines() > METHOD)).isEmpty();
    }

    @Test
    void no_method_takes_more_than_four_things_or_a_bare_yes_or_no() throws Exception {
        assertThat(methods().stream()
                        .filter(method -> method.parameters().size() > PARAMETERS
                                || method.parameters().contains("boolean")))
                .isEmpty();
    }

    @Test
    void no_name_says_nothing() throws Exception {
        assertThat(Sources.main().files()).allSatisfy(file -> {
            String name = file.path().getFileName().toString().replace(".java", "");
            assertThat(REFUSED_NAME.matcher(name).matches()).as(name).isFalse();
            assertThat(REFUSED_PART.matcher(file.part()).matches())
                    .as(file.part())
                    .isFalse();
        });
    }

    @Test
    void a_part_that_outgrows_a_screen_is_split() throws Exception {
        Map<String, Long> parts = Sources.main().files().stream()
                .collect(Collectors.groupingBy(Sources.Source::part, Collectors.counting()));
        assertThat(parts).allSatisfy((part, files) -> assertThat(files).as(part).isLessThanOrEqualTo(FILES_A_PART));
    }

    @Test
    void nobody_reads_an_ambient_clock_or_zone() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("paddock");
        for (Class<?> time : List.of(LocalDate.class, LocalDateTime.class, ZonedDateTime.class, Instant.class)) {
            noClasses().should().callMethod(time, "now").check(classes);
        }
        noClasses().should().callMethod(ZoneId.class, "systemDefault").check(classes);
        noClasses().should().callMethod(Clock.class, "systemDefaultZone").check(classes);
    }

    /** But for the frame of mails: a mail has no files of ours to link to. */
    @Test
    void pages_have_no_inline_script_and_no_inline_style() throws Exception {
        assertThat(Sources.templates().files())
                .isNotEmpty()
                .allSatisfy(page -> assertThat(page.text())
                        .as("%s", page.path())
                        .doesNotContain("style=")
                        .matches(
                                text -> !text.contains("<style") || page.path().endsWith("mails/frame.html"),
                                "takes its style from files")
                        .matches(
                                text -> !text.contains("th:utext")
                                        || page.path().endsWith("map.html"),
                                "writes through Svg")
                        .doesNotContainPattern("\\son[a-z]+=")
                        .doesNotContainPattern("<script(?![^>]*src=)"));
    }

    /** What either demonstration site is called must be data, in code and templates alike. */
    @Test
    void neither_code_nor_templates_know_a_site() throws Exception {
        List<String> names = Stream.concat(
                        names("alès", "ales", "alesienne", "cévennes", "monteils", "vitesse", "boucle"),
                        Sources.under(Path.of("src/main/resources/sites"), ".yaml").files().stream()
                                .flatMap(file -> file.text().lines())
                                .filter(line -> line.matches("\\s*-? *key: [a-z0-9-]+"))
                                .map(line -> line.replaceFirst(".*key: ", "").strip()))
                .filter(name -> name.length() > 3)
                .distinct()
                .toList();
        assertThat(names).hasSizeGreaterThan(10);
        Pattern known = Pattern.compile("(?iu)\\b(" + String.join("|", names) + ")\\b");
        List<Sources.Source> files = new ArrayList<>(Sources.main().files());
        files.addAll(Sources.templates().files());
        files.addAll(Sources.under(Path.of("src/main/resources/static"), ".js", ".css")
                .files());
        files.addAll(Sources.under(Path.of("src/main/resources/db"), ".sql").files());
        assertThat(files.stream()
                        .flatMap(file ->
                                known.matcher(file.text()).results().map(hit -> file.path() + ": " + hit.group())))
                .isEmpty();
    }

    private static Stream<String> names(String... names) {
        return Stream.of(names);
    }

    private static List<Method> methods() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Method> methods = new ArrayList<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<Path> paths =
                    Sources.main().files().stream().map(Sources.Source::path).toList();
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(paths));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                unit.accept(new Methods(unit, positions, methods), null);
            }
        }
        return methods;
    }

    /** Collects methods and constructors; what a record is made of, or a library asks to override, is not counted. */
    private static final class Methods extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<Method> found;

        Methods(CompilationUnitTree unit, SourcePositions positions, List<Method> found) {
            this.unit = unit;
            this.positions = positions;
            this.found = found;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            LineMap lines = unit.getLineMap();
            long first = lines.getLineNumber(positions.getStartPosition(unit, method));
            long last = lines.getLineNumber(positions.getEndPosition(unit, method));
            boolean injected = method.getReturnType() == null
                    && !method.getModifiers().getFlags().contains(Modifier.PRIVATE);
            boolean overriding = method.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("Override"));
            List<String> parameters = injected || overriding
                    ? List.of()
                    : method.getParameters().stream()
                            .map(p -> p.getType().toString())
                            .toList();
            String file = Path.of(unit.getSourceFile().getName()).getFileName().toString();
            found.add(new Method(file + " " + method.getName(), last - first + 1, parameters));
            super.visitMethod(method, null);
            return null;
        }
    }
}
