package paddock;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A window in which a page is looked at. */
public record Look(int width, Optional<ColorScheme> theme, String language) {

    /** Every width and theme in the full run; the two that have nothing in common otherwise. */
    public static Stream<Look> all() {
        Stream<Look> usual = Stream.of(
                new Look(1280, Optional.empty(), "fr-FR"), new Look(390, Optional.of(ColorScheme.DARK), "en-GB"));
        Stream<Look> others = Stream.of(
                new Look(1280, Optional.of(ColorScheme.DARK), "en-GB"), new Look(390, Optional.empty(), "fr-FR"));
        return Boolean.getBoolean("paddock.full") ? Stream.concat(usual, others) : usual;
    }

    public BrowserContext window() {
        NewContextOptions options =
                new NewContextOptions().setViewportSize(width, 900).setLocale(language);
        theme.ifPresent(options::setColorScheme);
        return Browser.window(options);
    }

    /** What is wrong with a page, by axe, by its width and by its texts; with a picture where one is wanted. */
    public List<String> wrong(Page page, String name) {
        List<String> wrong = faults(page, name);
        String pictures = System.getProperty("paddock.pictures", "");
        if (!pictures.isEmpty()) {
            String file = name + "-" + width + theme.map(dark -> "-dark").orElse("") + ".png";
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(pictures, file)));
        }
        return wrong;
    }

    /** The same, without a picture. */
    static List<String> faults(Page page, String name) {
        List<String> wrong = new ArrayList<>();
        new AxeBuilder(page)
                .analyze()
                .getViolations()
                .forEach(rule -> wrong.add(name + " " + rule.getId() + " "
                        + rule.getNodes().getFirst().getHtml()));
        int sideways =
                (int) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (sideways > 0) {
            wrong.add(name + " scrolls sideways by " + sideways);
        }
        if (page.content().contains("??")) {
            wrong.add(name + " lacks a text");
        }
        return wrong;
    }
}
