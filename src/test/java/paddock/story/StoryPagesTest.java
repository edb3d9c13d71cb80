package paddock.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import paddock.Look;
import paddock.Programs;
import paddock.kernel.Ids;

/** A long story is read to its beginning, in a real browser. */
class StoryPagesTest extends Programs {

    private static int day = 1;

    private String lived() throws Exception {
        String token = token("SALES");
        String on = "2027-02-%02d".formatted(day++);
        HttpResponse<String> booked =
                send("POST", "/api/v1/sites/" + Ids.named("ales", "site") + "/bookings", token, """
                {"company": "%s", "claims": [{"pool": "%s", "units": 1, "from": "%sT09:00", "until": "%sT10:00"}]}
                """.formatted(
                                Ids.named("demonstration", "company", "stable"),
                                Ids.named("ales", "pool", "stands-2015"),
                                on,
                                on));
        assertThat(booked.statusCode()).as(booked.body()).isEqualTo(201);
        String id = json(booked).path("id").asString("");
        for (int version = 1; version <= 101; version++) {
            HttpResponse<String> said = send(
                    "PATCH",
                    "/api/v1/bookings/" + id,
                    token,
                    "{\"reference\": \"essai " + version + "\"}",
                    "If-Match",
                    "\"" + version + "\"");
            assertThat(said.statusCode()).as(said.body()).isEqualTo(200);
        }
        return id;
    }

    @ParameterizedTest
    @MethodSource("paddock.Look#all")
    void the_page_of_a_booking_leads_to_what_it_has_no_room_for(Look look) throws Exception {
        String id = lived();
        List<String> wrong = new ArrayList<>();
        try (BrowserContext window = look.window()) {
            Page page = window.newPage();
            page.navigate(url("/sign-in"));
            page.fill("#email", "operations@demonstration.invalid");
            page.fill("#password", "paddock-demonstration");
            page.locator("main button.act[type=submit]").click();
            page.navigate(url("/bookings/" + id));
            assertThat(page.locator("#story tbody tr").count()).isEqualTo(100);
            page.locator("#story a[href*='/story?before=3']").click();
            assertThat(page.locator("main tbody tr th").allTextContents()).containsExactly("B", "A");
            wrong.addAll(look.wrong(page, "story"));
            assertThat(page.navigate(url("/bookings/" + id + "/story")).status())
                    .isEqualTo(400);
            assertThat(page.navigate(url("/bookings/" + id + "/story?before=x")).status())
                    .isEqualTo(400);
        }
        assertThat(wrong).isEmpty();
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }
}
