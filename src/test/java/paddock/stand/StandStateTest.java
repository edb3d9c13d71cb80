package paddock.stand;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import paddock.Look;
import paddock.kernel.Ids;

/** What the page of the stand says of itself, in each of the states that it can be in. */
class StandStateTest extends AtTheStand {

    private static final List<String> MEANS = List.of("rappeler", "devis", "tenir au courant");

    @Test
    void every_state_passes_axe_and_fits_a_phone() throws Exception {
        List<String> wrong = new ArrayList<>();
        Phone phone = phone();
        Page page = phone.page();
        page.navigate(phone.url("/stand/"));
        page.locator("#unready").waitFor();
        wrong.addAll(new Look(390, Optional.empty(), "fr").wrong(page, "stand-unready"));
        phone.setUp(show.toString(), "sales");
        cable.cut();
        phone.take("Bielle & Fils " + "Très Long ".repeat(12), "A");
        phone.take("Électro Gardon", "B");
        page.waitForFunction("() => document.body.classList.contains('stand-offline')");
        for (Look look : List.of(
                new Look(390, Optional.empty(), "fr"),
                new Look(390, Optional.of(ColorScheme.DARK), "fr"),
                new Look(1280, Optional.empty(), "fr"),
                new Look(320, Optional.empty(), "fr"))) {
            page.setViewportSize(look.width(), 844);
            phone.theme(look.theme().orElse(ColorScheme.LIGHT));
            wrong.addAll(look.wrong(page, "stand"));
        }
        page.locator("#more summary").click();
        page.locator("#sun").click();
        page.setViewportSize(390, 844);
        wrong.addAll(new Look(390, Optional.empty(), "fr").wrong(page, "stand-sun"));
        page.locator("#queue li button").first().click();
        page.fill("#email", "pas une adresse");
        page.locator("#keep").click();
        wrong.addAll(new Look(390, Optional.empty(), "fr").wrong(page, "stand-refused"));
        assertThat(wrong).isEmpty();
        assertThat(small(page)).isEmpty();
    }

    /** What is touched and is not 48 px high, in a list for whoever reads the failure. */
    private static List<?> small(Page page) {
        return (List<?>) page.evaluate("""
                () => Array.from(document.querySelectorAll('a, button, input, select, textarea, summary'))
                  .filter(one => one.offsetParent && one.id !== 'file' && !one.closest('.skip') && !one.matches('.skip'))
                  .map(one => [one.closest('label') || one, one])
                  .filter(([target]) => target.getBoundingClientRect().height < 47.5)
                  .map(([target, one]) => one.id + ' ' + one.textContent.trim().slice(0, 30) + ' '
                    + target.getBoundingClientRect().height)""");
    }

