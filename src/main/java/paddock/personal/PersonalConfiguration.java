package paddock.personal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import paddock.audit.PersonalTrail;
import paddock.post.Correspondence;
import paddock.store.Invariant;
import paddock.watch.Measure;

/** The terms of what the parts above hold, and what is watched and must hold of erasures. */
@Configuration(proxyBeanMethods = false)
class PersonalConfiguration {

    private static final int A_YEAR = 365;
    private static final int THREE_YEARS = 1095;

    @Bean
    static Term trailTerm(PersonalTrail trail) {
        return new Term("trail", "paddock.trail.days", A_YEAR, trail::eraseBefore);
    }

    @Bean
    static Term mailTextTerm(Correspondence mails) {
        return new Term("mail-texts", "paddock.mail.days", A_YEAR, mails::forgetTextsBefore);
    }

    @Bean
    static Term mailTerm(Correspondence mails) {
        return new Term("mails", "paddock.mail.head.days", THREE_YEARS, mails::removeBefore);
    }

    @Bean
    static Term accountTerm(IdleAccounts accounts) {
        return new Term("accounts", "paddock.account.days", THREE_YEARS, accounts::sweep);
    }

    @Bean
    static Measure undone() {
        return new Measure.Query(
                "paddock_erasures_undone",
                "Erasures that a restore has undone, and that wait to be done again.",
                UNDONE);
    }

    @Bean
    static Measure overdue() {
        return new Measure.Query(
                "paddock_retention_seconds", "Since when what is kept for a time was last looked after.", OVERDUE);
    }

    @Bean
    static Invariant forgottenInTheTrail() {
        return new Invariant.Query("forgotten-in-the-trail", REMEMBERED);
    }

    private static final String UNDONE = """
            select null::text as of, count(*) as number from personal.erasure where done_at is null
            """;

    private static final String OVERDUE = """
            select null::text as of, coalesce(extract(epoch from now() - min(ran_at)), 0) as number from personal.term
            """;

    /** But for what was under way at that moment, which goes within minutes. */
    private static final String REMEMBERED = """
            select a.id || ': ' || a.act
              from personal.erasure e
              join audit.act a on a.person = e.person or a.about = e.person
             where e.done_at < now() - interval '1 hour'
               and ((a.person = e.person and a.actor is not null) or (a.about = e.person and a.personal is not null))
            """;
}
