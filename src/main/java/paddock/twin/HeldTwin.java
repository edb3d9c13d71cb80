package paddock.twin;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.kernel.Acting;
import paddock.personal.Holding;
import paddock.personal.Sheet;
import paddock.personal.Subject;
import paddock.personal.Term;
import paddock.store.Invariant;

/** What mergings hold on people and for how long, and what must hold of companies that are part of another. */
@Configuration(proxyBeanMethods = false)
class HeldTwin {

    /** As long as somebody may notice that two contacts were none. */
    private static final int DAYS = 365;

    @Bean
    static Term setAsideTerm(JdbcClient jdbc) {
        return Term.fixed("contacts-set-aside", DAYS, (time, most) -> forget(jdbc, time, most));
    }

    @Bean
    static Term searchTerm(JdbcClient jdbc) {
        return Term.fixed(
                "duplicate-searches",
                DAYS,
                (time, most) -> jdbc.sql("""
                                delete from twin.search where id in
                                  (select id from twin.search where ended_at < :time order by asked_at limit :most)""")
                        .param("time", Timestamp.from(time))
                        .param("most", most)
                        .update());
    }

    @Bean
    static Holding twinHolding(JdbcClient jdbc) {
        return new Of(jdbc);
    }

    @Bean
    Invariant whatIsPartOfAnotherHasNothing() {
        return new Invariant.Query("absorbed-have-nothing", NOTHING);
    }

    private static int forget(JdbcClient jdbc, Instant time, int most) {
        return jdbc.sql(FORGET)
                .param("time", Timestamp.from(time))
                .param("most", most)
                .update();
    }

    private record Of(JdbcClient jdbc) implements Holding {

        @Override
        public List<Sheet> on(Subject subject) {
            List<Map<String, Object>> aside = jdbc.sql(ASIDE)
                    .param("email", subject.email())
                    .query((row, n) -> Sheet.line(row))
                    .list();
            Sheet contacts = new Sheet("contacts-set-aside", aside);
            return subject.person() == null
                    ? List.of(contacts)
                    : List.of(contacts, Sheet.of("merges", jdbc, THEIRS, subject.person()));
        }

        @Override
        public List<String> addresses() {
            return jdbc.sql(ADDRESSES)
                    .query((row, n) -> Objects.requireNonNull(row.getString(1)))
                    .list();
        }

        @Override
        public void forget(Acting by, Subject subject) {
            jdbc.sql(ERASE)
                    .param("email", subject.email())
                    .param("person", String.valueOf(subject.person()))
                    .update();
            if (subject.person() != null) {
                for (String column : List.of(
                        "merge set by_whom", "merge set undone_by", "dismissal set by_whom", "search set asked_by")) {
                    String name = column.substring(column.lastIndexOf(' ') + 1);
                    jdbc.sql("update twin." + column + " = null where " + name + " = ?")
                            .param(subject.person())
                            .update();
                }
            }
        }
    }

    private static final String ASIDE = """
            select c.name as company, k.before ->> 'name' as name, k.before ->> 'function' as function,
                   k.before ->> 'email' as email, k.before ->> 'phone' as phone, m.at
              from twin.change k
              join twin.merge m on m.id = k.merge
              join directory.company c on c.id = m.survivor
             where k.after is null and k.place = 'directory.contact' and lower(k.before ->> 'email') = :email
             order by k.merge, k.n
             limit 1000
            """;

    private static final String THEIRS = """
            select m.at, s.name as company
              from twin.merge m
              join directory.company s on s.id = m.survivor
             where m.by_whom = :person or m.undone_by = :person
             order by m.number desc
             limit 10000
            """;

    private static final String ADDRESSES = """
            select distinct lower(before ->> 'email') as email from twin.change
             where after is null and place = 'directory.contact' and before ->> 'email' <> ''
             order by email
            """;

    /** Who stood there twice stands nowhere any more: neither as a contact nor as somebody who acts for a company. */
    private static final String ERASE = """
            delete from twin.change
             where (after is null
                    and (place = 'directory.contact' and lower(before ->> 'email') = :email
                         or place = 'directory.membership' and before ->> 'person' = :person))
                or (after is not null and place = 'directory.contact'
                    and exists (select 1 from directory.contact c
                                 where c.id::text = key ->> 'id' and lower(c.email) = :email))
            """;

    /** Which contacts went from one company to the other tells nothing of them, and is kept. */
    private static final String FORGET = """
            delete from twin.change
             where (merge, n) in (select k.merge, k.n from twin.change k join twin.merge m on m.id = k.merge
                                   where k.place = 'directory.contact' and m.at < :time and k.after ->> 'company' is null
                                   limit :most)
            """;

    /** What waits until they are taken apart is not the survivor's: its page in the directory, the address of its calendar. */
    private static final List<String> WAITING = List.of("trade.profile", "exchange.subscription");

    private static final String NOTHING = Reference.ALL.stream()
            .filter(each -> each.manner() != Reference.Manner.STAYS && !WAITING.contains(each.place()))
            .map(each ->
                    "select c.id || ': " + each.word() + "' from directory.company c, " + each.place() + " t where "
                            + each.condition("c.id")
                            + " and c.absorbed_into is not null")
            .collect(Collectors.joining("\nunion\n"));
}