    @Test
    void the_setting_up_and_the_list_of_phones_pass_axe() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Look look : Look.all().toList()) {
            try (var window = look.window()) {
                Page page = window.newPage();
                page.navigate("http://localhost:" + port + "/sign-in?to=/stand/" + show);
                page.fill("#email", "sales@demonstration.invalid");
                page.fill("#password", "paddock-demonstration");
                page.locator("main button[type=submit]").first().click();
                page.locator("#setup").waitFor();
                wrong.addAll(look.wrong(page, "stand-setup"));
                page.navigate("http://localhost:" + port + "/stand/exhibitions");
                wrong.addAll(look.wrong(page, "stand-choice"));
                page.navigate("http://localhost:" + port + "/stand/" + show);
                page.locator("#setup button").click();
                page.locator("#setup-open").waitFor();
                wrong.addAll(look.wrong(page, "stand-set-up"));
                page.navigate("http://localhost:" + port + "/exhibitions/" + show + "/devices");
                wrong.addAll(look.wrong(page, "stand-devices"));
                page.navigate("http://localhost:" + port + "/exhibitions/" + show);
                wrong.addAll(look.wrong(page, "stand-exhibition"));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void an_address_that_is_not_secure_is_said_to_be_one() throws Exception {
        Phone phone = phone("--host-resolver-rules=MAP stand.test 127.0.0.1");
        Page page = phone.page();
        String insecure = "http://stand.test:" + cable.port();
        page.navigate(insecure + "/stand/");
        page.locator("#insecure").waitFor();
        assertThat(page.locator("#insecure").textContent()).contains("n’est pas sûre", "https");
        page.navigate(insecure + "/sign-in?to=/stand/" + show);
        page.fill("#email", "sales@demonstration.invalid");
        page.fill("#password", "paddock-demonstration");
        page.locator("main button[type=submit]").first().click();
        page.locator("#setup-insecure").waitFor();
        assertThat(page.locator("#setup").isVisible()).isFalse();
    }

    @Test
    void the_page_opens_and_changes_its_language_without_a_network() throws Exception {
        Phone phone = phoneOf("sales");
        Page page = phone.page();
        cable.cut();
        page.fill("#firm", "À moitié");
        page.locator("#language-other").click();
        page.waitForFunction("() => document.documentElement.lang === 'en'");
        page.locator("#work").waitFor();
        assertThat(page.locator("#keep").textContent()).isEqualTo("Keep the card");
        assertThat(page.inputValue("#firm")).isEqualTo("À moitié");
        page.navigate(phone.url("/stand/"));
        page.locator("#work").waitFor();
        assertThat(page.locator("#keep").textContent()).isEqualTo("Keep the card");
    }

    @Test
    void the_shell_says_nothing_of_anybody() throws Exception {
        Phone phone = phoneOf("sales");
        String kept = (String) phone.page().evaluate("""
                async () => { let all = ''; for (const name of await caches.keys()) for (const one of await (await caches.open(name)).keys())
                  all += await (await (await caches.open(name)).match(one)).text(); return all; }""");
        assertThat(kept).contains("Garder la carte", "Keep the card");
        assertThat(kept).doesNotContain("Démo", "demonstration.invalid", "Salon Piste", "_csrf");
    }

    @Test
    void somebody_who_takes_cards_no_more_loses_none() throws Exception {
        Phone phone = phoneOf("communication");
        Page page = phone.page();
        phone.browser().setOffline(true);
        phone.take("Gardée malgré tout", "B");
        String role = "delete from account.staff_role where person = ? and role = 'COMMUNICATION'";
        jdbc.sql(role)
                .param(Ids.named("demonstration", "person", "COMMUNICATION"))
                .update();
        try {
            phone.browser().setOffline(false);
            phone.send();
            page.locator("#trouble").waitFor();
            assertThat(page.locator("#trouble").textContent()).contains("Rien n’est perdu");
            assertThat(phone.pending()).isEqualTo(1);
        } finally {
            jdbc.sql("insert into account.staff_role (person, role) values (?, 'COMMUNICATION')")
                    .param(Ids.named("demonstration", "person", "COMMUNICATION"))
                    .update();
        }
        phone.send();
        phone.waitUntilSent();
        assertThat(Shows.firms(jdbc, show)).containsExactly("Gardée malgré tout");
    }

    @Test
    void a_phone_that_a_restored_backup_does_not_know_keeps_its_cards_for_the_next_setting_up() throws Exception {
        Phone phone = phoneOf("sales");
        phone.browser().setOffline(true);
        phone.take("D’avant la restauration", "B");
        jdbc.sql("delete from stand.device where exhibition = ?").param(show).update();
        phone.browser().setOffline(false);
        phone.send();
        phone.page().locator("#trouble").waitFor();
        assertThat(phone.pending()).isEqualTo(1);
        Page page = phone.page();
        page.navigate(phone.url("/stand/" + show));
        page.locator("#setup button").click();
        page.locator("#setup-open a").click();
        page.locator("#work").waitFor();
        phone.waitUntilSent();
        assertThat(Shows.firms(jdbc, show)).containsExactly("D’avant la restauration");
    }

    @Test
    void a_card_is_taken_with_the_keyboard_alone() throws Exception {
        Page page = phoneOf("sales").page();
        page.locator("#firm").focus();
        page.keyboard().type("Au clavier");
        for (int i = 0; i < 5; i++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("ArrowLeft");
        page.keyboard().press("Enter");
        page.locator("#kept:not(:empty)").waitFor();
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("card-title");
        page.locator("#queue li").waitFor();
        assertThat(page.locator("#queue li b").textContent()).isEqualTo("B");
    }

    @Test
    void grades_say_what_they_mean_at_this_operators() throws Exception {
        Page page = phoneOf("sales").page();
        String grades = page.locator(".stand-grade").innerText();
        assertThat(grades).contains(MEANS).contains("sous 24 h", "sous 48 h", "sous 14 j");
    }
}
