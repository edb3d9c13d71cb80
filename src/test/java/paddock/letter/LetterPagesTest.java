package paddock.letter;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.Browser;
import paddock.Look;
import paddock.WithPaddock;
import paddock.lead.Lead;
import paddock.lead.Leads;

/** A text is written, a letter is filled in and sent, and whoever gets it ends it, in a real browser. */
@WithPaddock
class LetterPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    Leads leads;

    @Autowired
    Letterbook letters;

    @Autowired
    Objections refusals;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    InstantSource clock;

    private LetterWorld world;

    @BeforeEach
    void begin() {
        world = new LetterWorld(leads, jdbc, clock);
    }

    @ParameterizedTest
    @MethodSource("paddock.Look#all")
    void every_page_passes_axe_and_fits_its_window(Look look) {
        List<String> wrong = new ArrayList<>();
        Lead lead = world.somebody();
        Lead ended = world.somebody();
        letters.write(world.sales(), LetterWorld.draft(ended, Letter.Way.ANSWER, "Bonjour " + "très long ".repeat(40)));
        letters.end(letters.to(ended.id()).getFirst(), Objections.Cause.LINK);
        try (BrowserContext window = look.window()) {
            Page page = window.newPage();
            page.navigate(url("/u/" + world.secret(ended)));
            wrong.addAll(look.wrong(page, "letter-ending"));
            page.locator("main button").click();
            wrong.addAll(look.wrong(page, "letter-ended"));
            signIn(page);
            page.navigate(url("/letters"));
            wrong.addAll(look.wrong(page, "letters"));
            page.navigate(url("/letters/thanks"));
            wrong.addAll(look.wrong(page, "letter-text"));
            page.fill("#bodyFr", "Bonjour {nom}");
            page.locator("main button.act").click();
            wrong.addAll(look.wrong(page, "letter-text-refused"));
            page.navigate(url("/leads/" + lead.id() + "/letter"));
            wrong.addAll(look.wrong(page, "letter"));
            page.fill("#how", "au téléphone");
            page.locator("main form[action$='/consent'] button[value=yes]").click();
            wrong.addAll(look.wrong(page, "letter-consent"));
            page.navigate(url("/leads/" + ended.id()));
            wrong.addAll(look.wrong(page, "lead-written-to"));
            page.navigate(url("/letters/mailing?lead=" + lead.id() + "&lead=" + ended.id()));
            wrong.addAll(look.wrong(page, "mailing"));
            page.navigate(url("/letters/refusals"));
            wrong.addAll(look.wrong(page, "refusals"));
            page.navigate(url("/leads"));
            wrong.addAll(look.wrong(page, "leads-to-write-to"));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_letter_is_filled_in_changed_and_sent_once() {
        Lead lead = world.somebody();
        try (BrowserContext window = window()) {
            Page page = window.newPage();
            signIn(page);
            page.navigate(url("/leads/" + lead.id()));
            page.locator("main a[href$='/letter']").click();
            assertThat(page.inputValue("#body"))
                    .contains("Bonjour Camille Exemple,", "Comme convenu : envoyer les dates")
                    .doesNotContain("{", "stand à");
            page.fill("#subject", "Vos dates");
            page.locator("main form[method=post] button.act").first().dblclick();
            assertThat(page.locator("main p.done").textContent()).contains("part");
            page.navigate(url("/leads/" + lead.id()));
            assertThat(page.locator("main table").textContent()).contains("Courriel envoyé", "Vos dates");
        }
        assertThat(jdbc.sql("select subject from post.mail where recipient = ?")
                        .param(lead.card().email())
                        .query(String.class)
                        .list())
                .containsExactly("Vos dates");
    }

    @Test
    void a_text_with_a_word_that_means_nothing_is_refused_and_names_it() {
        try (BrowserContext window = window()) {
            Page page = window.newPage();
            signIn(page);
            page.navigate(url("/letters/new"));
            page.fill("#name", "Le mien");
            page.fill("#subjectFr", "Objet");
            page.fill("#bodyFr", "Bonjour {prenom}");
            page.locator("main button.act").click();
            assertThat(page.locator("#bodyFr-mistake").textContent()).contains("{prenom}");
            page.fill("#bodyFr", "Bonjour {name}");
            page.locator("main button[value=preview]").click();
            assertThat(page.locator("main .c-7-12").textContent()).contains("Bonjour Camille Exemple");
            page.locator("main button.act").click();
            assertThat(page.locator("main table").textContent()).contains("Le mien");
            page.locator("main table a", new Page.LocatorOptions().setHasText("Le mien"))
                    .click();
            page.locator("main form[action$='/removal'] button").click();
            assertThat(page.locator("main table").textContent()).doesNotContain("Le mien");
        }
    }

    @Test
    void a_mailing_says_who_gets_it_and_who_does_not_and_goes_to_those_alone() {
        Lead gets = world.somebody();
        Lead alone = world.privatePerson();
        Lead ended = world.somebody();
        refusals.add(world.sales(), ended.card().email(), Objections.Cause.ASKED, ended.id());
        jdbc.sql("update lead.lead set met_at = met_at + interval '1 hour' where id in (:three)") // first in the list
                .param("three", List.of(gets.id(), alone.id(), ended.id()))
                .update();
        try (BrowserContext window = window()) {
            Page page = window.newPage();
            signIn(page);
            page.navigate(url("/leads"));
            for (Lead lead : List.of(gets, alone, ended)) {
                page.locator("main input[name=lead][value='" + lead.id() + "']").check();
            }
            page.locator("main form[action='/letters/mailing'] button").click();
            assertThat(page.locator("main table").textContent())
                    .contains("Un particulier, sans accord noté.", "Ne veut pas de lettres.");
            page.locator("main form[method=post] button.act").click();
            assertThat(page.locator("main p.done").textContent()).contains("Une lettre est partie");
        }
        assertThat(letters.to(gets.id())).hasSize(1);
        assertThat(letters.to(alone.id())).isEmpty();
        assertThat(letters.to(ended.id())).isEmpty();
    }

    private void signIn(Page page) {
        page.navigate(url("/sign-in"));
        page.fill("#email", "sales@demonstration.invalid");
        page.fill("#password", "paddock-demonstration");
        page.locator("main button[type=submit]").first().click();
    }

    private static BrowserContext window() {
        return Browser.window(new NewContextOptions().setLocale("fr-FR"));
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }
}
