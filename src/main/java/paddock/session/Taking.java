package paddock.session;

/** Every way the wish for places in a session can end. */
sealed interface Taking {

    /** They are had. */
    record Taken(Place place) implements Taking {}

    /** There are not that many left. */
    record Full(int left) implements Taking {}

    /** The vehicles do not fit the session. */
    record NotAdmitted(Admission why) implements Taking {}

    /** The company does not take part. */
    record NotForCompany() implements Taking {}

    /** Nothing is sold to that company. */
    record Barred() implements Taking {}

    /** Clients of that status ask the operator. */
    record ThroughOperator() implements Taking {}

    /** Clients who serve themselves do so that many hours before it begins. */
    record TooLate(int hours) implements Taking {}

    /** It has begun. */
    record Begun() implements Taking {}

    /** The session is over. */
    record Over() implements Taking {}

    record Unknown() implements Taking {}
}
