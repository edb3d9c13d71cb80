package paddock.directory;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.personal.Term;
import paddock.store.Invariant;

/** What must hold in the directory, whichever way it got there; and how long what is kept in it. */
@Configuration(proxyBeanMethods = false)
class SoundDirectory {

    @Bean
    Invariant companiesHaveGoodNumbers(JdbcClient jdbc) {
        return new Invariant.Reading("company-numbers", () -> wrongNumbers(jdbc));
    }

    @Bean
    Invariant companiesCanBeFound(JdbcClient jdbc) {
        return new Invariant.Reading("company-found-by-name", () -> unfindable(jdbc));
    }

    @Bean
    Invariant addressesHaveACountry(JdbcClient jdbc) {
        return new Invariant.Reading("address-country", () -> nowhere(jdbc));
    }

    @Bean
    Invariant sameStatusOnceADay() {
        return new Invariant.Query("status-once-a-day", TWICE);
    }

    /** Three years, as the CNIL recommends it for prospects. */
    @Bean
    static Term prospectTerm(HeldDirectory held) {
        return new Term("prospects", "paddock.prospect.days", 1095, held::forgetProspects);
    }

    @Bean
    static Term companyInvitationTerm(HeldDirectory held) {
        return Term.fixed("company-invitations", 30, (time, most) -> held.forgetInvitations(time));
    }

    private static List<String> wrongNumbers(JdbcClient jdbc) {
        return jdbc
                .sql("select id, siren, siret, vat from directory.company order by id")
                .query((row, n) -> {
                    Numbers numbers = new Numbers(row.getString("siren"), row.getString("siret"), row.getString("vat"));
                    boolean good = numbers.sirenFlaw().isEmpty()
                            && numbers.siretFlaw().isEmpty()
                            && numbers.vatFlaw().isEmpty();
                    return good ? "" : row.getString("id") + ": " + numbers;
                })
                .list()
                .stream()
                .filter(wrong -> !wrong.isEmpty())
                .toList();
    }

    private static List<String> unfindable(JdbcClient jdbc) {
        return jdbc
                .sql("select id, name, sought from directory.company order by id")
                .query((row, n) -> {
                    boolean good = Company.sought(String.valueOf(row.getString("name")))
                            .equals(row.getString("sought"));
                    return good ? "" : row.getString("id") + ": " + row.getString("sought");
                })
                .list()
                .stream()
                .filter(wrong -> !wrong.isEmpty())
                .toList();
    }

    private static List<String> nowhere(JdbcClient jdbc) {
        return jdbc
                .sql("select distinct country from directory.address order by country")
                .query((row, n) -> String.valueOf(row.getString("country")))
                .list()
                .stream()
                .filter(country -> !Address.isCountry(country))
                .toList();
    }

    /** The constraint says so too; an index that has been damaged would not. */
    private static final String TWICE = """
            select a.company || ': ' || a.kind || ' ' || a.during || ' – ' || b.during
              from directory.status a
              join directory.status b on b.company = a.company and b.kind = a.kind and b.id > a.id
             where a.during && b.during
            """;
}
