package paddock.store;

import java.util.List;
import java.util.function.Supplier;

/**
 * Something that must hold in what is kept, whoever wrote it and however it got there. Each part declares its own as
 * beans; the command {@code check} looks at them all. The sentence that says what must hold is the text {@code
 * invariant.<key>} of the part.
 */
public sealed interface Invariant {

    String key();

    /** Told by the database: {@code sql} has one column of text, and a row for each thing that is wrong. */
    record Query(String key, String sql) implements Invariant {}

    /** Told by the part's own reading: a line for each thing that is wrong. */
    record Reading(String key, Supplier<List<String>> wrong) implements Invariant {}
}
