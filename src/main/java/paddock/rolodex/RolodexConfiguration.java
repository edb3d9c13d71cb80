package paddock.rolodex;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.exhibition.Attached;
import paddock.kernel.Acting;
import paddock.personal.Holding;
import paddock.personal.Sheet;
import paddock.personal.Subject;
import paddock.personal.Term;

/** For how long files of cards are kept, and what they hold on people. */
@Configuration(proxyBeanMethods = false)
class RolodexConfiguration {

    /** As long as somebody decides what is doubtful; what was entered is elsewhere by then. */
    private static final int DAYS = 30;

    @Bean
    static Term intakeTerm(Intakes intakes) {
        return Term.fixed("intakes", DAYS, intakes::forget);
    }

    @Bean
    static Holding intakeHolding(JdbcClient jdbc, Trail trail) {
        return new Of(jdbc, trail);
    }

    @Bean
    static Attached intakesOfExhibition(JdbcClient jdbc) {
        return new Attached(
                "imports",
                exhibition -> jdbc.sql("""
                        select exists (select 1 from rolodex.intake where exhibition = :exhibition)""")
                        .param("exhibition", exhibition)
                        .query(Boolean.class)
                        .single());
    }

    private record Of(JdbcClient jdbc, Trail trail) implements Holding {

        @Override
        public List<Sheet> on(Subject subject) {
            List<Map<String, Object>> files = jdbc.sql(THEIRS)
                    .param("person", subject.person())
                    .param("whole", whole(subject.email()))
                    .query((row, n) -> Sheet.line(row))
                    .list();
            return List.of(new Sheet("intakes", files));
        }

        @Override
        public List<String> addresses() {
            return List.of();
        }

        @Override
        public void forget(Acting by, Subject subject) {
            List<UUID> of = jdbc.sql(FORGET)
                    .param("whole", whole(subject.email()))
                    .query((row, n) -> Objects.requireNonNull(row.getObject("intake", UUID.class)))
                    .list();
            of.stream().distinct().forEach(id -> trail.record(by, Deed.of("intake-forgotten", Reception.KIND, id)));
            if (subject.person() != null) {
                for (String column : List.of("added_by", "acting")) {
                    jdbc.sql("update rolodex.intake set " + column + " = null where " + column + " = ?")
                            .param(subject.person())
                            .update();
                }
            }
        }
    }

    /** The address, and none of which it is the end or the beginning. */
    private static String whole(String email) {
        if (email.isEmpty()) {
            return "\\A\\Z"; // nothing that is written down
        }
        return "(^|[^[:alnum:].!#$%&'*+/=?^_`{|}~-])"
                + email.toLowerCase(Locale.ROOT).replaceAll("([^\\p{L}\\p{N}@])", "\\\\$1")
                + "($|[^[:alnum:].-]|[.]($|[^[:alnum:]]))";
    }

    private static final String THEIRS = """
            select i.added_at as at, i.file as file,
                   (select count(*) from rolodex.card c
                     where c.intake = i.id
                       and lower(c.cells::text || c.card::text) ~ :whole) as cards
              from rolodex.intake i
             where i.added_by = cast(:person as uuid)
                or exists (select 1 from rolodex.card c
                            where c.intake = i.id
                              and lower(c.cells::text || c.card::text) ~ :whole)
             order by i.number desc
             limit 10000
            """;

    private static final String FORGET = """
            delete from rolodex.card
             where lower(cells::text || card::text) ~ :whole
            returning intake
            """;
}
