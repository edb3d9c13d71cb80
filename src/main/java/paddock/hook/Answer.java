package paddock.hook;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How an attempt to hand a message over has ended. */
sealed interface Answer {

    /** Taken; what was said to it besides is of no matter. */
    record Taken(int status, String said) implements Answer {}

    /** Nobody there wants any message ever again. */
    record Gone(int status, String said) implements Answer {}

    /**
     * Answered, but not taken.
     *
     * @param later for how long it asks not to be tried; absent where it does not say
     */
    record Refused(
            Fault fault, int status, String said, @Nullable Duration later) implements Answer {}

    /** Not answered at all, or not asked. */
    record Away(Fault fault) implements Answer {}
}
