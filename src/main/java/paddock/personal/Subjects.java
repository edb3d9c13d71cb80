package paddock.personal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import paddock.kernel.Acting;

/** Who has an account. Told by the part that keeps accounts, which this one knows nothing of. */
public interface Subjects {

    Optional<Subject> withId(UUID person);

    /** Who has that address, in small letters. */
    Optional<Subject> at(String email);

    /** The same person, whom nobody else changes, signs in or adds anything to until the transaction ends. */
    Optional<Subject> held(UUID person);

    /** Ends their account and all that lets them in; their row goes, and with it whatever still refers to it must have gone. */
    void remove(Acting by, Subject subject);

    /**
     * Those who act for no company and do nothing at the operator's, and were not here since; the longest away first.
     *
     * @param wanted of whom alone it is to tell: others do not count among those there are at most
     */
    List<Idle> idleSince(Instant time, Predicate<Idle> wanted, int most);

    /** Notes that somebody was told that their account will be forgotten. */
    void warned(UUID person, Instant at);

    /**
     * Somebody who has not been here.
     *
     * @param warnedAt when they were told that their account will be forgotten; {@link Instant#MAX} where they never were, and
     *     {@link Instant#MIN} where their account has ended and there is nothing to tell
     */
    record Idle(Subject subject, Instant seenAt, Instant warnedAt) {

        boolean hasLeft() {
            return warnedAt.equals(Instant.MIN);
        }

        boolean isWarned() {
            return !warnedAt.equals(Instant.MAX);
        }
    }
}
