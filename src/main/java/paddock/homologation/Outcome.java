package paddock.homologation;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a use stands to one rule. The worse, the later. */
public sealed interface Outcome {

    /** Kept, or not concerned. */
    record Kept() implements Outcome {}

    /** Would be broken, but an exception, or a derogation that has been granted, lifts it. */
    record Lifted(String id, String cite) implements Outcome {}

    /** Kept only if one of each of these groups is granted or done: a use may need two, one after the other. */
    record Wanting(List<List<Path>> groups) implements Outcome {
        public Wanting {
            groups = groups.stream().map(List::copyOf).toList();
        }

        /** All that may be granted or done. */
        public List<Path> paths() {
            return groups.stream().flatMap(List::stream).distinct().toList();
        }
    }

    /**
     * Not decidable: facts are missing, or the text leaves open just the value that is stated, or its wording leaves
     * doubt where none of both is.
     *
     * @param gaps facts whose value lies in a gap of the text
     */
    record Unsure(Set<String> missing, Set<String> gaps) implements Outcome {
        public Unsure {
            missing = Set.copyOf(missing);
            gaps = Set.copyOf(gaps);
        }

        /** Of what would decide it, gaps have a mark before their names. */
        public Unsure(Set<String> deciding) {
            this(
                    deciding.stream().filter(each -> !each.startsWith(GAP)).collect(Collectors.toSet()),
                    deciding.stream()
                            .filter(each -> each.startsWith(GAP))
                            .map(each -> each.substring(GAP.length()))
                            .collect(Collectors.toSet()));
        }
    }

    /** Stands before the name of a fact that is known, and of which the text leaves just this value open. */
    String GAP = "gap:";

    /** Broken, and nothing can lift it; the ways out that are closed, with why. */
    record Broken(List<Closed> closed) implements Outcome {
        public Broken {
            closed = List.copyOf(closed);
        }
    }

    /**
     * A way out that is open.
     *
     * @param counter id of the scarcest of its counters; absent where it is not counted
     * @param left units left of that before this use; absent where it is not counted or nobody knows
     * @param most units in all
     * @param latest the last day to ask for it; absent where the text names none
     */
    record Path(
            String id,
            String cite,
            String kind,
            @Nullable String counter,
            @Nullable Integer left,
            @Nullable Integer most,
            @Nullable LocalDate latest) {}

    /**
     * A way out that is closed.
     *
     * @param left units left of its counter, fewer than this use would take
     */
    record Closed(String id, String cite, Why why, @Nullable Integer left) {}

    /** Why a way out is closed. */
    enum Why {
        /** It is not open to this use. */
        NOT_FOR_THIS_USE,
        /** Nothing is lifted at that time. */
        NEVER_THEN,
        /** It moves hours, but not as far as that. */
        TOO_FAR,
        /** Its units are used up, or too few for this use. */
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
