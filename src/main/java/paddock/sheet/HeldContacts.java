package paddock.sheet;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.booking.Bookings;
import paddock.kernel.Acting;
import paddock.personal.Holding;
import paddock.personal.Sheet;
import paddock.personal.Subject;
import paddock.personal.Term;

/** What day sheets hold on people: whom to call, until soon after the day, and who had which sheet printed. */
@Configuration(proxyBeanMethods = false)
class HeldContacts {

    /** As long as somebody may ask what happened on the day. */
    private static final int DAYS = 30;

    /** As long as the prefect may ask who ran when. */
    private static final int DAYS_OF_SHEETS = 1096;

    @Bean
    static Term dayContactTerm(JdbcClient jdbc) {
        return Term.fixed("day-contacts", DAYS, (time, most) -> forgetContacts(jdbc, time, most));
    }

    @Bean
    static Term daySheetTerm(JdbcClient jdbc) {
        return Term.fixed("day-sheets", DAYS_OF_SHEETS, (time, most) -> forget(jdbc, FORGET_SHEETS, time, most));
    }

    /** Of bookings whose last hour was before an instant. */
    static int forgetContacts(JdbcClient jdbc, Instant time, int most) {
        return forget(jdbc, FORGET, time, most);
    }

    private static int forget(JdbcClient jdbc, String sql, Instant time, int most) {
        return jdbc.sql(sql).param(Timestamp.from(time)).param(most).update();
    }

    @Bean
    static Holding dayContactHolding(JdbcClient jdbc, Trail trail) {
        return new Of(jdbc, trail);
    }

    record Of(JdbcClient jdbc, Trail trail) implements Holding {

        @Override
        public List<Sheet> on(Subject subject) {
            List<Map<String, Object>> lines = jdbc.sql(THEIRS)
                    .param("email", subject.email())
                    .query((row, n) -> Sheet.line(row))
                    .list();
            List<Sheet> sheets = new ArrayList<>(List.of(new Sheet("day-contacts", lines)));
            if (subject.person() != null) {
                sheets.add(Sheet.of("day-sheets", jdbc, ISSUED, subject.person()));
            }
            return sheets;
        }

        @Override
        public List<String> addresses() {
            return jdbc.sql("select distinct email from sheet.contact where email <> ''")
                    .query((row, n) -> Objects.requireNonNull(row.getString(1)))
                    .list();
        }

        @Override
        public void forget(Acting by, Subject subject) {
            List<UUID> gone = jdbc.sql(
                            "delete from sheet.contact where email = :email and email <> '' returning booking")
                    .param("email", subject.email())
                    .query((row, n) -> Objects.requireNonNull(row.getObject("booking", UUID.class)))
                    .list();
            gone.forEach(booking -> trail.record(by, Deed.of("day-contact-forgotten", Bookings.KIND, booking)));
            if (subject.person() != null) {
                jdbc.sql("update sheet.issue set issued_by = null where issued_by = ?")
                        .param(subject.person())
                        .update();
            }
        }
    }

    private static final String THEIRS = """
            select k.said_at as at, b.number as request, k.name, k.phone, k.email
              from sheet.contact k
              join booking.booking b on b.id = k.booking
             where k.email = :email and k.email <> ''
             order by b.number desc
             limit 10000
            """;

    private static final String ISSUED = """
            select i.issued_at as at, i.day, i.version as sheet
              from sheet.issue i
             where i.issued_by = :person
             order by i.issued_at desc
             limit 10000
            """;

    private static final String FORGET = """
            delete from sheet.contact
             where booking in (select k.booking
                                 from sheet.contact k
                                where not exists (select 1 from booking.use u
                                                   where u.booking = k.booking and upper(u.during) >= cast(? as timestamptz))
                                limit ?)
            """;

    private static final String FORGET_SHEETS = """
            delete from sheet.issue
             where (site, day, version) in (select i.site, i.day, i.version
                                              from sheet.issue i
                                             where i.day < (cast(? as timestamptz))::date
                                             limit ?)
            """;
}
