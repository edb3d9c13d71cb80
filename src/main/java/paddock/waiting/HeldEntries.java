package paddock.waiting;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.kernel.Acting;
import paddock.personal.Holding;
import paddock.personal.Sheet;
import paddock.personal.Subject;

/** What the waiting list holds on people: who put something on it. An entry is the company's and stays. */
@Component
class HeldEntries implements Holding {

    private final JdbcClient jdbc;

    HeldEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Sheet> on(Subject subject) {
        return subject.person() == null ? List.of() : List.of(Sheet.of("waiting", jdbc, ASKED, subject.person()));
    }

    @Override
    public List<String> addresses() {
        return List.of();
    }

    @Override
    public void forget(Acting by, Subject subject) {
        if (subject.person() != null) {
            jdbc.sql("update waiting.entry set asked_by = null where asked_by = ?")
                    .param(subject.person())
                    .update();
        }
    }

    private static final String ASKED = """
            select e.asked_at as at, c.name as company
              from waiting.entry e
              join directory.company c on c.id = e.company
             where e.asked_by = :person
             order by e.number desc
             limit 10000
            """;
}
