package paddock.lead;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.audit.PersonalTrail;
import paddock.exhibition.Attached;
import paddock.kernel.Acting;
import paddock.personal.Holding;
import paddock.personal.Sheet;
import paddock.personal.Subject;
import paddock.personal.Suppressions;
import paddock.personal.Term;

/** What leads hold on people: whoever is on a card, and who took it and looks after it. */
@Configuration(proxyBeanMethods = false)
class HeldLeads {

    /** Three years from when something last came from them, as the French authority has it for prospects. */
    private static final int DAYS = 1095;

    /** They wait while the key of the list of refusals is missing: their last letters end nothing without it. */
    @Bean
    static Term leadTerm(JdbcClient jdbc, LeadForgetting forgetting, Suppressions suppressions) {
        return new Term(
                Leads.KEPT,
                "paddock.lead.days",
                DAYS,
                (time, most) -> suppressions.unreadable() ? 0 : forgetBefore(jdbc, forgetting, time, most));
    }

    @Bean
    static Holding leadHolding(JdbcClient jdbc, LeadForgetting forgetting, PersonalTrail personalTrail) {
        return new Of(jdbc, forgetting, personalTrail);
    }

    @Bean
    static Attached leadsOfExhibition(JdbcClient jdbc) {
        return new Attached(
                "leads",
                exhibition -> jdbc.sql("""
                        select exists (select 1 from lead.lead where exhibition = :exhibition)
                            or exists (select 1 from lead.encounter where exhibition = :exhibition)""")
                        .param("exhibition", exhibition)
                        .query(Boolean.class)
                        .single());
    }

    private static int forgetBefore(JdbcClient jdbc, LeadForgetting forgetting, Instant time, int most) {
        List<UUID> due = jdbc.sql(DUE)
                .param(Timestamp.from(time))
                .param(most)
                .query((row, n) -> Objects.requireNonNull(row.getObject("id", UUID.class)))
                .list();
        forgetting.forget(Acting.PADDOCK, due);
        forgetting.eraseTrail(due);
        return due.size();
    }

    private record Of(JdbcClient jdbc, LeadForgetting forgetting, PersonalTrail personalTrail) implements Holding {

        @Override
        public List<Sheet> on(Subject subject) {
            return List.of(
                    new Sheet("leads", lines(THEIRS, subject)),
                    new Sheet("lead-encounters", lines(ENCOUNTERS, subject)),
                    new Sheet("lead-contacts", lines(CONTACTS, subject)),
                    new Sheet("lead-consents", lines(CONSENTS, subject)));
        }

        private List<Map<String, Object>> lines(String sql, Subject subject) {
            return jdbc.sql(sql)
                    .param("email", subject.email())
                    .query((row, n) -> Sheet.line(row))
                    .list();
        }

        @Override
        public List<String> addresses() {
            return jdbc.sql("select distinct email from lead.mailbox")
                    .query((row, n) -> Objects.requireNonNull(row.getString(1)))
                    .list();
        }

        @Override
        public List<PersonalTrail.Card> cards(Subject subject) {
            return personalTrail.cards(java.util.Set.of(Leads.KIND), subject.email());
        }

        @Override
        public void forget(Acting by, Subject subject) {
            List<UUID> theirs = jdbc.sql(OF_MAILBOX)
                    .param(subject.email())
                    .query((row, n) -> Objects.requireNonNull(row.getObject("id", UUID.class)))
                    .list();
            forgetting.forget(by, theirs);
            if (subject.person() != null) {
                THEIR_WORK.forEach(
                        sql -> jdbc.sql(sql).param("person", subject.person()).update());
            }
        }
    }

    private static final String OF_MAILBOX = """
            select id from lead.lead
             where id in (select m.lead from lead.mailbox m where m.email = lower(?)) order by id for update
            """;

    private static final String THEIRS = """
            select l.met_at as at, l.name, l.firm, l.function, l.email, l.phone, l.interest, l.need, l.timing, l.note,
                   l.grade, l.stage, l.consent
              from lead.lead l where l.id in (select m.lead from lead.mailbox m where m.email = lower(:email)) order by l.number limit 1000
            """;

    private static final String ENCOUNTERS = """
            select e.met_at as at, e.way, e.card, cast(e.said as text) as said, p.read
              from lead.encounter e
              join lead.lead l on l.id = e.lead
              left join lead.photo p on p.encounter = e.id
             where l.id in (select m.lead from lead.mailbox m where m.email = lower(:email)) order by e.met_at limit 10000
            """;

    private static final String CONTACTS = """
            select c.at, c.kind, c.note from lead.contact c join lead.lead l on l.id = c.lead
             where l.id in (select m.lead from lead.mailbox m where m.email = lower(:email)) order by c.at limit 10000
            """;

    private static final String CONSENTS = """
            select c.at, c.given, c.how from lead.consent c join lead.lead l on l.id = c.lead
             where l.id in (select m.lead from lead.mailbox m where m.email = lower(:email)) order by c.at limit 1000
            """;

    private static final List<String> THEIR_WORK = List.of(
            "update lead.lead set owner = null where owner = :person",
            "update lead.encounter set by_whom = null where by_whom = :person",
            "update lead.stage set by_whom = null where by_whom = :person",
            "update lead.consent set by_whom = null where by_whom = :person",
            "update lead.contact set by_whom = null where by_whom = :person");

    private static final String DUE = """
            select id from lead.lead
             where heard_at < ? and not demo and forgotten_at is null
             order by heard_at limit ? for update skip locked
            """;
}
