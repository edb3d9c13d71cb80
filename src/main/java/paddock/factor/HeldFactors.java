package paddock.factor;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.kernel.Acting;
import paddock.personal.Holding;
import paddock.personal.Sheet;
import paddock.personal.Subject;

/** With what else than a password people prove who they are: that there is something, and none of what it opens with. */
@Component
class HeldFactors implements Holding {

    private final JdbcClient jdbc;

    HeldFactors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Sheet> on(Subject subject) {
        return subject.person() == null
                ? List.of()
                : List.of(
                        Sheet.of("passkeys", jdbc, PASSKEYS, subject.person()),
                        Sheet.of("second-step", jdbc, SECOND_STEP, subject.person()),
                        Sheet.of("identities", jdbc, IDENTITIES, subject.person()));
    }

    @Override
    public List<String> addresses() {
        return List.of();
    }

    @Override
    public void forget(Acting by, Subject subject) {
        if (subject.person() == null) {
            return;
        }
        for (String table : List.of("one_time_code", "recovery_code", "passkey", "ceremony", "link")) {
            jdbc.sql("delete from factor." + table + " where person = :person")
                    .param("person", subject.person())
                    .update();
        }
    }

    private static final String PASSKEYS = """
            select name, made_at as made, used_at as used from factor.passkey where person = :person order by made_at limit 1000
            """;

    private static final String IDENTITIES = """
            select issuer, subject as identity, called as name, made_at as made, used_at as used
              from factor.link where person = :person order by made_at limit 1000
            """;

    private static final String SECOND_STEP = """
            select begun_at as began, on_since as since,
                   (select count(*) from factor.recovery_code r where r.person = o.person) as codes
            from factor.one_time_code o
            where person = :person
            """;
}
