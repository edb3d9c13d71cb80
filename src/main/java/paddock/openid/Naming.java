package paddock.openid;

import java.time.Instant;
import java.util.Optional;
import paddock.factor.Links;

/** Every way it can end to ask the provider who somebody is. */
sealed interface Naming {

    /**
     * It has named somebody.
     *
     * @param twice whether it says that it asked for a second step, in words that are believed
     * @param provedAt when they proved it there; nothing where it does not say
     */
    record Named(Links.Identity identity, boolean twice, Optional<Instant> provedAt) implements Naming {}

    /** They did not want to, or may not there. */
    record Declined() implements Naming {}

    /** What came back is not from the provider, not for us, not for this sign-in, or too old: nobody is believed. */
    record Unbelievable() implements Naming {}

    /** The provider does not answer as it should. */
    record Gone() implements Naming {}
}
