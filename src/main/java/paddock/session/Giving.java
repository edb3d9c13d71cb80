package paddock.session;

/** Every way the wish to give places back can end. */
sealed interface Giving {

    /** Others can have them. */
    record Given(Place place) implements Giving {}

    /** They were given back before, or the session has ended. */
    record Over(Place.End why) implements Giving {}

    /** The session has begun. */
    record Begun() implements Giving {}

    /** Somebody changed it meanwhile. */
    record Overtaken(int version) implements Giving {}

    record Unknown() implements Giving {}
}
