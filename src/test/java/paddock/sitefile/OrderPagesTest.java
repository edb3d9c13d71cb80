package paddock.sitefile;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.context.TestPropertySource;
import paddock.Look;
import paddock.WithPaddock;
import paddock.circuit.Sites.Intent;
import paddock.kernel.Acting;
import paddock.sitefile.SiteFile.Reading.Read;

/** The pages of orders with quotas and tables, which the demonstration has none of, for everybody who looks at them. */
@WithPaddock
@TestPropertySource(properties = "paddock.test.sites=invented")
class OrderPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    Loading loading;

    @BeforeEach
    void load() {
        for (String site : List.of("lande", "gorge")) {
            Read read = (Read) SiteFile.read(new ClassPathResource("paddock/asking/" + site + ".yaml"));
            loading.load(Acting.PADDOCK, loading.plan(read, Intent.UPDATE));
        }
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }

    @ParameterizedTest
    @MethodSource("paddock.Look#all")
    void they_say_what_is_left_and_what_refuses(Look look) {
        List<String> wrong = new ArrayList<>();
        try (BrowserContext window = look.window()) {
            Page page = window.newPage();
            page.navigate(url("/sites/lande/circuits/lande?on=2028-06-01"));
            wrong.addAll(look.wrong(page, "order-quotas"));
            boolean french = look.language().startsWith("fr");
            assertThat(said(page))
                    .contains(french ? "au plus 100 jours par an" : "at most 100 days a year")
                    .contains(french ? "au plus 5 heures par jour" : "at most 5 hours a day")
                    .containsPattern(french ? "reste\\s+1 jour" : "left\\s+1 day");
            page.navigate(url("/sites/gorge/circuits/gorge?on=2027-04-06"));
            wrong.addAll(look.wrong(page, "order-weekends"));
            assertThat(said(page))
                    .contains(
                            french
                                    ? "au moins 1 week-end par mois sans personne"
                                    : "at least 1 weekend a month without anyone");
            page.navigate(url("/sites/gorge/may-i-run?layout=short&on=2027-04-06&from=09:00&until=10:00&count=17"
                    + "&category=touring-gt&activity=practice&weather=rain&others=none"));
            wrong.addAll(look.wrong(page, "may-i-run-reduced"));
            assertThat(said(page))
                    .contains(french ? "17 pour 12 admis" : "17 where 12 are admitted")
                    .contains(french ? "12 au lieu de 32" : "12 instead of 32")
                    .contains("art. 3 §2", "art. 3 §3");
            page.navigate(url("/sites/lande/may-i-run?layout=cross&on=2028-06-01&from=09:00&until=10:00&count=5"
                    + "&category=motorcycle&powertrain=combustion&activity=practice&others=none"));
            wrong.addAll(look.wrong(page, "may-i-run-quota"));
            assertThat(said(page))
                    .contains(french ? "reste 1 jour, cet usage prend 1 jour" : "1 day left, this use takes 1 day");
        }
        assertThat(wrong).isEmpty();
    }

    private static String said(Page page) {
        return page.locator("main").innerText().replaceAll("[\\u00a0\\u202f]", " ");
    }
}
