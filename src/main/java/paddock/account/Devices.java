package paddock.account;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.factor.Proof;
import paddock.kernel.Acting;

/** Where people are signed in, and how they are signed out there. */
@Component
class Devices {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Trail trail;
    private final InstantSource clock;

    Devices(JdbcClient jdbc, PlatformTransactionManager transactions, Trail trail, InstantSource clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.trail = trail;
        this.clock = clock;
    }

    List<Device> of(UUID person, UUID here) {
        Instant now = clock.instant();
        return jdbc.sql(DEVICES)
                .param("person", person)
                .param("here", here)
                .param("now", Timestamp.from(now))
                .param("unused", Timestamp.from(now.minus(SignIns.LONGEST_UNUSED)))
                .query((row, n) -> new Device(
                        row.getObject("id", UUID.class),
                        row.getString("device"),
                        row.getString("address"),
                        row.getTimestamp("began_at").toInstant(),
                        row.getTimestamp("seen_at").toInstant(),
                        Optional.ofNullable(row.getString("proof")).map(Proof::valueOf),
                        here.equals(row.getObject("id", UUID.class))))
                .list();
    }

    /** Signs one of a person's devices out; whether it was one of theirs. */
    boolean end(Acting by, UUID person, UUID signIn) {
        return transaction.execute(status -> {
            boolean theirs =
                    jdbc.sql(END).param("id", signIn).param("person", person).update() == 1;
            if (theirs) {
                trail.record(by, Deed.of("signed-out", "person", person));
            }
            return theirs;
        });
    }

    /** Signs the device out, if anybody was signed in on it: a new sign-in takes its place, or none. */
    void leave(Acting by, Optional<SignIns.Current> here) {
        here.ifPresent(current -> end(by, current.person(), current.signIn()));
    }

    /** Signs a person out everywhere else. */
    void endOthers(Acting by, UUID person, UUID here) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql(END_OTHERS).param("person", person).param("here", here).update();
            trail.record(by, Deed.of("signed-out-elsewhere", "person", person));
        });
    }

    private static final String DEVICES = """
            select id, device, address, began_at, seen_at, proof from account.sign_in
            where person = :person and ends_at > :now and seen_at > :unused
            order by id = :here desc, seen_at desc, id
            limit 100
            """;

    private static final String END = "delete from account.sign_in where id = :id and person = :person";

    private static final String END_OTHERS = "delete from account.sign_in where person = :person and id <> :here";
}
