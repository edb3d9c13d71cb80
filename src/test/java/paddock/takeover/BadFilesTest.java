package paddock.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.WithPaddock;

/** Files that are broken, too large or not what they seem, over HTTP: a sentence each, and nothing half done. */
@WithPaddock
class BadFilesTest {

    private static final String DAY = "2027-04-12";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Test
    void a_file_that_cannot_be_taken_over_leaves_nothing_but_a_sentence() throws Exception {
        Office office = Office.of(port, "sales");
        int before = jdbc.sql("select count(*) from takeover.takeover")
                .query(Integer.class)
                .single();
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("The file is empty", new byte[0]);
        files.put("This is no text", new byte[5000]);
        files.put("Save it as CSV", "PK\u0003\u0004 and so on".getBytes(StandardCharsets.ISO_8859_1));
        files.put("nothing below", "Jour;De;A\n".getBytes(StandardCharsets.UTF_8));
        files.put("no event", "BEGIN:VCALENDAR\nEND:VCALENDAR\n".getBytes(StandardCharsets.UTF_8));
        files.put("More than 200000 lines", ("a;b\n" + "1;2\n".repeat(200_001)).getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, byte[]> each : files.entrySet()) {
            HttpResponse<String> answer = office.send("x.csv", each.getValue());
            assertThat(answer.statusCode()).as(each.getKey()).isEqualTo(422);
            assertThat(Office.said(answer.body())).contains(each.getKey());
        }
        assertThat(jdbc.sql("select count(*) from takeover.takeover")
                        .query(Integer.class)
                        .single())
                .isEqualTo(before);
    }

