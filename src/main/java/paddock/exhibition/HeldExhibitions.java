package paddock.exhibition;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.kernel.Acting;
import paddock.personal.Holding;
import paddock.personal.Sheet;
import paddock.personal.Subject;

/** What exhibitions hold on people: who stood at which. */
@Component
final class HeldExhibitions implements Holding {

    private final JdbcClient jdbc;

    HeldExhibitions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Sheet> on(Subject subject) {
        return subject.person() == null ? List.of() : List.of(Sheet.of("exhibitions", jdbc, THEIRS, subject.person()));
    }

    @Override
    public List<String> addresses() {
        return List.of();
    }

    @Override
    public void forget(Acting by, Subject subject) {
        if (subject.person() != null) {
            jdbc.sql("delete from exhibition.member where person = ?")
                    .param(subject.person())
                    .update();
            jdbc.sql("update exhibition.exhibition set settled_by = null where settled_by = ?")
                    .param(subject.person())
                    .update();
        }
    }

    private static final String THEIRS = """
            select e.name, lower(e.during) as first from exhibition.member m join exhibition.exhibition e on e.id = m.exhibition
             where m.person = :person order by 2 limit 1000
            """;
}
