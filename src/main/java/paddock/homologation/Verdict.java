package paddock.homologation;

import java.util.Comparator;
import java.util.List;

/**
 * Whether a use is lawful. Refused outweighs undetermined, that outweighs needing something, that outweighs allowed;
 * whatever it is, the reasons of all kinds are kept.
 */
public sealed interface Verdict {

    /** One for each rule that was asked, the worst first. */
    List<Finding> findings();

    /** Lawful as it is. */
    record Allowed(List<Finding> findings) implements Verdict {}

    /** Lawful once something is granted or done. */
    record Needs(List<Finding> findings) implements Verdict {}

    /** A fact is missing, or the wording leaves doubt. */
    record Undetermined(List<Finding> findings) implements Verdict {}

    /** Unlawful, with no way out left. */
    record Refused(List<Finding> findings) implements Verdict {}

    static Verdict of(List<Finding> unsorted) {
        List<Finding> findings = unsorted.size() < 2
                ? List.copyOf(unsorted)
                : unsorted.stream().sorted(WORST_FIRST).toList();
        int worst = findings.isEmpty() ? 0 : findings.getFirst().outcome().weight();
        return switch (worst) {
            case 4 -> new Refused(findings);
            case 3 -> new Undetermined(findings);
            case 2 -> new Needs(findings);
            default -> new Allowed(findings);
        };
    }

    Comparator<Finding> WORST_FIRST = Comparator.comparingInt(
                    (Finding finding) -> finding.outcome().weight())
            .reversed();

    /** Those that stand in the way of simply running. */
    default List<Finding> reasons() {
        return findings().stream()
                .filter(finding -> finding.outcome().weight() >= 2)
                .toList();
    }

    /** {@code allowed}, {@code needs}, {@code undetermined} or {@code refused}. */
    default String word() {
        return switch (this) {
            case Allowed allowed -> "allowed";
            case Needs needs -> "needs";
            case Undetermined open -> "undetermined";
            case Refused refused -> "refused";
        };
    }
}
