package paddock.waiting;

import java.util.UUID;
import paddock.booking.Holding;

/** Every way an answer to what is free can end. */
sealed interface Taking {

    /** An option on it, first in rank; also for whoever asks again for what the entry has had. */
    record Had(UUID booking) implements Taking {}

    /** Somebody else answered first: the entry waits on, and keeps its place. */
    record Gone() implements Taking {}

    /** It could not be had for another reason: the entry waits on. */
    record NotHad(Holding why) implements Taking {}

    /** The entry is over. */
    record Over(Entry.State state) implements Taking {}

    /** Those hours are none of its own. */
    record NotWanted() implements Taking {}
}
