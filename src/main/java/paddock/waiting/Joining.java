package paddock.waiting;

import java.util.UUID;

/** Every way the wish to be put on the list can end. */
sealed interface Joining {

    record Joined(UUID id) implements Joining {}

    /** None of its dates is still to come. */
    record NothingAhead() implements Joining {}

    /** The company waits for that much already. */
    record Full(int most) implements Joining {}

    /** Nothing is sold to that company. */
    record Barred() implements Joining {}
}
