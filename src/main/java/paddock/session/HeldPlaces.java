package paddock.session;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.kernel.Acting;
import paddock.personal.Holding;
import paddock.personal.Sheet;
import paddock.personal.Subject;

/** What places hold on people: who took them. They are the company's and stay. */
@Component
class HeldPlaces implements Holding {

    private final JdbcClient jdbc;

    HeldPlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Sheet> on(Subject subject) {
        return subject.person() == null ? List.of() : List.of(Sheet.of("places", jdbc, TAKEN, subject.person()));
    }

    @Override
    public List<String> addresses() {
        return List.of();
    }

    @Override
    public void forget(Acting by, Subject subject) {
        if (subject.person() != null) {
            jdbc.sql("update session.place set taken_by = null where taken_by = ?")
                    .param(subject.person())
                    .update();
        }
    }

    private static final String TAKEN = """
            select p.number as request, p.taken_at as at, c.name as company
              from session.place p
              join directory.company c on c.id = p.company
             where p.taken_by = :person
             order by p.number desc
             limit 10000
            """;
}
