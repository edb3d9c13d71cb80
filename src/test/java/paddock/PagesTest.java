package paddock;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import paddock.circuit.Site;
import paddock.circuit.Sites;

/** Every page, in a real browser: nothing the policy forbids, nothing axe finds, no sideways scrolling. */
@WithPaddock
class PagesTest {

    private static final List<String> ADDRESSES = List.of(
            "/",
            "/sites",
            "/api",
            "/nothing-here",
            "/sites/{0}",
            "/sites/{0}?with={1}&with={2}",
            "/sites/{0}?with={1}&see={2}",
            "/sites/{0}?on=1900-01-01",
            "/sites/{0}/may-i-run",
            "/sites/{0}/may-i-run?layout={1}&on=2026-05-16&from=11:00&until=15:00&count=40&category=touring-gt&noise=97",
            "/sites/{0}/may-i-run?layout={1}&on=1900-01-01&from=22:00&until=02:00",
            "/sites/{0}/circuits/{3}");

    @LocalServerPort
    int port;

    @Autowired
    Sites sites;

    /** Each kind of page, for each site and each of its circuits. */
    private List<String> addresses() {
        List<String> all = new ArrayList<>();
        for (Site site : sites.all()) {
            List<String> layouts = site.circuits().stream()
                    .flatMap(circuit -> circuit.layouts().stream())
                    .map(layout -> layout.key())
                    .toList();
            for (String address : ADDRESSES) {
                for (var circuit : site.circuits()) {
                    all.add(address.replace("{0}", site.key())
                            .replace("{1}", layouts.get(0))
                            .replace("{2}", layouts.get(1))
                            .replace("{3}", circuit.key()));
                }
            }
        }
        return all.stream().distinct().toList();
    }

