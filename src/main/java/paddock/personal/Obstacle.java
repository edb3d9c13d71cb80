package paddock.personal;

/**
 * Why somebody cannot be forgotten for now.
 *
 * @param key the sentence that says it, and who could change that: the text {@code personal.obstacle.<key>}
 * @param what a name in that sentence, or empty
 */
public record Obstacle(String key, String what) {}
