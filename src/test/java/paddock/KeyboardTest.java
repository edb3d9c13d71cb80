package paddock;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Whoever has a keyboard and no pointer comes everywhere, sees where they are, and does what others do. */
@WithPaddock
@TestPropertySource(properties = "paddock.test.by=keyboard")
class KeyboardTest {

    /** More than any page has to go through. */
    private static final int FAR = 2000;

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({
        "administrator, /account /account/data /account/tokens /account/tokens/new /account/second-step /account/passkeys",
        "administrator, /people /personal-data /audit /mails /companies /companies/new",
        "manager, / /account /sites /sites/ales /sites/ales/may-i-run /sites/ales/circuits/vitesse",
        "nobody, / /sign-in /sign-in/forgotten /sites /api"
    })
    void every_control_of_a_page_is_reached_and_shows_that_it_is(String role, String pages) {
        List<String> wrong = new ArrayList<>();
        try (BrowserContext window = window()) {
            Page page = window.newPage();
            if (!role.equals("nobody")) {
                signIn(page, role);
            }
            for (String address : List.of(pages.split(" ", -1))) {
                page.navigate(url(address));
                wrong.addAll(unreached(page, address));
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static List<String> unreached(Page page, String address) {
        int there = (int) page.evaluate(CONTROLS);
        List<String> wrong = new ArrayList<>();
        for (int step = 0; step < FAR; step++) {
            page.keyboard().press("Tab");
            String found = (String) page.evaluate(FOCUSED);
            if (found.equals("left")) {
                break;
            }
            if (!found.isEmpty()) {
                wrong.add(address + " does not show that it is at " + found);
            }
        }
        ((List<?>) page.evaluate("window.controls.filter(c => !c.reached).map(c => c.outerHTML.slice(0, 120))"))
                .forEach(control -> wrong.add(address + " never reaches " + control));
        assertThat(there).as(address).isPositive();
        return wrong;
    }

    @Test
    void the_first_stop_leads_past_the_parts_to_what_the_page_is_about() {
        try (BrowserContext window = window()) {
            Page page = window.newPage();
            page.navigate(url("/sites/ales"));
            page.keyboard().press("Tab");
            assertThat(page.evaluate("document.activeElement.className")).isEqualTo("skip");
            page.keyboard().press("Enter");
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("main");
        }
    }

    @Test
    void a_company_is_entered_with_a_contact_and_its_status() {
        try (BrowserContext window = window()) {
            Page page = window.newPage();
            signIn(page, "sales");
            go(page, ".nav a[href='/companies']");
            page.keyboard().press("Enter");
            page.waitForURL("**/companies");
            go(page, "main a[href='/companies/new']");
            page.keyboard().press("Enter");
            page.waitForURL("**/companies/new");
            write(page, "#name", "Écurie du clavier");
            page.keyboard().press("Enter");
            page.locator(".done").waitFor();
            go(page, "details.adding:has(#email) summary");
            page.keyboard().press("Space");
            write(page, "details[open] #name", "Camille");
            page.keyboard().press("Enter");
            page.locator("main :text('Camille')").first().waitFor();
            assertThat(page.locator("main").textContent()).contains("Écurie du clavier", "Camille");
        }
    }

    @Test
    void an_option_is_taken_and_let_go() {
        try (BrowserContext window = window()) {
            Page page = window.newPage();
            signIn(page, "sales");
            page.navigate(url("/sites/ales/bookings/new?layout=technique&on=2026-12-01&from=09:00&until=10:00"
                    + "&activity=practice&category=touring-gt&count=8&powertrain=combustion&noise=90"));
            write(page, "#company", "Club Démonstration (inventé)");
            page.keyboard().press("Enter");
            page.locator(".done").waitFor();
            go(page, "details.ask-once summary");
            page.keyboard().press("Space");
            go(page, "details.ask-once button");
            page.keyboard().press("Enter");
            page.locator(".done").waitFor();
            assertThat(page.locator(".lead").textContent()).contains("rendue");
        }
    }

    @Test
    void somebody_makes_a_token_and_takes_it_back() {
        try (BrowserContext window = window()) {
            Page page = window.newPage();
            signIn(page, "operations");
            page.navigate(url("/account/tokens/new"));
            write(page, "#name", "Tableau");
            go(page, "input[name=scope]");
            if (!page.locator("input[name=scope]").first().isChecked()) {
                page.keyboard().press("Space");
            }
            go(page, "main form button.act-2, main form button[type=submit]");
            page.keyboard().press("Enter");
            page.locator("main :text('Tableau')").first().waitFor();
            page.navigate(url("/account/tokens"));
            go(page, "main form[action$='/revocation'] button");
            page.keyboard().press("Enter");
            page.locator(".done").waitFor();
        }
    }

    /** Goes from stop to stop until it is there. */
    private static void go(Page page, String control) {
        for (int step = 0; step < FAR; step++) {
            page.keyboard().press("Tab");
            if ((boolean) page.evaluate("control => document.activeElement.matches(control)", control)) {
                return;
            }
        }
        throw new AssertionError(page.url() + " never reaches " + control);
    }

    private static void write(Page page, String field, String text) {
        go(page, field);
        page.keyboard().type(text);
    }

    private void signIn(Page page, String role) {
        page.navigate(url("/sign-in"));
        write(page, "#email", role + "@demonstration.invalid");
        write(page, "#password", "paddock-demonstration");
        page.keyboard().press("Enter");
        page.waitForURL(address -> !address.contains("/sign-in"));
    }

    private static BrowserContext window() {
        return Browser.window(new NewContextOptions().setViewportSize(1280, 900).setLocale("fr-FR"));
    }

    private String url(String address) {
        return "http://localhost:" + port + address;
    }

    /** All that can be acted on and is seen; of a group of which one is chosen, that one. */
    private static final String CONTROLS = """
            () => {
              const seen = e => e.checkVisibility({visibilityProperty: true}) && !e.disabled;
              const one = e => e.type !== 'radio' || e.checked
                  || !document.querySelector(`input[type=radio][name="${CSS.escape(e.name)}"]:checked`);
              window.controls = [...document.querySelectorAll(
                  'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
                  .filter(e => e.tabIndex >= 0)
                  .filter(e => seen(e) && one(e));
              return window.controls.length;
            }""";

    /** Empty where it is seen that one is there; what it is where it is not; {@code left} once round. A date has three stops. */
    private static final String FOCUSED = """
            () => {
              const e = document.activeElement;
              if (!e || e === document.body || e === window.at) return '';
              if (e.reached) return 'left';
              window.at = e;
              e.reached = true;
              if (e.type === 'radio')
                document.getElementsByName(e.name).forEach(other => other.reached = true);
              const shown = [e, e.nextElementSibling, e.closest('label'), e.parentElement].some(one => {
                if (!one) return false;
                const style = getComputedStyle(one);
                return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0
                    || parseFloat(style.borderBottomWidth) >= 2;
              });
              return shown ? '' : e.outerHTML.slice(0, 120);
            }""";
}
