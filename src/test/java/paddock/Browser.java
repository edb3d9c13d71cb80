package paddock;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The real browser that the pages are tried in: Chromium, started once a test run. */
public final class Browser {

    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final Playwright PLAYWRIGHT = Playwright.create();
    private static final com.microsoft.playwright.Browser CHROMIUM = start();

    private Browser() {}

    /** A window without history or cookies. */
    public static com.microsoft.playwright.BrowserContext window(
            com.microsoft.playwright.Browser.NewContextOptions options) {
        return CHROMIUM.newContext(options);
    }

    /** A browser of its own that keeps what it is given in a folder, as the one on a phone does. */
    public static com.microsoft.playwright.BrowserContext phone(Path folder, List<String> more) {
        return PLAYWRIGHT
                .chromium()
                .launchPersistentContext(
                        folder,
                        new BrowserType.LaunchPersistentContextOptions()
                                .setExecutablePath(program())
                                .setArgs(Stream.concat(ARGUMENTS.stream(), more.stream())
                                        .toList())
                                .setViewportSize(390, 844)
                                .setLocale("fr-FR")
                                .setHasTouch(true));
    }

    private static Path program() {
        return Path.of(System.getenv().getOrDefault("PADDOCK_CHROMIUM", "/usr/bin/chromium"));
    }

    private static com.microsoft.playwright.Browser start() {
        return PLAYWRIGHT
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program())
                        .setArgs(ARGUMENTS));
    }
}
