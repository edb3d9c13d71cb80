package paddock.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.StringTemplateResolver;

/** What a page keeps is written once for an object and a language, and never shown for another. */
final class KeptAttributeTest {

    private static final String TEMPLATE = """
            <p t:kept="${about}" class="x"><b th:each="word : ${words}" th:text="${word}">w</b></p><i th:text="${day}">d</i>\
            """;

    private final SpringTemplateEngine engine = engine();
    private final List<String> words = new ArrayList<>(List.of("a<b", "[[${day}]]"));

    @Test
    void it_is_written_as_it_would_be_without_and_only_once() {
        Object about = new Object();
        String expected = "<p class=\"x\"><b>a&lt;b</b><b>[[${day}]]</b></p><i>%s</i>";
        assertThat(page(about, "1", Locale.FRENCH)).isEqualTo(expected.formatted("1"));
        words.clear();
        assertThat(page(about, "2", Locale.FRENCH)).isEqualTo(expected.formatted("2"));
    }

    @Test
    void another_object_and_another_language_are_written_anew() {
        Object about = new Object();
        page(about, "1", Locale.FRENCH);
        words.clear();
        assertThat(page(about, "1", Locale.ENGLISH)).isEqualTo("<p class=\"x\"></p><i>1</i>");
        assertThat(page(new Object(), "1", Locale.FRENCH)).isEqualTo("<p class=\"x\"></p><i>1</i>");
    }

    @Test
    void without_an_object_it_is_written_each_time() {
        page(null, "1", Locale.FRENCH);
        words.clear();
        assertThat(page(null, "1", Locale.FRENCH)).isEqualTo("<p class=\"x\"></p><i>1</i>");
    }

    private String page(@Nullable Object about, String day, Locale locale) {
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("about", about);
        variables.put("words", words);
        variables.put("day", day);
        return engine.process(TEMPLATE, new Context(locale, variables));
    }

    private static SpringTemplateEngine engine() {
        StringTemplateResolver resolver = new StringTemplateResolver();
        resolver.setTemplateMode(TemplateMode.HTML);
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        engine.addDialect(new TemplateAttributes());
        return engine;
    }
}
