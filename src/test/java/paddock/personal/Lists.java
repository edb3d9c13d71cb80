package paddock.personal;

import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.PlatformTransactionManager;
import paddock.audit.Trail;

/** Who is not to be written to, for tests of parts that write. */
public final class Lists {

    private Lists() {}

    public static Suppressions suppressions(
            JdbcClient jdbc, PlatformTransactionManager transactions, Trail trail, InstantSource clock) {
        MockEnvironment environment =
                new MockEnvironment().withProperty("paddock.personal.key", "0123456789abcdef".repeat(4));
        return new Suppressions(jdbc, transactions, new ListKey(jdbc, environment), trail, clock);
    }
}