    @Test
    void a_file_that_is_too_large_is_refused_and_one_from_another_page_as_well() throws Exception {
        Office office = Office.of(port, "sales");
        assertThat(office.send("x.csv", new byte[50_000_001]).statusCode()).isEqualTo(413);
        assertThat(office.send("x.csv", "a;b\n1;2\n".getBytes(StandardCharsets.UTF_8), "guessed")
                        .statusCode())
                .isEqualTo(403);
        assertThat(Office.of(port, "booker")
                        .send("x.csv", "a;b\n1;2\n".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void what_the_columns_lack_is_said_and_another_site_has_no_such_file() throws Exception {
        Office office = Office.of(port, "sales");
        String page = office.read("rien.csv", "x;y\n1;2\n");
        HttpResponse<String> answer = office.order(page, "matching", Map.of("act", "rehearse"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Office.said(answer.body())).contains("Say which column is the day");
        assertThat(office.get(page.replace("/ales/", "/gamogonili/")).statusCode())
                .isEqualTo(404);
        assertThat(office.order(page, "removal", Map.of()).statusCode()).isEqualTo(302);
        assertThat(office.get(page).statusCode()).isEqualTo(404);
    }

    @Test
    void faults_of_lines_are_told_line_by_line() throws Exception {
        Office office = Office.of(port, "sales");
        String page = office.read(
                "fautes.csv",
                TakingOverTest.HEAD + "=A1+1;9h;10h;Piste T;" + TakingOverTest.CLUB + ";x\n"
                        + "99999-01-01;9h;10h;Piste T;" + TakingOverTest.CLUB + ";x\n" + DAY
                        + ";12h;10h;Piste T;" + TakingOverTest.CLUB + ";x\n" + "28/03/2027;2h30;3h30;Piste T;"
                        + TakingOverTest.CLUB + ";x\n"
                        + "31/10/2027;2h30;3h30;Piste T;" + TakingOverTest.CLUB + ";x\n" + DAY + ";9h;10h;Piste Z;"
                        + TakingOverTest.CLUB + ";x\n" + DAY
                        + ";9h;10h;Piste T;" + TakingOverTest.CLUB + ";nul \u0000\n" + DAY + ";9h;10h;\"Piste T;"
                        + TakingOverTest.CLUB + ";x\n");
        office.rehearsed(page, TakingOverTest.COLUMNS);
        assertThat(office.table(page))
                .map(line -> line.replaceFirst(" not readable", ""))
                .satisfiesExactly(
                        one -> assertThat(one).contains("2: A formula stands here"),
                        one -> assertThat(one).contains("3: “99999-01-01” is no date that is meant"),
                        one -> assertThat(one).contains("4: The end is not after the start"),
                        one -> assertThat(one).contains("5: 2027-03-28T02:30 does not exist"),
                        one -> assertThat(one).contains("6: 2027-10-31T02:30 comes twice"),
                        one -> assertThat(one).contains("7: It is not said which layout or resource “Piste Z” is"),
                        one -> assertThat(one).contains("8: Some characters cannot be read"),
                        one -> assertThat(one).contains("9: The file ends in the middle of this line"));
    }

    @Test
    void a_form_that_is_none_is_refused() throws Exception {
        Office office = Office.of(port, "sales");
        for (String body :
                new String[] {"", "--frontier", "--frontier--", "nothing of the kind", "--frontier\r\n\r\n\r\n"}) {
            assertThat(office.form(body.getBytes(StandardCharsets.UTF_8)).statusCode())
                    .as(body)
                    .isEqualTo(403);
        }
        String whole = office.part("_csrf", office.token()) + office.part("file\"; filename=\"x.csv", "a;b\n1;2");
        HttpResponse<String> cut = office.form(whole.getBytes(StandardCharsets.UTF_8));
        assertThat(cut.statusCode()).isEqualTo(422);
        assertThat(Office.said(cut.body())).contains("did not arrive whole");
        assertThat(office.form((office.part("_csrf", office.token()) + "--frontier--\r\n")
                                .getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .as("without a file")
                .isEqualTo(422);
    }

    @Test
    void whatever_stands_in_a_file_is_shown_as_text() throws Exception {
        Office office = Office.of(port, "sales");
        String bad = "<img src=x onerror=alert(1)>${7*7}#{7*7}";
        HttpResponse<String> sent =
                office.send("<script>'.csv", (bad + ";b\n" + bad + ";\u202ex\n").getBytes(StandardCharsets.UTF_8));
        String page = java.net
                .URI
                .create(sent.headers().firstValue("Location").orElseThrow())
                .getPath();
        String shown = office.get(page).body();
        assertThat(shown)
                .contains("&lt;img src=x onerror=alert(1)&gt;${7*7}#{7*7}")
                .doesNotContain("<img", "<script>'");
        assertThat(office.get("/sites/ales/takeovers").body()).doesNotContain("<script>'");
        assertThat(office.get(page + "/lines.csv").body()).contains("img src=x");
    }

    @Test
    void what_reads_as_no_program_writes_it_is_a_line_of_explanation_and_no_fault_of_ours() throws Exception {
        Office office = Office.of(port, "sales");
        String event = "BEGIN:VEVENT\nSUMMARY:x\nDTSTART:20270906T090000\nDURATION:PT1H\n%s\nEND:VEVENT\n";
        String page = office.read(
                "cassé.ics",
                "BEGIN:VCALENDAR\nVERSION:2.0\n"
                        + event.formatted("RRULE:FREQ=DAILY;BYMONTH=13")
                        + event.formatted("RRULE:FREQ=WEEKLY;BYDAY=99999999999MO")
                        + event.formatted("X-A:b").replace("VEVENT\nSUMMARY", "VEVENT\n x\nSUMMARY")
                        + "END:VCALENDAR\n");
        assertThat(office.table(page))
                .satisfiesExactly(
                        rule -> assertThat(rule).startsWith("3 not tried yet: The rule by which it comes again cannot"),
                        number -> assertThat(number).startsWith("9 not tried yet: This event is not written as"),
                        sound -> assertThat(sound).isEqualTo("15 not tried yet"));
        assertThat(office.send("x.csv", "sep=\"\na,b\n1,2\n".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void that_more_lines_than_go_together_go_line_by_line_is_said_before_they_are_tried_and_after() throws Exception {
        Office office = Office.of(port, "sales");
        String said = "More than 5,000 lines are booked line by line";
        assertThat(Office.said(office.get("/sites/ales/takeovers").body())).contains(said);
        assertThat(Office.said(office.get(office.read("peu.csv", "a;b\n1;2\n")).body()))
                .doesNotContain(said);
        String page = office.read("beaucoup.csv", "a;b\n" + "1;2\n".repeat(5001));
        assertThat(Office.said(office.get(page).body())).contains(said);
        UUID id = UUID.fromString(page.replaceFirst(".*/", ""));
        jdbc.sql("update takeover.line set outcome = 'fits' where takeover = ?")
                .param(id)
                .update();
        jdbc.sql("update takeover.takeover set stage = 'rehearsed' where id = ?")
                .param(id)
                .update();
        String tried = office.get(page).body();
        assertThat(Office.said(tried)).contains("5,000 lines at most", "Go line by line", "Book 5,001 lines");
        assertThat(tried).contains("value=\"each\"").doesNotContain("value=\"all\"");
    }
}
