package paddock.session;

import paddock.booking.Moving;

/** Every way the wish for another number of places can end. */
sealed interface Resizing {

    /** There are as many from now on. */
    record Resized() implements Resizing {}

    /** More than that are sold. */
    record Sold(int kind, int sold) implements Resizing {}

    /** The order does not allow so many, or somebody was faster. */
    record NotHad(Moving why) implements Resizing {}

    record Unknown() implements Resizing {}
}
