package paddock.request;

import java.util.UUID;
import paddock.booking.Holding;

/** Every way it can end to decide on a request. */
sealed interface Deciding {

    /** An option, first in rank or waiting for its turn. */
    record Granted(UUID booking) implements Deciding {}

    record Declined() implements Deciding {}

    /** It cannot be had: the request stays to be decided. */
    record NotHad(Holding why) implements Deciding {}

    /** It was decided before. */
    record Over(Request.State state) implements Deciding {}

    /** Somebody has changed it since it was read. */
    record Overtaken(int version) implements Deciding {}
}
