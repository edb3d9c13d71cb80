package paddock.post;

import java.time.Instant;
import java.util.UUID;

/** A mail on its way out. */
record Outgoing(UUID id, Instant writtenAt, Mail mail) {}
