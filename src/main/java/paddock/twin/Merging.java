package paddock.twin;

import java.util.UUID;

/** Every way it can end to make one company of two, or to take it apart again. */
sealed interface Merging {

    record Merged(UUID merge) implements Merging {}

    record Undone(UUID merge) implements Merging {}

    /** One of them is part of another already. */
    record Absorbed(UUID company) implements Merging {}

    /** One is invented and the other is not: what is invented goes one day. */
    record Invented() implements Merging {}

    /** The numbers that were chosen do not belong together. */
    record Numbers() implements Merging {}

    /** Another company has the SIREN that one of the two would have. */
    record SirenTaken(String name) implements Merging {}

    /** It was undone before. */
    record Over() implements Merging {}

    /** The survivor has become part of another since: that has to be undone first. */
    record Covered(UUID merge) implements Merging {}

    /** There is no such company, or no such merging. */
    record Gone() implements Merging {}
}
