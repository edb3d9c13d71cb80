package paddock.hook;

/** Every way it can end to have something sent now. */
sealed interface Urging {

    /** It leaves as soon as the endpoint's turn comes. */
    record Queued() implements Urging {}

    /** It is being sent this moment. */
    record InHand() implements Urging {}

    /** The endpoint is told nothing. */
    record Disabled() implements Urging {}

    record Unknown() implements Urging {}
}
