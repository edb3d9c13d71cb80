package paddock.stand;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import paddock.Browser;

/** A phone at the stand: a browser with a memory of its own, which outlasts it. */
public final class Phone implements AutoCloseable {

    private final Path memory;
    private final int port;
    private final List<String> arguments;
    private BrowserContext browser;

    public Phone(int port, String... arguments) throws IOException {
        this.memory = Files.createTempDirectory("paddock-phone");
        this.port = port;
        this.arguments = List.of(arguments);
        this.browser = Browser.phone(memory, this.arguments);
    }

    public BrowserContext browser() {
        return browser;
    }

    public Page page() {
        return browser.pages().getFirst();
    }

    public String url(String path) {
        return "http://localhost:" + port + path;
    }

    /** Signs in and sets the phone up, as is done once. */
    public Page setUp(String exhibition, String role) {
        Page page = signIn("/stand/" + exhibition, role);
        page.fill("#device", "Téléphone " + role);
        page.locator("#setup button").click();
        page.locator("#setup-open a").click();
        page.locator("#work").waitFor();
        return page;
    }

    /** Signs one of the demonstration's people in, where nobody is, and leads to a page. */
    public Page signIn(String to, String role) {
        Page page = page();
        browser.clearCookies();
        page.navigate(url("/sign-in?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8)));
        page.fill("#email", role + "@demonstration.invalid");
        page.fill("#password", "paddock-demonstration");
        page.locator("main button[type=submit]").first().click();
        return page;
    }

    /** Takes a card, as somebody types it; back once the page says that it is kept. */
    public void take(String firm, String grade) {
        Page page = page();
        page.fill("#firm", firm);
        page.locator("input[name=grade][value=" + grade + "]").check();
        page.locator("#keep").click();
        page.locator("#kept:not(:empty)").waitFor();
    }

    /** Takes cards one after the other, as fast as the page keeps them; how long each took, in milliseconds. */
    public List<Double> takeMany(String called, int from, int until) {
        List<?> times = (List<?>) page().evaluate(TAKE_MANY, List.of(called, from, until));
        return times.stream().map(one -> ((Number) one).doubleValue()).toList();
    }

    private static final String TAKE_MANY = """
            async ([called, from, until]) => {
              const times = [];
              const kept = document.getElementById('kept');
              for (let n = from; n < until; n++) {
                document.getElementById('firm').value = called + ' ' + n;
                document.getElementById('need').value = 'two days in September, with a stand';
                document.getElementById('card').dispatchEvent(new Event('input', { bubbles: true }));
                const said = new Promise((resolve, reject) => { setTimeout(() => reject(new Error('not kept: ' + n)), 10000); new MutationObserver((changes, watching) => {
                  if (!kept.textContent) return;
                  watching.disconnect();
                  resolve();
                }).observe(kept, { childList: true }); });
                const began = performance.now();
                document.getElementById('keep').click();
                await said;
                times.push(performance.now() - began);
                await new Promise(resolve => setTimeout(resolve, 20));
              }
              return times;
            }""";

    /** So many cards that are still to be sent. */
    public int pending() {
        return ((Number) page().evaluate("PaddockQueue.pending()")).intValue();
    }

    public void waitUntilSent() {
        await("PaddockQueue.pending().then(left => left === 0)");
    }

    /** Waits until something that is asked of the page is so. */
    public void await(String question) {
        for (int i = 0; i < 300; i++) {
            if (Boolean.TRUE.equals(page().evaluate("async () => Boolean(await (" + question + "))"))) {
                return;
            }
            page().waitForTimeout(100);
        }
        throw new IllegalStateException(
                "not within half a minute: " + question + page().locator("body").innerText());
    }

    /** Has it send now, whatever it waits for. */
    public void send() {
        page().evaluate("dispatchEvent(new Event('online'))");
    }

    /** Light or dark, as the phone is set. */
    void theme(ColorScheme theme) {
        JsonObject feature = new JsonObject();
        feature.addProperty("name", "prefers-color-scheme");
        feature.addProperty("value", theme.name().toLowerCase(Locale.ROOT));
        JsonArray features = new JsonArray();
        features.add(feature);
        JsonObject media = new JsonObject();
        media.add("features", features);
        browser.newCDPSession(page()).send("Emulation.setEmulatedMedia", media);
    }

    /** As an empty battery ends it: without a word to anything that runs on it. */
    public void kill() {
        ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(memory.toString()))
                .forEach(ProcessHandle::destroyForcibly);
    }

    /** The same phone again. */
    public Page restart() throws InterruptedException, IOException {
        for (int i = 0; i < 100 && isAlive(); i++) {
            Thread.sleep(100);
        }
        for (String lock : List.of("SingletonLock", "SingletonCookie", "SingletonSocket")) {
            Files.deleteIfExists(memory.resolve(lock));
        }
        browser = Browser.phone(memory, arguments);
        Page page = page();
        page.navigate(url("/stand/"));
        return page;
    }

    private boolean isAlive() {
        return ProcessHandle.allProcesses()
                .anyMatch(process -> process.info().commandLine().orElse("").contains(memory.toString()));
    }

    @Override
    public void close() {
        browser.close();
    }
}
