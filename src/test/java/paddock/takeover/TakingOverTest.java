package paddock.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.WithPaddock;

/** A calendar from before is read, rehearsed, booked and taken back, on Tuesday 12 May 2026 in Alès. */
@WithPaddock
class TakingOverTest {

    static final String CLUB = "Club Démonstration (inventé)";
    static final Map<String, String> COLUMNS = Map.of(
            "column.day",
            "0",
            "column.from",
            "1",
            "column.until",
            "2",
            "column.what",
            "3",
            "column.company",
            "4",
            "column.reference",
            "5",
            "valueof.what",
            "Piste T",
            "meant.what",
            "layout:technique");
    static final String HEAD = "Jour;De;A;Piste;Client;Ref\n";
    private static int turn;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private LocalDate day = LocalDate.EPOCH;

    @BeforeEach
    void anotherDay() {
        day = LocalDate.of(2027, 4, 13).plusWeeks(turn / 2).plusDays(turn++ % 2);
    }

    static String line(LocalDate on, String hours, String company) {
        return on + ";" + hours + ";Piste T;" + company + ";ref " + on + "\n";
    }

    @Test
    void what_fits_is_booked_line_by_line_quietly_and_can_be_taken_back() throws Exception {
        Office office = Office.of(port, "operations");
        String page = office.read(
                "ancien.csv",
                HEAD
                        + line(day, "9h;12h", CLUB)
                        + line(day, "10:00;11:00", CLUB)
                        + line(day, "14:00;17:00", CLUB)
                        + line(day, "22:00;23:00", CLUB)
                        + line(LocalDate.of(2020, 1, 7), "9h;12h", CLUB)
                        + line(day, "9h;12h", "Nobody knows them")
                        + "un jour;9h;12h;Piste T;" + CLUB + ";x\n");
        int before = bookings();
        assertThat(Office.said(office.rehearsed(page, COLUMNS))).contains("tried without booking");
        assertThat(office.table(page))
                .satisfiesExactly(
                        fits -> assertThat(fits).isEqualTo("2 to be created"),
                        taken -> assertThat(taken).startsWith("3 taken"),
                        fits -> assertThat(fits).isEqualTo("4 to be created"),
                        unlawful ->
                                assertThat(unlawful).startsWith("5 unlawful").contains("art."),
                        past -> assertThat(past).startsWith("6 past"),
                        unknown -> assertThat(unknown)
                                .startsWith("7 not readable: “Nobody knows them” is not in the directory"),
                        nothing -> assertThat(nothing).isEqualTo("8 not readable: “un jour” is no date."));
        assertThat(office.get(page).body()).contains("Line 2 of this file.");
        assertThat(bookings()).as("a dry run books nothing").isEqualTo(before);

        int due = due();
        assertThat(office.order(page, "run", Map.of("manner", "each")).statusCode())
                .isEqualTo(302);
        assertThat(Office.said(office.settled(page))).contains("2 created");
        assertThat(bookings()).isEqualTo(before + 2);
        assertThat(due()).as("mails to clients").isEqualTo(due);
        assertThat(recorded("booked")).isEqualTo(2);
        UUID first = created(page).orElseThrow();
        assertThat(office.get("/bookings/" + first).body()).contains("ref " + day);

        assertThat(office.order(page, "undo", Map.of()).statusCode()).isEqualTo(302);
        assertThat(Office.said(office.settled(page))).contains("2 cancelled again");
        assertThat(bookings()).isEqualTo(before);
    }

