package paddock.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.PlatformTransactionManager;
import paddock.WithPaddock;
import paddock.audit.PersonalTrail;
import paddock.audit.Trail;
import paddock.kernel.Acting;
import paddock.personal.Forgetting.Afterwards;
import paddock.personal.Somebody.Known;
import paddock.personal.Suppressions.Cause;

/** Where the key of the list is missing, nobody is forgotten who wants to be on the list as well. */
@WithPaddock
@Import(Somebody.class)
class NotListedTest {

    @Autowired
    ObjectProvider<Holding> holdings;

    @Autowired
    Subjects subjects;

    @Autowired
    Ledger ledger;

    @Autowired
    Suppressions listing;

    @Autowired
    PersonalTrail personalTrail;

    @Autowired
    Trail trail;

    @Autowired
    InstantSource clock;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Somebody somebody;

    @Autowired
    JdbcClient jdbc;

    /** As on a node that has another key than the list was begun with. */
    private Forgetting withoutKey() {
        listing.add(Acting.PADDOCK, "begins.the.list@example.org", Cause.ADMINISTRATOR);
        ListKey other = new ListKey(
                jdbc, new MockEnvironment().withProperty("paddock.personal.key", "0123456789abcdef".repeat(4)));
        Suppressions unreadable = new Suppressions(jdbc, transactions, other, trail, clock);
        return new Forgetting(holdings, subjects, ledger, other, unreadable, personalTrail, trail, clock, transactions);
    }

    @Test
    void whoever_wants_to_be_forgotten_and_never_written_to_gets_both_or_neither() {
        Known known = somebody.joined();
        Forgetting forgetting = withoutKey();
        assertThat(forgetting.forget(Acting.PADDOCK, known.subject(), Afterwards.NEVER_WRITTEN_TO))
                .isEqualTo(new Forgetting.Outcome.NotListed());
        assertThat(subjects.withId(known.id())).isPresent();
        assertThat(forgetting.forget(Acting.PADDOCK, known.subject(), Afterwards.MAY_BE_WRITTEN_TO))
                .isEqualTo(new Forgetting.Outcome.Forgotten());
        assertThat(subjects.withId(known.id())).isEmpty();
    }
}
