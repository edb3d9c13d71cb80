package paddock.homologation;

import java.util.Set;
import paddock.kernel.Text;

/** An exception that the order itself makes: while it holds, the rules it names do not apply, and no others. */
public record Relief(String id, String cite, Text text, Set<String> lifts, Condition when) {

    public Relief {
        lifts = Set.copyOf(lifts);
    }
}
