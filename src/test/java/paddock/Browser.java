package paddock;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;

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

    private static com.microsoft.playwright.Browser start() {
        String program = System.getenv().getOrDefault("PADDOCK_CHROMIUM", "/usr/bin/chromium");
        return PLAYWRIGHT
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(program))
                        .setArgs(ARGUMENTS));
    }
}
