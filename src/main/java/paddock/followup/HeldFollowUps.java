package paddock.followup;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.kernel.Acting;
import paddock.personal.Holding;
import paddock.personal.Sheet;
import paddock.personal.Subject;

/** What following up holds on people: which bookings they have heard of. */
@Component
final class HeldFollowUps implements Holding {

    private final JdbcClient jdbc;

    HeldFollowUps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Sheet> on(Subject subject) {
        return subject.person() == null
                ? List.of()
                : List.of(Sheet.of(
                        "heard",
                        jdbc,
                        "select h.booking, h.told_at as at from followup.heard h where h.person = :person order by h.told_at limit 1000",
                        subject.person()));
    }

    @Override
    public List<String> addresses() {
        return List.of();
    }

    @Override
    public void forget(Acting by, Subject subject) {
        if (subject.person() != null) {
            jdbc.sql("delete from followup.heard where person = ?")
                    .param(subject.person())
                    .update();
        }
    }
}
