package paddock.personal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import paddock.kernel.Acting;
import paddock.post.Letter;
import paddock.post.MailAddress;
import paddock.post.Outbox;
import paddock.post.Stationery;
import paddock.post.Thing;

/**
 * Accounts that nobody uses: their people are told by mail, and forgotten a month later unless they come back. Where no mail
 * leaves they cannot be told, and are not forgotten for that; those whose account has ended are, for they cannot come back.
 */
@Component
class IdleAccounts {

    /** Between the mail and its consequence. */
    static final Duration WARNED = Duration.ofDays(30);

    private final Subjects subjects;
    private final Forgetting forgetting;
    private final Outbox outbox;
    private final Stationery stationery;
    private final InstantSource clock;

    IdleAccounts(Subjects subjects, Forgetting forgetting, Outbox outbox, Stationery stationery, InstantSource clock) {
        this.subjects = subjects;
        this.forgetting = forgetting;
        this.outbox = outbox;
        this.stationery = stationery;
        this.clock = clock;
    }

    /** How many were forgotten. The mail leaves a month before the time is over. */
    int sweep(Instant time, int most) {
        Instant now = clock.instant();
        int forgotten = 0;
        Predicate<Subjects.Idle> due =
                idle -> idle.seenAt().isBefore(time) && idle.warnedAt().isBefore(now.minus(WARNED));
        Predicate<Subjects.Idle> wanted =
                outbox.leaves() ? due.or(idle -> !idle.isWarned()) : due.and(Subjects.Idle::hasLeft);
        for (Subjects.Idle idle : subjects.idleSince(time.plus(WARNED), wanted, most)) {
            if (due.test(idle)) {
                Forgetting.Outcome outcome =
                        forgetting.forget(Acting.PADDOCK, idle.subject(), Forgetting.Afterwards.MAY_BE_WRITTEN_TO);
                forgotten += outcome instanceof Forgetting.Outcome.Forgotten ? 1 : 0;
            } else {
                warn(idle.subject(), now);
            }
        }
        return forgotten;
    }

    private void warn(Subject subject, Instant now) {
        MailAddress.read(subject.email()).ifPresent(address -> {
            Letter letter = new Letter(
                    "personal/mails/idle",
                    new MailAddress(subject.name(), address.mailbox()),
                    Locale.of(subject.language()),
                    new Thing("account", Objects.requireNonNull(subject.person())),
                    Map.of(
                            "name",
                            subject.name(),
                            "days",
                            WARNED.toDays(),
                            "address",
                            stationery.address().orElse("")));
            outbox.send(stationery.write(letter));
        });
        subjects.warned(Objects.requireNonNull(subject.person()), now);
    }
}
