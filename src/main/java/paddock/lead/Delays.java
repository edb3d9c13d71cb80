package paddock.lead;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.kernel.Acting;
import paddock.lead.Lead.Grade;
import paddock.once.Attempts;
import paddock.once.Locks;

/** How soon leads of each grade are answered: as it is known to everybody, until somebody says otherwise. */
@Component
class Delays {

    static final int MOST_HOURS = 8784;

    private final JdbcClient jdbc;
    private final Attempts attempts;
    private final Trail trail;

    Delays(JdbcClient jdbc, Attempts attempts, Trail trail) {
        this.jdbc = jdbc;
        this.attempts = attempts;
        this.trail = trail;
    }

    /** Within how many hours. */
    Map<Grade, Integer> all() {
        Map<Grade, Integer> hours = new EnumMap<>(Grade.class);
        for (Grade grade : Grade.values()) {
            hours.put(grade, grade.hours());
        }
        jdbc.sql("select grade, hours from lead.delay")
                .query((row, n) -> hours.put(Grade.valueOf(LeadRows.text(row, "grade")), row.getInt("hours")))
                .list();
        return hours;
    }

    /** From now on: what is due already stays due when it was. */
    void set(Acting by, Map<Grade, Integer> hours) {
        attempts.run(Locks.NONE, held -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtext('lead.delay'))")
                    .query((row, n) -> n)
                    .list();
            Map<Grade, Integer> before = all();
            if (!before.equals(hours)) {
                hours.forEach(this::write);
                trail.record(
                        by,
                        Deed.of("lead-delays-changed", Leads.KIND, null).changing(recorded(before), recorded(hours)));
            }
            return hours;
        });
    }

    private void write(Grade grade, int hours) {
        String statement = hours == grade.hours()
                ? "delete from lead.delay where grade = :grade"
                : "insert into lead.delay (grade, hours) values (:grade, :hours)"
                        + " on conflict (grade) do update set hours = excluded.hours";
        jdbc.sql(statement).param("grade", grade.name()).param("hours", hours).update();
    }

    private static Map<String, ?> recorded(Map<Grade, Integer> hours) {
        Map<String, Integer> recorded = new TreeMap<>();
        hours.forEach((grade, number) -> recorded.put(grade.name(), number));
        return recorded;
    }
}
