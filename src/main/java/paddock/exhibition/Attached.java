package paddock.exhibition;

import java.util.UUID;

/**
 * What other parts hold of an exhibition, and would lose or lie about without it: as long as there is any, it is not removed.
 *
 * @param key what the text that says it is called by
 */
public record Attached(String key, Held held) {

    /** Whether there is any. */
    @FunctionalInterface
    public interface Held {
        boolean of(UUID exhibition);
    }
}
