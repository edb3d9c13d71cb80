package paddock.openid;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A browser on its way to the provider and back.
 *
 * @param signIn of the device whose person is to prove once more who they are; nothing to sign in
 * @param target the page to go to afterwards
 */
record Errand(String nonce, String verifier, Optional<UUID> signIn, String target, Instant begunAt) {

    /** Never in a log. */
    @Override
    public String toString() {
        return "Errand";
    }
}
