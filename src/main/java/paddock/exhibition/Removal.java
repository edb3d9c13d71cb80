package paddock.exhibition;

import java.util.List;

/** Every way in which removing an exhibition can end. */
sealed interface Removal {

    record Removed() implements Removal {}

    /** Something hangs on it: what, by its key. */
    record Held(Exhibition now, List<String> by) implements Removal {}

    /** Somebody else has written it meanwhile. */
    record Overtaken(Exhibition now) implements Removal {}

    record Gone() implements Removal {}
}
