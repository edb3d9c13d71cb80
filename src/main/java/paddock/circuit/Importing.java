package paddock.circuit;

import java.util.List;

/** What became of a planned import. */
public sealed interface Importing {

    /** Stored, whole. */
    record Loaded(List<Change> changes) implements Importing {}

    /** The site is already as the file says; nothing was written. */
    record Unchanged() implements Importing {}

    /** Somebody else loaded the same site since the plan was made; nothing was written. */
    record Overtaken() implements Importing {}

    /** It contradicts what is stored; nothing was written. */
    record Refused(List<Contradiction> contradictions) implements Importing {}
}
