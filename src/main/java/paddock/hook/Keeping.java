package paddock.hook;

/** Every way a change of an endpoint can end. */
sealed interface Keeping {

    record Kept(Endpoint endpoint) implements Keeping {}

    /**
     * It has a secret of its own from now on.
     *
     * @param secret to be shown this once
     */
    record Given(Endpoint endpoint, SigningSecret secret) implements Keeping {}

    /** Somebody has changed it since it was read. */
    record Overtaken(int version) implements Keeping {}

    record Unknown() implements Keeping {}

    /** The site has as many as one may. */
    record TooMany(int most) implements Keeping {}
}
