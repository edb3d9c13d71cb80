package paddock.personal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody was forgotten. Nothing in it tells who that was.
 *
 * @param person the id of their account; absent where they had none
 * @param digest keyed, of their e-mail address; absent where the key was not to be had
 */
record Erasure(UUID id, @Nullable UUID person, @Nullable String digest, Instant at) {}
