package paddock.terms;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The terms of a site as they stand.
 *
 * @param version which writing of them this is; 0 where nobody has set any
 * @param answer hours within which whoever is first in rank confirms or lets go once the second asks for it
 * @param renewal whether days are sold that no order reaches yet, as if the last were renewed
 */
public record Edition(
        int version, int answer, boolean renewal, Discretion discretion, List<Limits> limits, List<Opening> openings) {

    static final Edition NONE = new Edition(0, 48, false, Discretion.USUAL, List.of(), List.of());

    public Edition {
        limits = List.copyOf(limits);
        openings = List.copyOf(openings);
    }

    /** For a company of these statuses. */
    Limits of(Set<String> statuses) {
        return limits.stream()
                .filter(each -> statuses.contains(each.status()))
                .reduce(Limits::or)
                .or(() ->
                        limits.stream().filter(each -> each.status().isEmpty()).findFirst())
                .orElse(Limits.NONE);
    }

    Optional<Opening> opening(int year) {
        return openings.stream().filter(each -> each.year() == year).findFirst();
    }

    /** How long whoever is first in rank has, once the second asks for an answer. */
    public Duration timeToAnswer() {
        return Duration.ofHours(answer);
    }

    /** The limits of one status, if it has any of its own. */
    public Optional<Limits> with(String status) {
        return limits.stream().filter(each -> each.status().equals(status)).findFirst();
    }
}
