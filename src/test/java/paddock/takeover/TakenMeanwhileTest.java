package paddock.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.WithPaddock;

/** Somebody has booked what a file wants, between its rehearsal and its booking. */
@WithPaddock
class TakenMeanwhileTest {

    private static final LocalDate DAY = LocalDate.of(2027, 4, 13);

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Test
    void all_or_nothing_is_refused_as_a_whole_where_somebody_was_faster() throws Exception {
        Office office = Office.of(port, "sales");
        String file = TakingOverTest.HEAD
                + TakingOverTest.line(DAY.plusDays(1), "9h;10h", TakingOverTest.CLUB)
                + TakingOverTest.line(DAY.plusDays(1), "14h;16h", TakingOverTest.CLUB);
        String slow = office.read("lent.csv", file);
        office.rehearsed(slow, TakingOverTest.COLUMNS);
        int before = faster(office, DAY.plusDays(1));
        office.order(slow, "run", Map.of("manner", "all"));
        assertThat(Office.said(office.settled(slow))).contains("refused as a whole", "Nothing was created");
        assertThat(office.table(slow))
                .satisfiesExactly(
                        fits -> assertThat(fits).isEqualTo("2 to be created"),
                        taken -> assertThat(taken).startsWith("3 taken"));
        assertThat(bookings()).isEqualTo(before);
        assertThat(office.order(slow, "run", Map.of("manner", "all")).statusCode())
                .as("after a refusal it is rehearsed first")
                .isEqualTo(409);
    }

    @Test
    void line_by_line_what_somebody_has_meanwhile_is_told_and_the_others_are_booked() throws Exception {
        Office office = Office.of(port, "sales");
        String slow = office.read(
                "lent.csv",
                TakingOverTest.HEAD
                        + TakingOverTest.line(DAY, "9h;10h", TakingOverTest.CLUB)
                        + TakingOverTest.line(DAY, "14h;16h", TakingOverTest.CLUB)
                        + TakingOverTest.line(DAY, "10h30;11h30", TakingOverTest.CLUB));
        office.rehearsed(slow, TakingOverTest.COLUMNS);
        int before = faster(office, DAY);
        office.order(slow, "run", Map.of("manner", "each"));
        assertThat(Office.said(office.settled(slow))).contains("2 created");
        assertThat(office.table(slow))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("2 created"),
                        taken -> assertThat(taken).startsWith("3 taken"),
                        last -> assertThat(last).startsWith("4 created"));
        assertThat(bookings()).isEqualTo(before + 2);
    }

    /** Has three to five in the afternoon of a day; how many bookings there are then. */
    private int faster(Office office, LocalDate day) throws Exception {
        String fast =
                office.read("vite.csv", TakingOverTest.HEAD + TakingOverTest.line(day, "15h;17h", TakingOverTest.CLUB));
        office.rehearsed(fast, TakingOverTest.COLUMNS);
        office.order(fast, "run", Map.of("manner", "each"));
        office.settled(fast);
        return bookings();
    }

    private int bookings() {
        return jdbc.sql("select count(*) from booking.booking where state = 'booked'")
                .query(Integer.class)
                .single();
    }
}
