package paddock.personal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    /** Those who act for no company and do nothing at the operator's, and were not here since; the longest away first. */
    List<Idle> idleSince(Instant time, int most);

    /** Notes that somebody was told that their account will be forgotten. */
    void warned(UUID person, Instant at);

    /**
     * Somebody who has not been here.
     *
     * @param warnedAt when they were told that their account will be forgotten; {@link Instant#MAX} where they never were
     */
    record Idle(Subject subject, Instant seenAt, Instant warnedAt) {}
}
