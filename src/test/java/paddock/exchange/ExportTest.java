package paddock.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import paddock.Programs;
import paddock.kernel.Ids;
import paddock.web.Csv;

/** Everything as tables, as spreadsheets read them, agrees with the database. */
class ExportTest extends Programs {

    private static final String SITE = "/api/v1/sites/" + Ids.named("ales", "site");
    private static final UUID STABLE = Ids.named("demonstration", "company", "stable");
    private static final UUID TECHNIQUE = Ids.named("ales", "layout", "technique");
    private static final String ON = "2027-05-31";
    private static boolean filled;

    private String sales = "";

    @BeforeEach
    void somethingToTakeOut() throws Exception {
        sales = token("SALES");
        if (!filled) {
            book("09:00", "10:30", "=HYPERLINK(\"x\")", false);
            book("11:00", "12:00", "prototype 7", true);
            created("POST", SITE + "/options", claims("14:00", "15:00", "\"company\": \"" + STABLE + "\","));
            created("POST", SITE + "/closures", token("OPERATIONS"), """
                    {"claims": [%s], "reason": "oil"}""".formatted(claim("16:00", "17:00")));
            String session = created("POST", SITE + "/sessions", claims("17:00", "18:00", "\"title\": \"Track day\","));
            created("POST", "/api/v1/sessions/" + session + "/places", """
                    {"company": "%s", "use": {"noise": {"source-exhaust": 90},
                     "vehicles": [{"category": "touring-gt", "powertrain": "combustion", "count": 2}]}}""".formatted(STABLE));
            filled = true;
        }
    }

    private void book(String from, String until, String reference, boolean confidential) throws Exception {
        String said = "\"company\": \"" + STABLE + "\", \"reference\": " + JSON.writeValueAsString(reference)
                + ", \"confidential\": " + confidential + ",";
        created("POST", SITE + "/bookings", claims(from, until, said));
    }

    private static String claim(String from, String until) {
        return """
                {"layout": "%s", "from": "%sT%s", "until": "%sT%s"}""".formatted(TECHNIQUE, ON, from, ON, until);
    }

    private static String claims(String from, String until, String said) {
        return """
                {%s "claims": [%s],
                 "use": {"activity": "practice", "noise": {"source-exhaust": 90},
                         "vehicles": [{"category": "touring-gt", "count": 4, "powertrain": "combustion"}]}}
                """.formatted(said, claim(from, until));
    }

    private String created(String method, String path, String body) throws Exception {
        return created(method, path, sales, body);
    }

    private String created(String method, String path, String token, String body) throws Exception {
        HttpResponse<String> answer = send(method, path, token, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).path("id").asString("");
    }

