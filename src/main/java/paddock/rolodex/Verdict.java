package paddock.rolodex;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a card.
 *
 * @param said why, or what of it
 * @param thing the company or lead that it is about; absent where there is none
 * @param candidates those that it may be
 */
record Verdict(Outcome outcome, List<Said> said, @Nullable UUID thing, List<UUID> candidates) {

    Verdict {
        said = List.copyOf(said);
        candidates = List.copyOf(candidates);
    }

    static Verdict of(Outcome outcome, @Nullable UUID thing, List<Said> said) {
        return new Verdict(outcome, said, thing, List.of());
    }

    static Verdict refused(Said why) {
        return of(Outcome.REFUSED, null, List.of(why));
    }
}
