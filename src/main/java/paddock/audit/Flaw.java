package paddock.audit;

/** Something wrong with a trail. Numbers are places in the chain, the first and the last of them both included. */
sealed interface Flaw {

    /** These acts are no longer as they were sealed, or stand in another's place. */
    record Altered(long first, long last) implements Flaw {}

    /** These acts are gone from between others. */
    record Missing(long first, long last) implements Flaw {}

    /** These acts were the end, as it is known outside the database, and are gone. */
    record CutOff(long first, long last) implements Flaw {}

    /** Names, addresses or personal values of these acts were rewritten, not forgotten. */
    record Rewritten(long first, long last) implements Flaw {}

    /** This act is sealed, but not onto the one before it. */
    record Unlinked(long number) implements Flaw {}

    /** This act is sealed, and not with the seal that is known outside the database. */
    record OtherSeal(long number) implements Flaw {}

    /** The seal known outside the database is another trail's. */
    record OtherTrail(long number) implements Flaw {}

    /** What the database says of its trail, its name and what its key is known by, is gone or was altered. */
    record Unnamed() implements Flaw {}

    /** There is no key here, so that nothing can be said. */
    record NoKey() implements Flaw {}

    /** The key here is not the one the trail was sealed with, so that nothing can be said. */
    record WrongKey() implements Flaw {}

    /** The acts it is about as two numbers, for a sentence. */
    default long[] numbers() {
        return switch (this) {
            case Altered(long first, long last) -> new long[] {first, last};
            case Missing(long first, long last) -> new long[] {first, last};
            case CutOff(long first, long last) -> new long[] {first, last};
            case Rewritten(long first, long last) -> new long[] {first, last};
            case Unlinked(long number) -> new long[] {number, number};
            case OtherSeal(long number) -> new long[] {number, number};
            case OtherTrail(long number) -> new long[] {number, number};
            case Unnamed _, NoKey _, WrongKey _ -> new long[] {0, 0};
        };
    }

    /** This and a flaw of the next act as one, where they are of one kind. */
    default boolean continuedBy(Flaw next) {
        return getClass() == next.getClass() && numbers()[1] + 1 == next.numbers()[0];
    }

    /** This, as far as another that continues it. */
    default Flaw until(Flaw next) {
        long first = numbers()[0];
        long last = next.numbers()[1];
        return switch (this) {
            case Altered _ -> new Altered(first, last);
            case Missing _ -> new Missing(first, last);
            case CutOff _ -> new CutOff(first, last);
            case Rewritten _ -> new Rewritten(first, last);
            case Unlinked _, OtherSeal _, OtherTrail _, Unnamed _, NoKey _, WrongKey _ -> this;
        };
    }
}
