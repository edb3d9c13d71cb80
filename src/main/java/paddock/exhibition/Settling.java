package paddock.exhibition;

import java.util.UUID;

/** Every way in which writing something of an exhibition can end. */
sealed interface Settling {

    record Settled(UUID id) implements Settling {}

    /** Somebody else has written it meanwhile. */
    record Overtaken(Exhibition now) implements Settling {}

    /** It has opened: its days and its aims stand for good. */
    record Frozen(Exhibition now) implements Settling {}

    record Gone() implements Settling {}
}
