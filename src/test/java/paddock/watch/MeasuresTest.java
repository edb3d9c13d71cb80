package paddock.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import paddock.FormToken;
import paddock.Served;

/** What a Prometheus reads, and who may. */
class MeasuresTest {

    private static final Pattern LINE =
            Pattern.compile("# (HELP|TYPE) paddock_\\S+ .+|paddock_[a-z_]+(\\{([a-z]+=\"[^\"]*\",?)+})? -?[0-9.E-]+");

    private static Served served;

    @BeforeAll
    static void start() throws Exception {
        served = Served.with(Map.of(
                "PADDOCK_METRICS_SECRET", "wide open sesame", "PADDOCK_PROXIES", "10.9.8.7", "LANG", "tr_TR.UTF-8"));
    }

    @AfterAll
    static void stop() throws Exception {
        served.close();
    }

    private static String measures() throws Exception {
        HttpResponse<String> answer = served.get("/actuator/prometheus");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).matches("text/plain; ?version=0.0.4;.*");
        return answer.body();
    }

    @Test
    void every_line_is_one_that_prometheus_reads() throws Exception {
        served.get("/sites/ales");
        assertThat(measures().lines()).allMatch(line -> LINE.matcher(line).matches());
        assertThat(measures()).endsWith("\n");
    }

    @Test
    void what_there_is_and_what_waits_is_counted() throws Exception {
        assertThat(measures())
                .contains(
                        "\npaddock_sites 2\n",
                        "\npaddock_database_up 1\n",
                        "\npaddock_mails{of=\"waiting\"} 0\n",
                        "\npaddock_mails{of=\"given-up\"} 0\n")
                .containsPattern("\npaddock_layouts [1-9]")
                .containsPattern("\npaddock_trail_unsealed \\d")
                .containsPattern("\npaddock_trail_unsealed_seconds \\d")
                .containsPattern("\npaddock_memory_bytes\\{of=\"heap\"} [1-9]\\d{6}")
                .containsPattern("\npaddock_database_connections\\{of=\"active\"} \\d")
                .containsPattern("\npaddock_up_seconds \\d");
    }

    @Test
    void verdicts_are_counted_by_what_they_said() throws Exception {
        double before = verdicts();
        served.get("/sites/ales/may-i-run?layout=technique&on=2026-05-16&from=23:00&until=23:30&activity=practice");
        assertThat(measures()).containsPattern("paddock_verdicts_total\\{of=\"(allowed|needs|undetermined|refused)\"}");
        assertThat(verdicts()).isEqualTo(before + 1);
    }

    private static double verdicts() throws Exception {
        return measures()
                .lines()
                .filter(each -> each.startsWith("paddock_verdicts_total{"))
                .mapToDouble(each -> Double.parseDouble(each.substring(each.indexOf(' '))))
                .sum();
    }

    @Test
    void sign_ins_that_failed_are_counted() throws Exception {
        double before = number("paddock_sign_ins_failed");
        served.post(
                "/sign-in",
                "application/x-www-form-urlencoded",
                BodyPublishers.ofString(FormToken.FIELD + "&email=nobody%40example.org&password=guessed+wrong"));
        assertThat(number("paddock_sign_ins_failed")).isEqualTo(before + 1);
    }

    @Test
    void answers_are_timed_by_route_and_made_up_addresses_are_one() throws Exception {
        served.get("/sites/ales");
        served.get("/sites/gamogonili");
        served.get("/made-up-1");
        served.get("/made-up-2");
        String read = measures();
        assertThat(read).contains("paddock_http_seconds_count{method=\"GET\",route=\"/sites/{key}\",status=\"2xx\"}");
        assertThat(read).doesNotContain("made-up", "gamogonili");
        assertThat(
                        number(
                                "paddock_http_seconds_bucket{le=\"+Inf\",method=\"GET\",route=\"/sites/{key}\",status=\"2xx\"}"))
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void a_page_that_is_remembered_counts_under_its_route() throws Exception {
        String route = "paddock_http_seconds_count{method=\"GET\",route=\"/sites/{key}\",status=\"2xx\"}";
        String none = "paddock_http_seconds_count{method=\"GET\",route=\"none\",status=\"2xx\"}";
        double before = number(route);
        double unknown = number(none);
        for (int i = 0; i < 4; i++) {
            assertThat(served.get("/sites/ales").statusCode()).isEqualTo(200);
        }
        assertThat(number(route)).isEqualTo(before + 4);
        assertThat(number(none)).isEqualTo(unknown);
    }

    @Test
    void whoever_is_elsewhere_shows_the_secret() throws Exception {
        String[] visitor = {"X-Forwarded-For", "203.0.113.9"};
        assertThat(served.get("/actuator/prometheus", visitor).statusCode()).isEqualTo(404);
        assertThat(asked("Bearer wide open").statusCode()).isEqualTo(404);
        assertThat(asked("Bearer wide open sesame").body()).contains("paddock_sites");
        assertThat(served.get("/actuator", "Accept", "*/*").statusCode()).isEqualTo(404);
        assertThat(served.get("/actuator/env", "Accept", "*/*").statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> asked(String authorization) throws Exception {
        return served.get("/actuator/prometheus", "X-Forwarded-For", "203.0.113.9", "Authorization", authorization);
    }

    @Test
    void alive_is_the_process_and_ready_its_database_too() throws Exception {
        assertThat(served.get("/actuator/health/alive").body()).contains("UP");
        assertThat(served.get("/actuator/health/ready").body()).contains("UP");
    }

    private static double number(String line) throws Exception {
        return measures()
                .lines()
                .filter(each -> each.startsWith(line + " "))
                .mapToDouble(each -> Double.parseDouble(each.substring(line.length() + 1)))
                .findFirst()
                .orElse(0);
    }
}
