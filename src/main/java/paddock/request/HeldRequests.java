package paddock.request;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.kernel.Acting;
import paddock.personal.Holding;
import paddock.personal.Sheet;
import paddock.personal.Subject;
import paddock.personal.Term;

/** What requests hold on people: who asked, where they are to be reached, what they wrote. All of it goes with them. */
@Configuration(proxyBeanMethods = false)
class HeldRequests {

    /** As long as a prospect may come back to it. */
    private static final int DAYS = 365;

    private static final int DAYS_UNCONFIRMED = 1;
    private static final int DAYS_OF_FLOODS = 1;

    @Bean
    static Term requestTerm(RequestRows rows) {
        return Term.fixed("requests", DAYS, rows::forget);
    }

    @Bean
    static Term unconfirmedRequestTerm(RequestRows rows) {
        return Term.fixed("requests-unconfirmed", DAYS_UNCONFIRMED, rows::forgetUnconfirmed);
    }

    @Bean
    static Term requestFloodTerm(Floods floods) {
        return Term.fixed("request-floods", DAYS_OF_FLOODS, (time, most) -> floods.forget(time));
    }

    @Bean
    static Holding requestHolding(JdbcClient jdbc, Trail trail) {
        return new Of(jdbc, trail);
    }

    private record Of(JdbcClient jdbc, Trail trail) implements Holding {

        @Override
        public List<Sheet> on(Subject subject) {
            List<Map<String, Object>> lines = jdbc.sql(THEIRS)
                    .param("person", subject.person())
                    .param("email", subject.email())
                    .query((row, n) -> Sheet.line(row))
                    .list();
            return List.of(new Sheet("requests", lines));
        }

        @Override
        public List<String> addresses() {
            return jdbc.sql("select distinct email from request.request")
                    .query((row, n) -> Objects.requireNonNull(row.getString(1)))
                    .list();
        }

        @Override
        public void forget(Acting by, Subject subject) {
            List<UUID> gone = jdbc.sql("delete from request.request where email = :email returning id")
                    .param("email", subject.email())
                    .query((row, n) -> Objects.requireNonNull(row.getObject("id", UUID.class)))
                    .list();
            gone.forEach(id -> trail.record(by, Deed.of("request-forgotten", Requests.KIND, id)));
            if (subject.person() != null) {
                jdbc.sql("update request.request set asked_by = null where asked_by = ?")
                        .param(subject.person())
                        .update();
                jdbc.sql("update request.request set decided_by = null where decided_by = ?")
                        .param(subject.person())
                        .update();
            }
        }
    }

    private static final String THEIRS = """
            select r.asked_at as at, r.name, r.firm, r.email, r.phone, r.message
              from request.request r
             where r.email = :email or r.asked_by = cast(:person as uuid)
             order by r.number desc
             limit 10000
            """;
}
