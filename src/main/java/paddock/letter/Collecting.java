package paddock.letter;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.letter.Filing.Filed;
import paddock.letter.Mailbox.Lying;
import paddock.once.Attempts;
import paddock.once.Locks;

/**
 * Goes through what has come into the mailbox since last time, on one node at a time. How far it has come is kept with what
 * it files, so that whoever is killed goes on where they were; a mail on which it stops three times is passed over.
 */
@Component
class Collecting {

    private static final Logger LOG = LoggerFactory.getLogger(Collecting.class);
    private static final int AT_ONCE = 200;
    private static final int MOST_TRIES = 3;
    private static final Duration HELD = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Attempts attempts;
    private final Filing answers;
    private final MailboxSettings settings;
    private final InstantSource clock;

    Collecting(JdbcClient jdbc, Attempts attempts, Filing answers, MailboxSettings settings, InstantSource clock) {
        this.jdbc = jdbc;
        this.attempts = attempts;
        this.answers = answers;
        this.settings = settings;
        this.clock = clock;
    }

    /** How far it has come, and on what it stopped how often. */
    private record Place(long validity, long last, long stuck, int tries) {}

    /** Files what has come; how much of it answers letters. Nothing where another node is at it. */
    int collect() {
        Optional<Place> place = claim();
        if (place.isEmpty()) {
            return 0;
        }
        String failure = "";
        try (Mailbox mailbox = Mailbox.open(settings)) {
            return collect(mailbox, place.get());
        } catch (MessagingException | IOException broken) {
            failure = String.valueOf(Quoted.clean(broken.toString()));
            LOG.warn("The mailbox of answers cannot be read now: {}", failure);
            return 0;
        } finally {
            release(failure);
        }
    }

    private int collect(Mailbox mailbox, Place place) throws MessagingException, IOException {
        long validity = mailbox.validity();
        long last = validity == place.validity() ? place.last() : 0;
        int filed = 0;
        for (Lying mail : mailbox.after(last, AT_ONCE)) {
            boolean isStuck = validity == place.validity() && mail.number() == place.stuck();
            if (isStuck && place.tries() >= MOST_TRIES) {
                LOG.warn("Mail {} of the mailbox of answers cannot be read and is passed over", mail.number());
                step(validity, mail, Optional.empty());
                continue;
            }
            begin(validity, mail, isStuck ? place.tries() + 1 : 1);
            Filed outcome = step(validity, mail, read(mail));
            if (outcome == Filed.FILED) {
                Mailbox.seen(mail);
                filed++;
            }
        }
        return filed;
    }

    private static Optional<Incoming> read(Lying mail) throws MessagingException, IOException {
        byte[] bytes = Mailbox.bytes(mail);
        try {
            return Optional.of(IncomingReader.read(bytes));
        } catch (MessagingException | RuntimeException | StackOverflowError broken) {
            LOG.warn("Mail {} of the mailbox of answers is none that can be read", mail.number(), broken);
            return Optional.empty();
        }
    }

    /** What it is filed as, and that it has been looked at, is one transaction. */
    private Filed step(long validity, Lying mail, Optional<Incoming> read) {
        return attempts.run(Locks.NONE, held -> {
            Filed outcome = read.map(answers::file).orElse(Filed.UNMATCHED);
            jdbc.sql(STEP)
                    .param("address", settings.address())
                    .param("validity", validity)
                    .param("last", mail.number())
                    .param("more", outcome == Filed.UNMATCHED ? 1 : 0)
                    .param("until", until())
                    .update();
            return outcome;
        });
    }

    /** Before it is got: where that ends the connection or the program, the next to try knows on what. */
    private void begin(long validity, Lying mail, int tries) {
        jdbc.sql(BEGIN)
                .param("address", settings.address())
                .param("validity", validity)
                .param("before", mail.number() - 1)
                .param("stuck", mail.number())
                .param("tries", tries)
                .update();
    }

    private Optional<Place> claim() {
        return attempts.run(Locks.NONE, held -> {
            Instant now = clock.instant();
            jdbc.sql(ADD)
                    .param("address", settings.address())
                    .param("now", Timestamp.from(now))
                    .update();
            return jdbc.sql(CLAIM)
                    .param("address", settings.address())
                    .param("now", Timestamp.from(now))
                    .param("until", until())
                    .query((row, n) -> new Place(
                            row.getLong("validity"), row.getLong("last"), row.getLong("stuck"), row.getInt("tries")))
                    .optional();
        });
    }

    private void release(String failure) {
        jdbc.sql(RELEASE)
                .param("address", settings.address())
                .param("now", Timestamp.from(clock.instant()))
                .param("failure", failure)
                .update();
    }

    private Timestamp until() {
        return Timestamp.from(clock.instant().plus(HELD));
    }

    /** Why the mailbox could not be read last time; empty where it could, or where there is none. */
    String failure() {
        return settings.isThere()
                ? jdbc.sql("select failure from letter.mailbox where address = ?")
                        .param(settings.address())
                        .query((row, n) -> Objects.requireNonNull(row.getString(1)))
                        .optional()
                        .orElse("")
                : "";
    }

    private static final String ADD = """
            insert into letter.mailbox (address, validity, last, stuck, tries, held_until, failure, unmatched)
            values (:address, 0, 0, 0, 0, :now, '', 0) on conflict (address) do nothing
            """;

    private static final String CLAIM = """
            update letter.mailbox set held_until = :until
             where address = :address and held_until <= :now
            returning validity, last, stuck, tries
            """;

    private static final String BEGIN = """
            update letter.mailbox set validity = :validity, last = :before, stuck = :stuck, tries = :tries
             where address = :address
            """;

    private static final String STEP = """
            update letter.mailbox
               set validity = :validity, last = :last, stuck = 0, tries = 0, unmatched = unmatched + :more, held_until = :until
             where address = :address
            """;

    private static final String RELEASE = """
            update letter.mailbox set held_until = :now, looked_at = :now, failure = :failure where address = :address
            """;
}
