package paddock.asking;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import paddock.WithPaddock;
import paddock.kernel.Ids;

/** A circuit's page says what its order says, what is used of its counters, and what has changed. */
@WithPaddock
class CircuitOrdersTest {

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    /** The text of the page, without its marks. */
    private String page(String address) throws Exception {
        return html(address).replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    private String html(String address) throws Exception {
        URI uri = URI.create("http://localhost:" + port + address);
        HttpResponse<String> answer = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        return answer.body();
    }

    @Test
    void a_counter_says_what_is_used_and_left_in_the_year_of_the_day() throws Exception {
        assertThat(page("/sites/ales/circuits/vitesse?on=2026-05-12&lang=en"))
                .contains("Events of the year 10 a year used 4 left 6")
                .contains("12 April 2026 1 unit arrêté inventé n° 2026-09 Open day of the site.")
                .contains("13 June 2026 2 units")
                .contains("Invented register")
                .doesNotContain("20 September 2025");
        assertThat(page("/sites/ales/circuits/vitesse?on=2025-05-12&lang=fr"))
                .contains("10 par an pris 1 reste 9")
                .contains("20 septembre 2025 1 unité");
    }

    @Test
    void a_year_before_the_register_began_is_one_of_which_nobody_knows() throws Exception {
        assertThat(page("/sites/ales/circuits/vitesse?on=2024-05-12&lang=en"))
                .contains("Events of the year 10 a year Nobody has written down what is used")
                .doesNotContain("Events of the year 10 a year used");
    }

    @Test
    void the_year_is_drawn_for_the_layout_that_is_looked_at() throws Exception {
        String technique = Ids.named("ales", "layout", "technique").toString();
        assertThat(html("/sites/ales/circuits/vitesse?see=technique"))
                .contains("/api/v1/layouts/" + technique + "/lawful-hours.svg?from=")
                .contains("&amp;customer=club&amp;noise.source-exhaust=95&amp;powertrain=combustion");
        assertThat(page("/sites/ales/circuits/vitesse?lang=en"))
                .contains("A company of the site, touring cars, 95 dB(A)")
                .doesNotContain("names no kind of use");
        assertThat(status("/sites/ales/circuits/vitesse?see=karting")).isEqualTo(400);
    }

    @Test
    void whatever_differs_between_two_versions_is_told() throws Exception {
        String page = page("/sites/ales/circuits/vitesse?on=2026-05-12&lang=en");
        assertThat(page.substring(page.indexOf("since version 2018-03-02")))
                .contains("art. 4 §2 bis exception Electric vehicles may also run")
                .contains("annexe rule At most 30 touring cars");
        assertThat(page("/sites/ales/circuits/vitesse?on=2015-05-12&lang=en"))
                .contains("What has changed since version 2018-03-02 It says the same.");
    }

    @Test
    void an_end_that_comes_warns_unless_the_next_version_is_there() throws Exception {
        assertThat(page("/sites/ales/circuits/vitesse?on=2027-05-31&lang=en"))
                .contains("Ends in one day, in less than 2 months: the request for renewal has to be filed.");
        assertThat(page("/sites/ales/circuits/vitesse?on=2018-02-20&lang=en"))
                .contains("Ends in 10 days; version 2018-03-02 follows.")
                .doesNotContain("has to be filed");
    }

    @Test
    void the_marks_of_the_year_are_told_apart_without_their_colours() throws Exception {
        String technique = Ids.named("ales", "layout", "technique").toString();
        String picture = html("/api/v1/layouts/" + technique
                + "/lawful-hours.svg?from=2026-01-01&until=2026-02-01&activity=practice&noise.source-exhaust=95");
        assertThat(picture).contains("url(#y-open)", "<pattern id=\"y-open\"");
        assertThat(html("/sites/ales/circuits/vitesse?lang=en"))
                .contains("<symbol id=\"y-needs\"", "href=\"#y-undetermined\"", ">undecided<");
    }

    @Test
    void the_hours_of_the_year_are_there_in_words_week_by_week() throws Exception {
        String page = page("/sites/ales/circuits/vitesse?on=2026-05-12&lang=en&see=technique");
        String table = page.substring(page.indexOf("These hours in words"));
        assertThat(table)
                .startsWith("These hours in words Weeks Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
                .contains("29 December 2025 – ")
                .contains("09:00 – 12:00 14:00 – 18:00 (00:00 – 09:00) (12:00 – 14:00)");
    }

    private int status(String address) throws Exception {
        URI uri = URI.create("http://localhost:" + port + address);
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                .statusCode();
    }
}
