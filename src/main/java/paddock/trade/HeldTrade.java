package paddock.trade;

import java.util.List;
import java.util.TreeSet;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.directory.Clients;
import paddock.kernel.Acting;
import paddock.personal.Holding;
import paddock.personal.Sheet;
import paddock.personal.Subject;
import paddock.personal.Term;
import paddock.store.Invariant;

/** What the directory holds on people, who proposed and who decided; for how long; and what must hold in it. */
@Configuration(proxyBeanMethods = false)
class HeldTrade {

    /** As long as somebody may ask why a page says what it says. */
    private static final int DAYS = 365;

    @Bean
    static Term proposalTerm(Proposals proposals) {
        return Term.fixed("proposals", DAYS, proposals::forget);
    }

    @Bean
    static Holding proposalHolding(JdbcClient jdbc) {
        return new Of(jdbc);
    }

    private record Of(JdbcClient jdbc) implements Holding {

        @Override
        public List<Sheet> on(Subject subject) {
            return subject.person() == null
                    ? List.of()
                    : List.of(Sheet.of("proposals", jdbc, THEIRS, subject.person()));
        }

        @Override
        public List<String> addresses() {
            return List.of();
        }

        @Override
        public void forget(Acting by, Subject subject) {
            if (subject.person() != null) {
                jdbc.sql("update trade.proposal set proposed_by = null where proposed_by = ?")
                        .param(subject.person())
                        .update();
                jdbc.sql("update trade.proposal set decided_by = null where decided_by = ?")
                        .param(subject.person())
                        .update();
            }
        }
    }

    @Bean
    static Invariant tradesAreKnown(JdbcClient jdbc, Trades trades) {
        return new Invariant.Reading("trades-known", () -> {
            TreeSet<String> unknown = new TreeSet<>(jdbc.sql("select distinct unnest(trades) as key from trade.profile")
                    .query(String.class)
                    .list());
            trades.all().forEach(trade -> unknown.remove(trade.key()));
            return List.copyOf(unknown);
        });
    }

    @Bean
    static Invariant profilesAreFound(JdbcClient jdbc) {
        return new Invariant.Reading(
                "profile-words",
                () -> jdbc
                        .sql("select company, about_fr, about_en, sought from trade.profile order by company")
                        .query((row, n) -> {
                            String said = row.getString("about_fr") + " " + row.getString("about_en");
                            boolean good = Clients.sought(said).equals(row.getString("sought"));
                            return good ? "" : String.valueOf(row.getString("company"));
                        })
                        .list()
                        .stream()
                        .filter(wrong -> !wrong.isEmpty())
                        .toList());
    }

    @Bean
    static Invariant listingsAreAsTheyHaveToBe() {
        return new Invariant.Query("listings-true", LISTINGS);
    }

    @Bean
    static Invariant wordsAreThoseOfNames() {
        return new Invariant.Query("listing-words", WORDS);
    }

    private static final String LISTINGS = """
            select cast(coalesce(l.company, t.company) as text)
              from trade.listing l
              full join trade.to_be_listed t on t.company = l.company
             where (l.called, l.found) is distinct from (t.called, t.found)
             order by 1
            """;

    static final String WORDS = """
            select coalesce(w.word, n.word)
              from trade.word w
              full join (select distinct s.word collate "C" as word from trade.listing l, trade.split(l.called) s) n on n.word = w.word
             where w.word is null or n.word is null
             order by 1
            """;

    private static final String THEIRS = """
            select p.proposed_at as at, f.name as company, p.state
              from trade.proposal p
              join directory.face f on f.id = p.company
             where p.proposed_by = :person
             order by p.number desc
             limit 10000
            """;
}
