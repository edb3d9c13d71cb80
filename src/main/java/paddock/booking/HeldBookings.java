package paddock.booking;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.kernel.Acting;
import paddock.personal.Holding;
import paddock.personal.Sheet;
import paddock.personal.Subject;

/** What bookings hold on people: who asked for them. A booking is the company's and stays. */
@Component
class HeldBookings implements Holding {

    private final JdbcClient jdbc;

    HeldBookings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Sheet> on(Subject subject) {
        return subject.person() == null ? List.of() : List.of(Sheet.of("bookings", jdbc, ASKED, subject.person()));
    }

    @Override
    public List<String> addresses() {
        return List.of();
    }

    @Override
    public void forget(Acting by, Subject subject) {
        if (subject.person() != null) {
            jdbc.sql("update booking.booking set asked_by = null where asked_by = ?")
                    .param(subject.person())
                    .update();
        }
    }

    private static final String ASKED = """
            select b.number as request, b.asked_at as at, c.name as company
              from booking.booking b
              left join directory.company c on c.id = b.company
             where b.asked_by = :person
             order by b.number desc
             limit 10000
            """;
}
