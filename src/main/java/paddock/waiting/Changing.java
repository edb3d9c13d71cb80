package paddock.waiting;

/** Every way the wish to change an entry, or to take it off the list, can end. */
sealed interface Changing {

    record Changed(int version) implements Changing {}

    /** Somebody has changed it since it was read. */
    record Overtaken(int version) implements Changing {}

    /** It had one of its dates, was withdrawn, or has none to come. */
    record Over(Entry.State state) implements Changing {}

    /** None of the new dates is still to come. */
    record NothingAhead() implements Changing {}
}
