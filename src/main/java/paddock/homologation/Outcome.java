package paddock.homologation;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a use stands to one rule. The worse, the later. */
public sealed interface Outcome {

    /** Kept, or not concerned. */
    record Kept() implements Outcome {}

    /** Would be broken, but an exception, or a derogation that has been granted, lifts it. */
    record Lifted(String id, String cite) implements Outcome {}

    /** Kept only if one of these is granted or done. */
    record Wanting(List<Path> paths) implements Outcome {
        public Wanting {
            paths = List.copyOf(paths);
        }
    }

    /** Not decidable: facts are missing, or the wording leaves doubt where none are. */
    record Unsure(Set<String> missing) implements Outcome {
        public Unsure {
            missing = Set.copyOf(missing);
        }
    }

    /** Broken, and nothing can lift it; the ways out that are closed, with why. */
    record Broken(List<Closed> closed) implements Outcome {
        public Broken {
            closed = List.copyOf(closed);
        }
    }

    /**
     * A way out that is open.
     *
     * @param left units left of its counter before this use; absent where it is not counted or nobody knows
     * @param most units in all
     * @param latest the last day to ask for it; absent where the text names none
     */
    record Path(
            String id,
            String cite,
            String kind,
            @Nullable Integer left,
            @Nullable Integer most,
            @Nullable LocalDate latest) {}

    /** A way out that is closed. */
    record Closed(String id, String cite, Why why) {}

    /** Why a way out is closed. */
    enum Why {
        /** It is not open to this use. */
        NOT_FOR_THIS_USE,
        /** Nothing is lifted at that time. */
        NEVER_THEN,
        /** It moves hours, but not as far as that. */
        TOO_FAR,
        /** Its units are used up. */
        USED_UP
    }

    /** From 0, kept, to 4, broken. */
    default int weight() {
        return switch (this) {
            case Kept kept -> 0;
            case Lifted lifted -> 1;
            case Wanting wanting -> 2;
            case Unsure unsure -> 3;
            case Broken broken -> 4;
        };
    }
}