    @ParameterizedTest
    @MethodSource("paddock.Look#all")
    void every_page_keeps_the_policy_passes_axe_and_fits_its_window(Look look) {
        List<String> wrong = new ArrayList<>();
        try (BrowserContext window = look.window()) {
            window.addInitScript(
                    "addEventListener('securitypolicyviolation', e => console.error('policy: ' + e.violatedDirective))");
            Page page = window.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") && !message.text().contains("status of 404")) {
                    wrong.add(page.url() + " " + message.text());
                }
            });
            page.onPageError(error -> wrong.add(page.url() + " " + error));
            for (String address : addresses()) {
                wrong.addAll(look(page, address));
            }
        }
        assertThat(addresses()).hasSizeGreaterThan(10);
        assertThat(wrong).isEmpty();
    }

    private List<String> look(Page page, String address) {
        List<String> wrong = new ArrayList<>();
        Response response = page.navigate(url(address));
        if (response.status() != (address.equals("/nothing-here") ? 404 : 200)) {
            wrong.add(address + " answered " + response.status());
        }
        if (!response.headers().getOrDefault("content-security-policy", "").contains("default-src 'none'")) {
            wrong.add(address + " has no policy");
        }
        wrong.addAll(Look.faults(page, address));
        return wrong;
    }

    @Test
    void picking_two_layouts_answers_without_a_new_page_and_the_address_reopens_the_same_view() {
        try (BrowserContext window = Browser.window(new NewContextOptions().setLocale("fr-FR"))) {
            Page page = window.newPage();
            page.navigate(url("/sites/ales"));
            page.evaluate("window.stayed = true");
            page.locator("#with-boucle-nord").check();
            page.waitForURL("**with=boucle-nord**");
            page.locator("#with-boucle-sud").check();
            page.locator("main >> text=Oui, ensemble.").waitFor();
            page.locator("main >> text=48 m au plus près").waitFor();
            page.locator("#with-technique").check();
            page.locator("main >> text=Non, pas ensemble.").waitFor();
            assertThat(page.evaluate("window.stayed")).isEqualTo(true);
            assertThat(page.locator(".map-wide .bed.forbids").count()).isEqualTo(5);
            page.navigate(page.url());
            assertThat(page.locator("input[name=with]:checked").count()).isEqualTo(3);
            page.goBack();
            page.locator("main >> text=Oui, ensemble.").waitFor();
        }
    }

    @Test
    void changing_a_fact_changes_the_verdict_at_once_and_the_address_keeps_the_question() {
        try (BrowserContext window = Browser.window(new NewContextOptions().setLocale("fr-FR"))) {
            Page page = window.newPage();
            page.navigate(url("/sites/ales/may-i-run?layout=technique&on=2026-05-13&from=12:30&until=13:30"
                    + "&activity=test&count=30&category=touring-gt&powertrain=combustion&noise=98&customer=company"));
            assertThat(page.locator("#answer h2").first().textContent()).contains("Pas sans démarche", "art. 4 §1");
            page.locator("#customer").selectOption("resident");
            page.locator("#answer h2:has-text('Oui')").waitFor();
            assertThat(page.url()).contains("customer=resident");
            page.navigate(page.url());
            assertThat(page.locator("#answer h2").first().textContent()).contains("Oui");
        }
    }

    @Test
    void a_fact_that_cannot_be_read_takes_the_answer_away_and_says_why() {
        try (BrowserContext window = Browser.window(new NewContextOptions().setLocale("en-GB"))) {
            Page page = window.newPage();
            page.navigate(url("/sites/ales/may-i-run?layout=technique&on=2026-05-13&from=09:00&until=10:00"
                    + "&activity=practice&count=10&category=touring-gt&powertrain=combustion&noise=95&customer=club"
                    + "&others=none"));
            assertThat(page.locator("#answer h2").first().textContent()).contains("Yes");
            page.locator("#noise").fill("9x");
            page.locator("#answer h2:has-text('cannot be read')").waitFor();
            assertThat(page.locator("#answer").textContent()).contains("9x").doesNotContain("Yes");
            assertThat(page.locator("#said").textContent()).contains("9x");
            page.locator("#noise").fill("95");
            page.locator("#answer h2:has-text('Yes')").waitFor();
            page.locator("#on").fill("");
            page.locator("#answer.stale").waitFor();
            assertThat(page.locator("#answer h2").first().isVisible()).isFalse();
            assertThat(page.locator("#said").textContent()).contains("no longer the answer");
        }
    }

    @Test
    void what_the_address_says_beside_the_fields_stays_said() {
        try (BrowserContext window = Browser.window(new NewContextOptions().setLocale("en-GB"))) {
            Page page = window.newPage();
            page.navigate(url("/sites/ales/may-i-run?layout=technique&on=2026-05-13&from=20:30&until=21:00&noise=95"
                    + "&category=touring-gt&granted=event&limit.federation=100&weather=rain"));
            page.locator("#count").fill("12");
            page.waitForURL("**count=12**");
            assertThat(page.url())
                    .contains("limit.federation=100", "weather=rain")
                    .containsPattern("granted=event");
            assertThat(page.locator("#more details").getAttribute("open")).isNotNull();
            assertThat(page.locator("[name='limit.federation']").inputValue()).isEqualTo("100");
        }
    }

    @Test
    void a_use_of_no_length_is_no_use() {
        try (BrowserContext window = Browser.window(new NewContextOptions().setLocale("en-GB"))) {
            Page page = window.newPage();
            Response answer = page.navigate(url("/sites/ales/may-i-run?on=2026-05-13&from=09:00&until=09:00"));
            assertThat(answer.status()).isEqualTo(422);
            assertThat(page.locator("#answer h2").first().textContent()).contains("cannot be read");
            page.navigate(url("/sites/ales/may-i-run?on=2026-05-13&from=22:00&until=02:00"));
            assertThat(page.locator("#answer").textContent()).contains("next day");
        }
    }

    @Test
    void a_way_out_leads_to_a_question_that_is_answered_yes() {
        try (BrowserContext window = Browser.window(new NewContextOptions().setLocale("en-GB"))) {
            Page page = window.newPage();
            page.navigate(url("/sites/ales/may-i-run?layout=technique&on=2026-05-16&from=11:00&until=12:00"
                    + "&activity=practice&count=12&category=touring-gt&powertrain=combustion&noise=97&others=none"));
            int ways = page.locator(".would a").count();
            assertThat(ways).isPositive();
            for (int way = 0; way < ways; way++) {
                String address = page.locator(".would a").nth(way).getAttribute("href");
                Page other = window.newPage();
                other.navigate(url(address));
                assertThat(other.locator("#answer h2").first().textContent())
                        .as(address)
                        .contains("Yes");
                other.close();
            }
        }
    }

    @Test
    void pointing_at_a_layout_lights_its_sections_and_shows_what_they_clash_with() {
        try (BrowserContext window = Browser.window(new NewContextOptions().setViewportSize(1280, 900))) {
            Page page = window.newPage();
            page.navigate(url("/sites/ales?with=boucle-nord"));
            page.locator("tr", new Page.LocatorOptions().setHasText("S1 S2 S3 S4 S5 S6 S7"))
                    .hover();
            assertThat(page.locator(".map-wide .bed.pointed").count()).isEqualTo(7);
            assertThat(page.locator(".map-wide .bed.clashes").count()).isEqualTo(2);
            page.locator("#with-technique").focus();
            page.mouse().move(0, 0);
            assertThat(page.locator(".map-wide .bed.pointed").count()).isEqualTo(7);
        }
    }

    @Test
    void the_site_page_works_without_javascript() {
        NewContextOptions options =
                new NewContextOptions().setJavaScriptEnabled(false).setLocale("en-GB");
        try (BrowserContext window = Browser.window(options)) {
            Page page = window.newPage();
            page.navigate(url("/sites/ales"));
            page.locator("#with-boucle-nord").check();
            page.locator("#with-boucle-sud").check();
            page.locator("button[type=submit]").click();
            assertThat(page.content()).contains("Yes, together.");
        }
    }

    @Test
    void the_keyboard_alone_picks_a_layout_and_keeps_its_place() {
        try (BrowserContext window = Browser.window(new NewContextOptions())) {
            Page page = window.newPage();
            page.navigate(url("/sites/ales"));
            page.locator("#with-boucle-nord").focus();
            page.keyboard().press("Space");
            page.waitForURL("**with=boucle-nord**");
            page.locator(".bed.chosen").first().waitFor();
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("with-boucle-nord");
        }
    }

    @Test
    void the_language_chosen_stays_chosen() {
        try (BrowserContext window = Browser.window(new NewContextOptions().setLocale("fr-FR"))) {
            Page page = window.newPage();
            page.navigate(url("/sites/ales"));
            page.locator("a.language").click();
            page.locator("html[lang=en]").waitFor();
            page.navigate(url("/sites"));
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
        }
    }

    @Test
    void a_page_loads_at_most_a_hundred_kilobytes_of_script() {
        try (BrowserContext window = Browser.window(new NewContextOptions())) {
            Page page = window.newPage();
            page.navigate(url("/sites/ales"));
            Number bytes = (Number) page.evaluate("performance.getEntriesByType('resource')"
                    + ".filter(r => r.initiatorType === 'script').reduce((sum, r) => sum + r.encodedBodySize, 0)");
            assertThat(bytes.longValue()).isBetween(1_000L, 100_000L);
        }
    }

    private String url(String address) {
        return String.format(Locale.ROOT, "http://localhost:%d%s", port, address);
    }
}