    @Test
    void all_or_nothing_books_all_at_once_and_tells_the_clients_where_that_is_wanted() throws Exception {
        Office office = Office.of(port, "sales");
        String page = office.read(
                "tout.csv",
                HEAD + line(day, "9h;10h", CLUB) + line(day, "10h30;11h30", CLUB) + line(day, "14h;16h", CLUB));
        office.rehearsed(page, COLUMNS);
        int before = bookings();
        int due = due();
        assertThat(office.order(page, "run", Map.of("manner", "all", "loud", "on"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(Office.said(office.settled(page))).contains("3 created");
        assertThat(bookings()).isEqualTo(before + 3);
        assertThat(recorded("booked")).isEqualTo(3);
        assertThat(due()).as("mails to clients").isGreaterThan(due);
    }

    @Test
    void what_does_not_fit_keeps_a_file_from_being_had_as_a_whole() throws Exception {
        Office office = Office.of(port, "sales");
        String page = office.read("double.csv", HEAD + line(day, "9h;10h", CLUB) + line(day, "9h;10h", CLUB));
        assertThat(office.rehearsed(page, COLUMNS)).doesNotContain("value=\"all\"");
        assertThat(office.order(page, "run", Map.of("manner", "all")).statusCode())
                .isEqualTo(422);
        assertThat(office.order(page, "run", Map.of("manner", "each", "version", "1"))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void a_company_that_is_new_is_added_once_and_not_for_a_line_that_cannot_be_had() throws Exception {
        Office office = Office.of(port, "sales");
        Map<String, String> columns = new LinkedHashMap<>(COLUMNS);
        columns.put("same.unknown", "create");
        String name = "Écurie Nouvelle " + day;
        String page = office.read(
                "neuf.csv",
                HEAD + line(day, "9h;10h", name) + line(day, "11h;12h", name.toUpperCase(java.util.Locale.FRENCH)));
        office.rehearsed(page, columns);
        assertThat(companies(name)).as("a dry run adds nobody").isZero();
        office.order(page, "run", Map.of("manner", "each"));
        assertThat(Office.said(office.settled(page))).contains("2 created");
        assertThat(companies(name)).isEqualTo(1);
    }

    private int companies(String name) {
        return jdbc.sql("select count(*) from directory.company where lower(name) = lower(?)")
                .param(name)
                .query(Integer.class)
                .single();
    }

    @Test
    void closures_and_units_are_taken_over_too_and_whoever_may_not_close_is_told() throws Exception {
        String file = "date;debut;fin;quoi;type;motif;client\n" + day + ";9:00;11:00;stands;travaux;Peinture;\n" + day
                + ";14:00;16:00;stands;location;;" + CLUB + "\n";
        Map<String, String> columns = new LinkedHashMap<>(Map.of(
                "column.day",
                "0",
                "column.from",
                "1",
                "column.until",
                "2",
                "column.what",
                "3",
                "column.kind",
                "4",
                "column.reason",
                "5",
                "column.company",
                "6",
                "valueof.what",
                "stands",
                "meant.what",
                "pool:stands-2015",
                "same.units",
                "2"));
        columns.put("valueof.kind", "travaux");
        columns.put("meant.kind", "closure");
        columns.put("valueof.kind#2", "location");
        columns.put("meant.kind#2", "rental");
        Office sales = Office.of(port, "sales");
        String page = sales.read("stands.csv", file);
        sales.rehearsed(page, columns);
        assertThat(sales.table(page)).first().asString().contains("you may book, and not close");
        Office operations = Office.of(port, "operations");
        operations.rehearsed(page, columns);
        operations.order(page, "run", Map.of("manner", "each"));
        operations.settled(page);
        assertThat(operations.table(page)).containsExactly("2 created", "3 created");
        assertThat(jdbc.sql("select reason from booking.booking where kind = 'closure' and reason = 'Peinture'")
                        .query(String.class)
                        .list())
                .hasSize(1);
    }

    @Test
    void what_was_said_of_columns_is_remembered_by_name() throws Exception {
        Office office = Office.of(port, "sales");
        Map<String, String> columns = new LinkedHashMap<>(COLUMNS);
        columns.put("name", "Ancien logiciel " + day);
        office.rehearsed(office.read("un.csv", HEAD + line(day, "9h;10h", CLUB)), columns);
        String next = office.read("deux.csv", HEAD + line(day, "11h;12h", CLUB));
        assertThat(office.get(next).body())
                .contains("Ancien logiciel " + day)
                .containsPattern("value=\"Piste T\"[^§]*value=\"layout:technique\" selected");
    }

    @Test
    void a_calendar_is_taken_over_as_a_table_is() throws Exception {
        Office office = Office.of(port, "operations");
        String page = office.read(
                "calendrier.ics",
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:a" + day + "\r\nSUMMARY:" + CLUB
                        + "\r\nLOCATION:Piste T\r\nDTSTART;TZID=Europe/Paris:"
                        + day.toString().replace("-", "")
                        + "T090000\r\nDURATION:PT1H\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
        assertThat(office.get(page).body()).contains("iCalendar");
        office.rehearsed(
                page,
                Map.of(
                        "column.start",
                        "0",
                        "column.end",
                        "1",
                        "column.company",
                        "2",
                        "column.what",
                        "3",
                        "column.reference",
                        "7",
                        "valueof.what",
                        "Piste T",
                        "meant.what",
                        "layout:technique"));
        office.order(page, "run", Map.of("manner", "each"));
        office.settled(page);
        assertThat(office.table(page)).containsExactly("3 created");
        assertThat(office.get("/bookings/" + created(page).orElseThrow()).body())
                .contains("a" + day);
    }

    private java.util.Optional<UUID> created(String page) {
        return jdbc.sql(
                        "select booking from takeover.line where takeover = ? and outcome = 'created' order by position limit 1")
                .param(UUID.fromString(page.replaceFirst(".*/", "")))
                .query(UUID.class)
                .optional();
    }

    private int bookings() {
        return jdbc.sql("select count(*) from booking.booking where state = 'booked'")
                .query(Integer.class)
                .single();
    }

    private int due() {
        return jdbc.sql("select (select count(*) from notice.due) + (select count(*) from post.mail)")
                .query(Integer.class)
                .single();
    }

    private int recorded(String act) {
        return jdbc.sql("""
                        select count(*) from audit.act a join booking.booking b on b.id = a.thing
                         where a.act = ? and b.reference = ? and a.person is not null""").param(act).param("ref " + day).query(Integer.class).single();
    }
}
