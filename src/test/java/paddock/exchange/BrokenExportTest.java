package paddock.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import paddock.Programs;
import paddock.kernel.Ids;

/** The database breaks off in the middle of a table: what has come by then is not taken for the whole. */
class BrokenExportTest extends Programs {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** More than is read at a time. */
    private static final int MANY = 2500;

    private String token = "";

    @BeforeEach
    void fill() throws Exception {
        token = token("SALES");
        jdbc.sql("""
                        insert into booking.booking (id, site, kind, company, state, ended, ended_at, asked_at, use, reference,
                                                     order_number, reason, version)
                        select gen_random_uuid(), :site, 'rental', :company, 'ended', 'released', timestamptz '2026-05-01',
                               timestamptz '2026-05-01', '{}', 'row ' || md5(n::text), '', '', 1
                          from generate_series(1, :many) as n
                        """)
                .param("site", Ids.named("ales", "site"))
                .param("company", Ids.named("demonstration", "company", "stable"))
                .param("many", MANY)
                .update();
        jdbc.sql("""
                        insert into booking.claim (booking, position, layout, begins, ends, zone, during)
                        select id, 0, :layout, '2026-05-02 09:00', '2026-05-02 10:00', 'Europe/Paris',
                               tstzrange('2026-05-02 09:00+02', '2026-05-02 10:00+02')
                          from booking.booking
                        """).param("layout", Ids.named("ales", "layout", "technique")).update();
    }

    @AfterEach
    void empty() {
        jdbc.sql("truncate booking.booking cascade").update();
    }

    /** What cannot be read, as if the database had gone. */
    private void breakAt(int row) {
        UUID broken = jdbc.sql("select id from booking.booking order by number offset ? limit 1")
                .param(row - 1)
                .query(UUID.class)
                .single();
        jdbc.sql("update booking.booking set use = '[]' where id = ?")
                .param(broken)
                .update();
    }

    private HttpResponse<byte[]> asked(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .headers("Authorization", "Bearer " + token)
                .build();
        return HTTP.send(request, BodyHandlers.ofByteArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/export/bookings.csv", "/api/v1/export/bookings.xlsx"})
    void a_table_that_breaks_off_is_a_transfer_that_failed(String path) throws Exception {
        assertThat(asked(path).body()).hasSizeGreaterThan(20_000);
        breakAt(MANY);
        assertThatThrownBy(() -> asked(path)).isInstanceOf(IOException.class);
        assertThat(asked("/api/v1/sites").statusCode())
                .as("afterwards all is well")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/export/bookings.csv", "/api/v1/export/bookings.xlsx"})
    void one_that_breaks_before_anything_has_left_is_a_refusal_and_no_file(String path) throws Exception {
        breakAt(1);
        HttpResponse<byte[]> answer = asked(path);
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .doesNotContain("attachment");
        assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void the_trail_as_a_table_is_whole_as_ever() throws Exception {
        token = token("DIRECTION");
        assertThat(new String(asked("/api/v1/audit.csv").body(), StandardCharsets.UTF_8))
                .endsWith("\r\n");
        assertThat(new String(asked("/api/v1/audit.jsonl").body(), StandardCharsets.UTF_8))
                .endsWith("}\n");
    }
}