    private byte[] bytes(String path, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .headers("Authorization", "Bearer " + token, "Accept-Language", "en")
                .build();
        HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private List<Map<String, String>> csv(String table, String token, String query) throws Exception {
        byte[] bytes = bytes("/api/v1/export/" + table + ".csv" + query, token);
        List<List<String>> lines = Csv.read(new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> line : lines.subList(1, lines.size())) {
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < line.size(); i++) {
                row.put(lines.getFirst().get(i), line.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    /** Rows by the names of their columns; dates are what a spreadsheet takes for one. */
    private List<Map<String, Object>> xlsx(String table, String token, String query) throws Exception {
        byte[] bytes = bytes("/api/v1/export/" + table + ".xlsx" + query, token);
        List<Map<String, Object>> rows = new ArrayList<>();
        try (Workbook workbook = WorkbookFactory.create(new ByteArrayInputStream(bytes))) {
            assertThat(workbook.getSheetName(0)).isEqualTo(table);
            Row head = workbook.getSheetAt(0).getRow(0);
            for (Row line : workbook.getSheetAt(0)) {
                Map<String, Object> row = new HashMap<>();
                line.forEach(cell -> row.put(head.getCell(cell.getColumnIndex()).getStringCellValue(), value(cell)));
                rows.add(row);
            }
        }
        return rows.subList(1, rows.size());
    }

    private static Object value(Cell cell) {
        return switch (cell.getCellType()) {
            case NUMERIC ->
                DateUtil.isCellDateFormatted(cell) ? cell.getLocalDateTimeCellValue() : cell.getNumericCellValue();
            case BOOLEAN -> cell.getBooleanCellValue();
            case STRING -> cell.getStringCellValue();
            default -> throw new IllegalStateException(cell.getCellType().name());
        };
    }

    private static String days() {
        return "?site=ales&from=" + ON + "&until=2027-06-01";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bookings",
                "options",
                "closures",
                "sessions",
                "places",
                "waiting-list",
                "requests",
                "companies",
                "directory"
            })
    void each_table_has_as_many_rows_as_the_database_in_both_forms(String table) throws Exception {
        String sql = switch (table) {
            case "bookings" ->
                RENTALS + " and not (b.state in ('option', 'waiting') and b.lapses_at > '2026-05-12T08:42:00Z')";
            case "options" ->
                RENTALS + " and b.state in ('option', 'waiting') and b.lapses_at > '2026-05-12T08:42:00Z'";
            case "closures" ->
                "select count(*) from booking.claim c join booking.booking b on b.id = c.booking where b.kind = 'closure'";
            case "sessions" -> "select count(*) from session.session";
            case "places" -> "select count(*) from session.place";
            case "waiting-list" -> "select count(*) from waiting.entry";
            case "requests" -> "select count(*) from request.request where until is null";
            case "directory" -> "select count(*) from trade.profile where listed_at is not null";
            default -> "select count(*) from directory.company";
        };
        int there = jdbc.sql(sql).query(Integer.class).single();
        assertThat(csv(table, sales, "")).hasSize(there);
        assertThat(xlsx(table, sales, "")).hasSize(there);
    }

    private static final String RENTALS =
            "select count(*) from booking.claim c join booking.booking b on b.id = c.booking where b.kind = 'rental'";

    @Test
    void hours_add_up_as_they_go_by_and_times_are_real_ones_on_the_clock_of_the_site() throws Exception {
        List<Map<String, Object>> rows = xlsx("bookings", sales, days());
        assertThat(rows).extracting(row -> row.get("from")).contains(LocalDateTime.of(2027, 5, 31, 9, 0));
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.get("zone")).isEqualTo("Europe/Paris");
            assertThat(row.get("utc_offset")).isEqualTo("+02:00");
            assertThat(row.get("site")).isEqualTo("ales");
        });
        double hours =
                rows.stream().mapToDouble(row -> (Double) row.get("hours")).sum();
        assertThat(hours).isEqualTo(2.5);
        assertThat(csv("bookings", sales, days()).stream()
                        .mapToDouble(row -> Double.parseDouble(row.get("hours")))
                        .sum())
                .isEqualTo(hours);
        assertThat(csv("bookings", sales, days()))
                .extracting(row -> row.get("until"))
                .contains("2027-05-31 10:30:00");
        double all = csv("bookings", sales, "").stream()
                .mapToDouble(row -> Double.parseDouble(row.get("hours")))
                .sum();
        assertThat(all)
                .isCloseTo(jdbc.sql("""
                        select coalesce(sum(extract(epoch from upper(c.during) - lower(c.during))) / 3600, 0)
                          from booking.claim c join booking.booking b on b.id = c.booking
                         where b.kind = 'rental' and not (b.state in ('option', 'waiting') and b.lapses_at > '2026-05-12T08:42:00Z')
                        """).query(Double.class).single(), org.assertj.core.data.Offset.offset(0.001));
    }

    @Test
    void what_looks_like_a_formula_is_a_text_in_both_forms() throws Exception {
        assertThat(xlsx("bookings", sales, days()))
                .extracting(row -> row.get("reference"))
                .contains("=HYPERLINK(\"x\")");
        assertThat(new String(
                        bytes("/api/v1/export/bookings.csv" + days(), sales), java.nio.charset.StandardCharsets.UTF_8))
                .contains("\"'=HYPERLINK(\"\"x\"\")\"");
    }

    @Test
    void a_confidential_client_is_named_to_those_whom_the_terms_name_and_to_nobody_else() throws Exception {
        assertThat(csv("bookings", sales, days()))
                .extracting(row -> row.get("company"))
                .containsOnly("Écurie Exemple (inventée)");
        List<Map<String, String>> unnamed = csv("bookings", token("ACCOUNTS"), days()).stream()
                .filter(row -> "true".equals(row.get("confidential")))
                .toList();
        assertThat(unnamed)
                .hasSize(1)
                .allSatisfy(row -> assertThat(row)
                        .containsEntry("company", "")
                        .containsEntry("company_id", "")
                        .containsEntry("reference", ""));
        assertThat(xlsx("bookings", token("RACE_CONTROL"), days()).toString()).doesNotContain("prototype 7");
    }

    @Test
    void who_may_not_read_something_does_not_take_it_out_and_that_it_was_taken_is_in_the_trail() throws Exception {
        assertThat(send("GET", "/api/v1/export/requests.csv", token("ACCOUNTS"), "")
                        .statusCode())
                .isEqualTo(403);
        assertThat(send("GET", "/api/v1/export/bookings.csv", token("MANAGER"), "")
                        .statusCode())
                .isEqualTo(403);
        csv("closures", sales, days());
        assertThat(jdbc.sql("select after::text from audit.act where act = 'exported' order by id desc limit 1")
                        .query(String.class)
                        .single())
                .contains("closures", "csv", "ales", ON);
    }

    @Test
    void what_cannot_be_read_is_refused_with_its_reason() throws Exception {
        for (String bad : List.of(
                "gold.csv",
                "bookings.csv?site=nowhere",
                "bookings.xlsx?from=tomorrow",
                "bookings.csv?from=2027-06-01&until=2027-06-01")) {
            assertThat(send("GET", "/api/v1/export/" + bad, sales, "").statusCode())
                    .as(bad)
                    .isEqualTo(400);
        }
    }
}
