package paddock.terms;

import java.util.List;
import paddock.kernel.Acting;
import paddock.kernel.StaffRole;

/**
 * What is kept from whom.
 *
 * @param confidants the operator's people to whom the clients of confidential bookings are named, by their roles
 * @param layouts whether a client who finds something taken is told which of its claims that is
 */
public record Discretion(List<StaffRole> confidants, boolean layouts) {

    static final Discretion USUAL = new Discretion(
            List.of(StaffRole.SALES, StaffRole.OPERATIONS, StaffRole.DIRECTION, StaffRole.ADMINISTRATOR), true);

    public Discretion {
        confidants = confidants.stream().distinct().sorted().toList();
    }

    /** Whether somebody who finds something taken is told which of its claims that is; the operator's people always are. */
    public boolean tellsLayouts(Acting by) {
        return layouts || by.person() == null || !by.staff().isEmpty();
    }

    /** Whether the clients of confidential bookings are named to somebody for a role at the operator's. */
    public boolean names(Acting reader) {
        return reader.staff().stream().anyMatch(confidants::contains);
    }
}
