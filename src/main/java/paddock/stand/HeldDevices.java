package paddock.stand;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.exhibition.Attached;
import paddock.kernel.Acting;
import paddock.personal.Holding;
import paddock.personal.Sheet;
import paddock.personal.Subject;

/** What stands hold on people: the phones that somebody has set up. */
@Component
final class HeldDevices implements Holding {

    private final JdbcClient jdbc;

    HeldDevices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    static Attached devicesOfExhibition(JdbcClient jdbc) {
        return new Attached(
                "phones",
                exhibition -> jdbc.sql("select exists (select 1 from stand.device where exhibition = :exhibition)")
                        .param("exhibition", exhibition)
                        .query(Boolean.class)
                        .single());
    }

    @Override
    public List<Sheet> on(Subject subject) {
        return subject.person() == null
                ? List.of()
                : List.of(Sheet.of("stand-devices", jdbc, THEIRS, subject.person()));
    }

    @Override
    public List<String> addresses() {
        return List.of();
    }

    /** A phone of theirs sends nothing any more, and is told so: what it holds is wiped. */
    @Override
    public void forget(Acting by, Subject subject) {
        if (subject.person() != null) {
            jdbc.sql("""
                            update stand.device set person = null, name = '', shut_at = coalesce(shut_at, seen_at)
                             where person = ?""").param(subject.person()).update();
            jdbc.sql("update stand.device set shut_by = null where shut_by = ?")
                    .param(subject.person())
                    .update();
        }
    }

    private static final String THEIRS = """
            select name, added_at as at, seen_at, shut_at from stand.device where person = :person
             order by added_at limit 1000
            """;
}
