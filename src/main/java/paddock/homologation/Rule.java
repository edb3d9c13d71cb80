package paddock.homologation;

import org.jspecify.annotations.Nullable;
import paddock.kernel.Text;

/**
 * One thing that a paragraph demands. All rules hold together: a use has to keep each of them at every instant.
 *
 * @param id short name, by which exceptions and derogations say what they lift
 * @param cite the paragraph, as people quote it
 * @param text what it says, in our own words
 * @param when where, when and for whom it applies
 * @param ifStated whether it is judged only where the facts it asks for are stated, as for what can only be measured
 *     afterwards; otherwise what is not known leaves the verdict open
 */
public record Rule(String id, String cite, Text text, Condition when, Demand demand, boolean ifStated) {

    public Rule(String id, String cite, @Nullable Text text, Condition when, Demand demand) {
        this(id, cite, text == null ? Text.of("fr", cite) : text, when, demand, false);
    }
}
