package paddock.session;

import java.util.Set;
import java.util.UUID;

/**
 * What does not take part in a session though its profile would have it.
 *
 * @param statuses of companies, as orders call them
 * @param categories of vehicles, and whatever is a kind of one
 * @param powertrains of vehicles
 * @param companies who they are is for the operator's people alone
 */
record Exclusions(Set<String> statuses, Set<String> categories, Set<String> powertrains, Set<UUID> companies) {

    static final Exclusions NONE = new Exclusions(Set.of(), Set.of(), Set.of(), Set.of());

    Exclusions {
        statuses = Set.copyOf(statuses);
        categories = Set.copyOf(categories);
        powertrains = Set.copyOf(powertrains);
        companies = Set.copyOf(companies);
    }

    /** Whether a company of these statuses may not take part. */
    boolean exclude(UUID company, Set<String> itsStatuses) {
        return companies.contains(company) || itsStatuses.stream().anyMatch(statuses::contains);
    }
}
