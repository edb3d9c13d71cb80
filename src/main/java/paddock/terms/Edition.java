package paddock.terms;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The terms of a site as they stand.
 *
 * @param version which writing of them this is; 0 where nobody has set any
 */
public record Edition(int version, List<Limits> limits, List<Opening> openings) {

    static final Edition NONE = new Edition(0, List.of(), List.of());

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

    /** The limits of one status, if it has any of its own. */
    public Optional<Limits> with(String status) {
        return limits.stream().filter(each -> each.status().equals(status)).findFirst();
    }
}
