package paddock.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import paddock.kernel.Ids;

/** A stranger asks for a date, and the operator decides, in a real browser, on Tuesday 12 May 2026 in Alès. */
@WithPaddock
class RequestPagesTest {

    private static final UUID STABLE = Ids.named("demonstration", "company", "stable");
    private static int week;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private LocalDate on = LocalDate.EPOCH;
    private String email = "";

    @BeforeEach
    void anotherWeek() {
        on = LocalDate.of(2027, 1, 5).plusWeeks(week++);
        email = "camille" + week + "@example.org";
        jdbc.sql("delete from request.flood").update();
    }

    @ParameterizedTest
    @MethodSource("paddock.Look#all")
    void every_page_passes_axe_and_fits_its_window(Look look) {
        List<String> wrong = new ArrayList<>();
        try (BrowserContext window = look.window()) {
            Page page = window.newPage();
            page.navigate(url("/sites/ales/may-i-run?layout=technique&on=" + on + "&from=09:00&until=12:00"));
            wrong.addAll(look.wrong(page, "request-may-i-run"));
            page.navigate(url("/sites/ales/requests/new"));
            wrong.addAll(look.wrong(page, "request-new"));
            send(page);
            wrong.addAll(look.wrong(page, "request-refused"));
            fill(page);
            send(page);
            wrong.addAll(look.wrong(page, "request-mailed"));
            page.navigate(url(link()));
            wrong.addAll(look.wrong(page, "request-confirm"));
            page.locator("main button.act").click();
            signIn(page, "sales");
            page.navigate(url("/sites/ales/requests"));
            wrong.addAll(look.wrong(page, "requests"));
            page.locator("main tbody a").last().click();
            wrong.addAll(look.wrong(page, "request"));
            page.fill("#why", "Complet ce jour-là, et " + "très long ".repeat(20));
            page.locator("main form[action$='/decline'] button").click();
            wrong.addAll(look.wrong(page, "request-declined"));
            page.navigate(url("/sites/ales/requests?state=granted"));
            wrong.addAll(look.wrong(page, "requests-none"));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_stranger_asks_confirms_by_mail_and_is_granted_for_a_company_that_is_new() {
        try (BrowserContext outside = french();
                BrowserContext office = french()) {
            Page page = outside.newPage();
            ask(page);
            assertThat(text(page, "main")).contains("Regardez vos courriels");
            Page desk = office.newPage();
            signIn(desk, "sales");
            desk.navigate(url("/sites/ales/requests"));
            assertThat(desk.content()).doesNotContain(email, "Camille " + week);
            int before = mails("sales@demonstration.invalid").size();

            String link = link();
            page.navigate(url(link));
            page.locator("main button.act").click();
            assertThat(text(page, "main")).contains("C’est confirmé");
            assertThat(page.navigate(url(link)).status()).isEqualTo(404);
            assertThat(mails("sales@demonstration.invalid"))
                    .hasSize(before + 1)
                    .last()
                    .asString()
                    .contains("À décider")
                    .doesNotContain(email);

            desk.navigate(url("/sites/ales/requests"));
            desk.locator("main tbody a").last().click();
            assertThat(desk.content()).contains(email, "Camille " + week, "Une première fois", "tourisme ou GT");
            desk.locator("main form[action$='/grant'] button").click();
            assertThat(text(desk, "#company-mistake")).contains("Aucune société");
            desk.check("input[name=how]");
            desk.locator("main form[action$='/grant'] button").click();
            assertThat(text(desk, ".lead")).contains("Premier rang");
            assertThat(text(desk, "h1")).contains("Essais Camille " + week);
        }
        assertThat(mails(email)).hasSize(2).last().asString().contains("Accordé");
    }

    /** A page that was kept for all had the token of whoever came first. */
    @Test
    void each_stranger_gets_a_form_of_their_own() {
        for (int stranger = 0; stranger < 2; stranger++) {
            try (BrowserContext window = Look.all().findFirst().orElseThrow().window()) {
                Page page = window.newPage();
                page.navigate(url("/sites/ales/requests/new?layout=technique"));
                fill(page);
                send(page);
                assertThat(page.locator("h1").textContent()).contains("Demander une date");
                assertThat(mails(email)).hasSize(stranger + 1);
            }
        }
    }

    @Test
    void whoever_asks_too_often_gets_no_more_mails_and_is_told_the_same() {
        try (BrowserContext outside = french()) {
            Page page = outside.newPage();
            for (int i = 0; i < 5; i++) {
                ask(page);
                assertThat(text(page, "main")).contains("Regardez vos courriels");
            }
        }
        assertThat(mails(email)).hasSize(3);
    }

    @Test
    void a_company_that_is_barred_asks_instead_of_holding_and_is_told_why_not() {
        jdbc.sql("update directory.company set standing = 'barred', reason = 'unpaid' where id = ?")
                .param(STABLE)
                .update();
        try (BrowserContext client = french();
                BrowserContext office = french()) {
            Page page = client.newPage();
            signIn(page, "booker");
            page.navigate(url("/sites/ales/bookings/new?layout=technique&on=" + on + "&from=09:00&until=12:00"));
            facts(page);
            page.locator("main button.act[type=submit]").last().click();
            assertThat(text(page, "[role=alert]")).contains("Rien ne se vend");
            page.locator("button[value=instead]").click();
            assertThat(page.inputValue("#on-0")).isEqualTo(on.toString());
            page.fill("#message", "Nous payons demain.");
            send(page);
            assertThat(text(page, "main")).contains("C’est demandé");

            Page desk = office.newPage();
            signIn(desk, "sales");
            desk.navigate(url("/sites/ales/requests"));
            desk.locator("main tbody a").last().click();
            assertThat(desk.content()).contains("Nous payons demain.");
            desk.locator("main form[action$='/grant'] button").click();
            assertThat(text(desk, "[role=alert]")).contains("Rien ne se vend");
            String address = desk.url().replace("/grant", "");
            jdbc.sql("update directory.company set standing = 'open', reason = null where id = ?")
                    .param(STABLE)
                    .update();
            desk.navigate(address);
            desk.locator("main form[action$='/grant'] button").click();
            assertThat(text(desk, ".lead")).contains("Premier rang");
        } finally {
            jdbc.sql("update directory.company set standing = 'open', reason = null where id = ?")
                    .param(STABLE)
                    .update();
        }
    }

    private void ask(Page page) {
        page.navigate(url("/sites/ales/requests/new?layout=technique&on=" + on + "&from=09:00&until=12:00"));
        fill(page);
        send(page);
    }

    private void fill(Page page) {
        page.selectOption("#what-0", "layout:technique");
        page.fill("#on-0", on.toString());
        page.fill("#from-0", "09:00");
        page.fill("#until-0", "12:00");
        page.fill("#name", "Camille " + week);
        page.fill("#firm", "Essais Camille " + week);
        page.fill("#email", email);
        page.fill("#message", "Une première fois");
        facts(page);
    }

    private static void facts(Page page) {
        page.selectOption("#activity", "practice");
        page.fill("#count", "8");
        page.selectOption("select[name=category]", "touring-gt");
        page.selectOption("#powertrain", "combustion");
        page.fill("#noise", "90");
    }

    /** What mails to somebody are about. */
    private List<String> mails(String recipient) {
        return jdbc.sql("""
                        select m.subject from post.mail m join post.outgoing o on o.id = m.id
                         where m.recipient = ? order by o.position""")
                .param(recipient)
                .query((row, n) -> Objects.requireNonNull(row.getString(1)))
                .list();
    }

    /** The last link that the stranger got. */
    private String link() {
        String body = jdbc.sql("""
                        select m.body from post.mail m join post.outgoing o on o.id = m.id
                         where m.recipient = ? order by o.position desc limit 1""").param(email).query(String.class).single();
        Matcher link = Pattern.compile("/requests/confirmation/[\\w-]+").matcher(body);
        assertThat(link.find()).isTrue();
        return link.group();
    }

    private static void send(Page page) {
        page.evaluate("document.querySelectorAll('main [required]').forEach(e => e.required = false)");
        page.locator("main p.acts button.act").last().click();
    }

    /** Once the page is there as a whole. */
    private static String text(Page page, String selector) {
        page.waitForLoadState();
        return page.locator(selector).textContent();
    }

    private void signIn(Page page, String role) {
        page.navigate(url("/sign-in"));
        page.fill("#email", role + "@demonstration.invalid");
        page.fill("#password", "paddock-demonstration");
        page.locator("main button[type=submit]").first().click();
    }

    private static BrowserContext french() {
        return Browser.window(new NewContextOptions().setLocale("fr-FR"));
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }
}
