package paddock.series;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.kernel.Acting;
import paddock.personal.Holding;
import paddock.personal.Sheet;
import paddock.personal.Subject;

/** What series hold on people: who asked for them. A series is the company's and stays. */
@Component
class HeldSeries implements Holding {

    private final JdbcClient jdbc;

    HeldSeries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Sheet> on(Subject subject) {
        return subject.person() == null ? List.of() : List.of(Sheet.of("series", jdbc, MADE, subject.person()));
    }

    @Override
    public List<String> addresses() {
        return List.of();
    }

    @Override
    public void forget(Acting by, Subject subject) {
        if (subject.person() != null) {
            jdbc.sql("update series.cycle set made_by = null where made_by = ?")
                    .param(subject.person())
                    .update();
        }
    }

    private static final String MADE = """
            select s.rule, s.made_at as at, c.name as company
              from series.cycle s
              join directory.company c on c.id = s.company
             where s.made_by = :person
             order by s.made_at desc
             limit 10000
            """;
}
