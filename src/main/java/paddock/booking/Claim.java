package paddock.booking;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.circuit.Direction;
import paddock.kernel.Window;

/** One of the things that a booking asks for, for a while. */
public sealed interface Claim {

    Window window();

    /**
     * A layout, with every section it goes over.
     *
     * @param direction absent where nobody has said
     */
    record Track(UUID layout, @Nullable Direction direction, Window window) implements Claim {}

    /** Some units of a pool, whichever are free. */
    record Units(UUID pool, int number, Window window) implements Claim {
        public Units {
            if (number < 1) {
                throw new IllegalArgumentException(number + " units");
            }
        }
    }
}
