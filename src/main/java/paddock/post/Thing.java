package paddock.post;

import java.util.UUID;

/**
 * What a message is about. Messages about one thing leave in the order in which they were written.
 *
 * @param kind what it is, in one word of the trade's: {@code booking}, {@code account}
 */
public record Thing(String kind, UUID id) {}
