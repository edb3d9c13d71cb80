package paddock.post;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.post.Courier.Handing;
import paddock.post.Courier.Handing.Failed;
import paddock.post.Courier.Handing.Refused;
import paddock.post.Courier.Handing.Taken;
import paddock.post.Courier.Handing.Unreachable;

/**
 * Hands over what is due, one after the other. The row of a mail stays locked while the mail server takes it: another
 * node passes over it, and whoever dies in between leaves it to be sent again.
 */
@Component
class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(4);
    /** About two days with the pauses above. */
    static final int MOST_ATTEMPTS = 20;

    private final JdbcClient jdbc;
    private final Letters letters;
    private final TransactionTemplate transaction;
    private final Courier courier;
    private final InstantSource clock;
    private final ObjectProvider<Veto> vetoes;

    Delivery(
            JdbcClient jdbc,
            Letters letters,
            PlatformTransactionManager transactions,
            Courier courier,
            InstantSource clock,
            ObjectProvider<Veto> vetoes) {
        this.jdbc = jdbc;
        this.letters = letters;
        this.transaction = new TransactionTemplate(transactions);
        this.courier = courier;
        this.clock = clock;
        this.vetoes = vetoes;
    }

    /** How a round of handing over ended. */
    enum Round {
        /** Nothing more is due. */
        DONE,
        /** No mail leaves for now, though some is due. */
        CUT_SHORT
    }

    /** Hands over whatever is due. */
    Round round() {
        try {
            while (true) {
                Optional<Handing> one = transaction.execute(status -> next());
                if (one.isEmpty()) {
                    return Round.DONE;
                }
                if (one.get() instanceof Unreachable) {
                    return Round.CUT_SHORT;
                }
            }
        } finally {
            courier.hangUp();
        }
    }

    private record Claimed(UUID id, Instant writtenAt, int attempts) {}

    private Optional<Handing> next() {
        Optional<Claimed> due = jdbc.sql(CLAIM)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, number) -> new Claimed(
                        row.getObject("id", UUID.class),
                        row.getTimestamp("written_at").toInstant(),
                        row.getInt("attempts")))
                .optional();
        return due.map(mail -> {
            Handing handing = hand(mail);
            mark(mail, handing);
            return handing;
        });
    }

    /** One that cannot be made into a mail must not keep the others back. */
    private Handing hand(Claimed mail) {
        try {
            Mail letter = letters.withId(mail.id());
            Optional<String> against = letter.unsubscribe().isEmpty() ? Optional.empty() : against(letter);
            return against.<Handing>map(Refused::new)
                    .orElseGet(() -> courier.hand(new Outgoing(mail.id(), mail.writtenAt(), letter)));
        } catch (RuntimeException broken) {
            LOG.error("Mail {} could not be handed over", mail.id(), broken);
            return new Failed(Header.line(broken.toString()));
        }
    }

    private Optional<String> against(Mail letter) {
        return vetoes.orderedStream()
                .flatMap(one -> one.against(letter.to().mailbox()).stream())
                .findFirst();
    }

    private void mark(Claimed mail, Handing handing) {
        switch (handing) {
            case Taken() -> sent(mail);
            case Refused(String reason) -> givenUp(mail, reason);
            case Failed(String reason) -> postponed(mail, reason);
            case Unreachable(String reason) -> postponed(mail, reason);
        }
    }

    private void sent(Claimed mail) {
        Instant now = clock.instant();
        jdbc.sql(SENT).param("id", mail.id()).param("now", Timestamp.from(now)).update();
        letters.forgetSecret(mail.id(), now);
    }

    private void postponed(Claimed mail, String reason) {
        int attempts = mail.attempts() + 1;
        if (attempts >= MOST_ATTEMPTS) {
            givenUp(mail, reason);
            return;
        }
        Instant due = clock.instant().plus(pause(attempts));
        jdbc.sql(POSTPONED)
                .param("id", mail.id())
                .param("due", Timestamp.from(due))
                .param("reason", reason)
                .update();
    }

    private void givenUp(Claimed mail, String reason) {
        LOG.warn("Mail {} is given up: {}", mail.id(), reason);
        jdbc.sql(GIVEN_UP)
                .param("id", mail.id())
                .param("now", Timestamp.from(clock.instant()))
                .param("reason", reason)
                .update();
    }

    /** Twice as long each time, up to a limit. */
    static Duration pause(int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 20));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    /** The longest due that nobody else has in hand and that has nothing before it about the same thing. */
    private static final String CLAIM = """
            select o.id, o.written_at, o.attempts
              from post.outgoing o
             where o.state = 'waiting'
               and o.kind = 'mail'
               and o.due_at <= :now
               and not exists (select 1
                                 from post.outgoing earlier
                                where earlier.thing_kind = o.thing_kind
                                  and earlier.thing = o.thing
                                  and earlier.position < o.position
                                  and earlier.state = 'waiting')
             order by o.due_at, o.position
             limit 1
               for update of o skip locked
            """;

    private static final String SENT = """
            update post.outgoing
               set state = 'sent', attempts = attempts + 1, ended_at = :now, reason = null
             where id = :id
            """;

    private static final String POSTPONED = """
            update post.outgoing
               set attempts = attempts + 1, due_at = :due, reason = :reason
             where id = :id
            """;

    private static final String GIVEN_UP = """
            update post.outgoing
               set state = 'given-up', attempts = attempts + 1, ended_at = :now, reason = :reason
             where id = :id
            """;
}
