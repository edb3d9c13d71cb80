package paddock.stand;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import paddock.WithPaddock;

/** Cards are taken at a stand without a network, in a real browser, and none is lost or there twice. */
class StandPageTest extends AtTheStand {

    @Test
    void a_card_kept_without_a_network_outlasts_a_killed_browser_and_arrives_once() throws Exception {
        Phone phone = phoneOf("sales");
        cable.cut();
        phone.take("Bielle et Fils", "A");
        assertThat(phone.page().locator("#kept").textContent()).contains("Gardée", "Bielle et Fils");
        phone.page().waitForFunction("() => document.body.classList.contains('stand-offline')");
        assertThat(phone.page().locator("#line").textContent()).contains("Hors ligne depuis", "1 carte gardée");
        phone.kill();
        Page page = phone.restart();
        page.locator("#queue li").waitFor();
        assertThat(waiting(page)).containsExactly("Bielle et Fils");
        assertThat(Shows.firms(jdbc, show)).isEmpty();
        cable.mend();
        phone.send();
        phone.waitUntilSent();
        assertThat(Shows.firms(jdbc, show)).containsExactly("Bielle et Fils");
        phone.await("document.getElementById('last').textContent.includes('1 carte reçue')");
        assertThat(jdbc.sql("select pending from stand.device where exhibition = ?")
                        .param(show)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void what_is_half_typed_is_there_again_after_the_browser_was_killed() throws Exception {
        Phone phone = phoneOf("sales");
        phone.page().fill("#firm", "À moitié");
        phone.page().fill("#name", "Camille Exemple");
        phone.await("PaddockQueue.draft().then(one => one && one.said.said.name)");
        phone.kill();
        Page page = phone.restart();
        page.locator("#work").waitFor();
        assertThat(page.inputValue("#firm")).isEqualTo("À moitié");
        assertThat(page.inputValue("#name")).isEqualTo("Camille Exemple");
    }

    @Test
    void answers_that_get_lost_make_nothing_twice() throws Exception {
        Phone phone = phoneOf("sales");
        cable.cut();
        IntStream.rangeClosed(1, 60).forEach(n -> phone.take("Société " + n, "B"));
        cable.lose(3);
        cable.mend();
        for (int i = 0; i < 20 && phone.pending() > 0; i++) {
            phone.send();
            Thread.sleep(500);
        }
        phone.waitUntilSent();
        assertThat(Shows.firms(jdbc, show)).hasSize(60).doesNotHaveDuplicates();
        assertThat(Shows.encounters(jdbc, show)).isEqualTo(60);
    }

    @Test
    void a_clock_that_is_years_off_says_how_long_ago_it_was() throws Exception {
        Phone phone = phoneOf("sales");
        jdbc.sql("update stand.device set added_at = '2026-05-09T04:00:00Z' where exhibition = ?")
                .param(show)
                .update();
        cable.cut();
        phone.page().clock().setFixedTime("2011-03-01T10:00:00Z");
        phone.take("Horloge fausse", "B");
        phone.page().clock().setFixedTime("1999-03-01T12:30:00Z");
        phone.take("Horloge remise entre-temps", "B");
        phone.page().clock().setFixedTime("2011-03-01T12:30:00Z");
        cable.mend();
        phone.send();
        phone.waitUntilSent();
        assertThat(metAt("Horloge fausse")).isEqualTo(WithPaddock.NOW.minusSeconds(9000));
        assertThat(metAt("Horloge remise entre-temps")).isEqualTo(Instant.parse("2026-05-09T04:00:00Z"));
    }

    private Instant metAt(String firm) {
        return jdbc.sql("select met_at from lead.lead where exhibition = ? and firm = ?")
                .param(show)
                .param(firm)
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .single();
    }

    @Test
    void a_tap_that_comes_twice_is_one_card() throws Exception {
        Phone phone = phoneOf("sales");
        phone.browser().setOffline(true);
        phone.page().fill("#firm", "Deux fois");
        phone.page().evaluate("() => { const keep = document.getElementById('keep'); keep.click(); keep.click(); }");
        phone.page().locator("#queue li").waitFor();
        phone.page().evaluate("document.getElementById('keep').click()");
        assertThat(phone.pending()).isEqualTo(1);
        assertThat(phone.page().locator("#card-mistake").isVisible()).isFalse();
    }

    @Test
    void two_phones_that_take_the_same_card_make_one_lead_with_two_encounters() throws Exception {
        for (String role : List.of("sales", "communication")) {
            Phone phone = phoneOf(role);
            phone.page().fill("#name", role.equals("sales") ? "Inès Valz" : "Ines VALZ");
            phone.take("Électro Gardon", role.equals("sales") ? "C" : "A");
            phone.send();
            phone.waitUntilSent();
        }
        assertThat(Shows.firms(jdbc, show)).containsExactly("Électro Gardon");
        assertThat(Shows.encounters(jdbc, show)).isEqualTo(2);
    }

    @Test
    void a_phone_that_is_shut_out_wipes_itself_at_its_next_contact() throws Exception {
        Phone phone = phoneOf("sales");
        Page page = phone.page();
        cable.cut();
        phone.take("Perdue avec le téléphone", "A");
        Phone phoneAtTheDesk = phone();
        Page desk = phoneAtTheDesk.page();
        cable.mend();
        phone.browser().setOffline(true);
        phoneAtTheDesk.signIn("/exhibitions/" + show + "/devices", "administrator");
        desk.locator("main details.ask-once summary").click();
        desk.locator("main details.ask-once button").click();
        assertThat(desk.locator("main p.done").textContent()).contains("ne peut plus rien envoyer");
        assertThat(desk.locator("main tbody").textContent()).contains("ne le sait pas encore");
        phone.browser().setOffline(false);
        phone.send();
        page.locator("#wiped").waitFor();
        assertThat(page.evaluate("""
                async () => [(await PaddockQueue.list()).length, await PaddockQueue.kept('device') || null,
                  (await caches.keys()).filter(name => name.startsWith('paddock-stand')).length]""")).isEqualTo(Arrays.asList(0, null, 0));
        assertThat(page.locator("body").innerText()).doesNotContain("Perdue avec");
        page.reload();
        page.locator("#wiped").waitFor();
        assertThat(Shows.firms(jdbc, show)).isEmpty();
        desk.reload();
        assertThat(desk.locator("main tbody").textContent()).contains("répondu");
        phone.setUp(show.toString(), "sales");
        cable.cut();
        phone.page().reload();
        phone.page().locator("#work").waitFor();
        assertThat(phone.pending()).isZero();
    }

    @Test
    void what_is_refused_stays_with_its_reason_until_it_is_corrected() throws Exception {
        Phone phone = phoneOf("sales");
        Page page = phone.page();
        cable.cut();
        page.locator("#more summary").click();
        page.fill("#note", "x");
        page.evaluate("document.getElementById('note').removeAttribute('maxlength')");
        page.fill("#note", "x".repeat(5000));
        phone.take("Bavard", "B");
        phone.take("Bref", "C");
        cable.mend();
        phone.send();
        page.locator("#queue li[data-state=refused]").waitFor();
        phone.await("document.querySelectorAll('#queue li').length === 1"); // the other one may leave a turn later
        assertThat(Shows.firms(jdbc, show)).containsExactly("Bref");
        assertThat(page.locator("#queue li").textContent()).contains("Bavard", "4000");
        page.locator("#queue li button").click();
        page.locator("#again").waitFor();
        page.fill("#note", "bref");
        page.locator("#keep").click();
        phone.waitUntilSent();
        assertThat(Shows.firms(jdbc, show)).containsExactly("Bref", "Bavard");
    }

    @Test
    void a_photograph_is_enough_and_is_seen_with_the_lead() throws Exception {
        Phone phone = phoneOf("sales", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream");
        Page page = phone.page();
        cable.cut();
        page.locator("#aim").click();
        page.waitForFunction("() => document.getElementById('video').videoWidth > 0");
        page.locator("#shoot").click();
        page.locator("#shot").waitFor();
        page.locator("#keep").click();
        page.locator("#queue li").waitFor();
        assertThat(waiting(page)).singleElement().asString().startsWith("Carte photographiée, ");
        assertThat(page.locator("#queue li").textContent()).contains("photo ");
        phone.kill();
        page = phone.restart();
        cable.mend();
        phone.send();
        phone.waitUntilSent();
        assertThat(Shows.firms(jdbc, show)).singleElement().asString().startsWith("Carte photographiée, ");
        phone.signIn(
                "/leads?exhibition=" + show, "sales"); // a browser that is killed may forget who was signed in on it
        page.locator("main a:has-text('Carte photographiée')").first().click();
        assertThat(page.evaluate("""
                async () => { const picture = document.querySelector('img.card-photo'); await picture.decode();
                  return picture.naturalWidth; }""")).isEqualTo(1600);
        assertThat(page.locator("main").innerText()).contains("tesseract");
        assertThat((String) page.evaluate("""
                async () => { const answer = await fetch(document.querySelector('img.card-photo').src);
                  return ['Content-Type', 'X-Content-Type-Options', 'Cache-Control', 'Content-Security-Policy']
                    .map(name => answer.headers.get(name)).join(' · '); }"""))
                .isEqualTo(
                        "image/jpeg · nosniff · no-store, private · default-src 'none'; sandbox; frame-ancestors 'none'");
        whatWasReadIsTakenOver(page);
    }

    private void whatWasReadIsTakenOver(Page page) {
        jdbc.sql("""
                        update lead.photo set read = E'Ardèche Composites\nmaud@ardeche-composites.example'
                         where encounter in (select id from lead.encounter where exhibition = ?)""").param(show).update();
        page.reload();
        assertThat(page.locator("main h1").textContent()).contains("Carte photographiée");
        page.locator("main button[name=take][value^='firm ']").click();
        assertThat(page.locator("main h1").textContent()).contains("Ardèche Composites");
        page.locator("main button[name=take][value^='email ']").click();
        assertThat(page.locator("main a[href^='mailto:']").textContent()).isEqualTo("maud@ardeche-composites.example");
    }

    @Test
    void a_picture_from_the_phones_own_camera_is_scaled_before_it_is_kept() throws Exception {
        Phone phone = phoneOf("sales");
        Page page = phone.page();
        byte[] large = Base64.getDecoder().decode((String) page.evaluate("""
                        () => { const canvas = document.createElement('canvas'); canvas.width = 4000; canvas.height = 3000;
                          canvas.getContext('2d').fillRect(100, 100, 900, 900); return canvas.toDataURL('image/png').split(',')[1]; }"""));
        page.setInputFiles("#file", new FilePayload("card.png", "image/png", large));
        page.locator("#shot").waitFor();
        phone.take("Avec photo", "A");
        phone.send();
        phone.waitUntilSent();
        byte[] kept = jdbc.sql(
                        "select picture from lead.photo p join lead.encounter e on e.id = p.encounter where e.exhibition = ?")
                .param(show)
                .query(byte[].class)
                .single();
        assertThat(kept).hasSizeLessThan(500_000).startsWith(0xFF, 0xD8);
    }

    @Test
    void a_code_that_the_camera_sees_fills_the_card() throws Exception {
        String card =
                "BEGIN:VCARD\nVERSION:3.0\nN:Célestin;Maud\nFN:Maud Célestin\nORG:Ardèche Composites\nTITLE:Bureau d’études\n"
                        + "TEL;TYPE=CELL:06 00 00 07 21\nEMAIL:maud@ardeche-composites.example\nEND:VCARD";
        Phone phone = phoneOf(
                "sales",
                "--use-fake-device-for-media-stream",
                "--use-fake-ui-for-media-stream",
                "--use-file-for-fake-video-capture=" + Film.of(card));
        Page page = phone.page();
        phone.browser().setOffline(true);
        page.locator("#aim").click();
        page.locator("#read:not(:empty)").waitFor();
        assertThat(page.locator("#read").textContent()).contains("Maud Célestin");
        assertThat(page.inputValue("#firm")).isEqualTo("Ardèche Composites");
        assertThat(page.inputValue("#email")).isEqualTo("maud@ardeche-composites.example");
        assertThat(page.inputValue("#phone")).isEqualTo("06 00 00 07 21");
        assertThat(page.inputValue("#function")).isEqualTo("Bureau d’études");
        page.locator("#keep").click();
        page.locator("#kept:not(:empty)").waitFor();
        phone.browser().setOffline(false);
        phone.send();
        phone.waitUntilSent();
        assertThat(jdbc.sql("select way || ' ' || card from lead.encounter where exhibition = ?")
                        .param(show)
                        .query(String.class)
                        .single())
                .isEqualTo("scan " + card);
    }
}
