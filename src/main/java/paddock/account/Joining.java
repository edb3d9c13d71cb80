package paddock.account;

import java.util.UUID;
import paddock.kernel.Token;

/** Every way it can end to add somebody, or to set a password on an invitation. */
sealed interface Joining {

    /**
     * They have still to come in.
     *
     * @param invitation on which they choose their password
     * @param link the address with it; shown once
     * @param mailed whether it went to them by mail as well
     */
    record Invited(UUID person, Token invitation, String link, boolean mailed) implements Joining {}

    record Joined(UUID person) implements Joining {}

    /** Somebody has that address. */
    record Taken() implements Joining {}

    /** The invitation was used, has ended, or never was. */
    record Gone() implements Joining {}
}
