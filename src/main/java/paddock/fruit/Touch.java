package paddock.fruit;

import java.time.Instant;
import java.util.UUID;

/**
 * A company was met at an exhibition: its first encounter there.
 *
 * @param known whether it had asked for time on tarmac, or taken places in a session, before it was met there
 */
record Touch(UUID company, UUID exhibition, UUID lead, UUID encounter, Instant metAt, boolean known) {}
