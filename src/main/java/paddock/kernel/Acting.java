package paddock.kernel;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whoever acts: a person, somebody unknown, or Paddock by itself. Rules and doors are given it; nothing asks around for
 * the current user.
 *
 * @param person absent for somebody unknown and for Paddock itself
 * @param name as others read it in what was done
 * @param from the network address acted from; empty for Paddock itself
 * @param staff roles at the operator's
 * @param companies the companies acted for, by their id, with the role in each
 * @param warrant the token shown by a program that acts for the person; absent where they act themselves
 */
public record Acting(
        @Nullable UUID person,
        String name,
        String from,
        Set<StaffRole> staff,
        Map<UUID, ClientRole> companies,
        @Nullable Warrant warrant) {

    /** Paddock by itself: jobs, deadlines, commands of the operator's on the machine. */
    public static final Acting PADDOCK = new Acting(null, "Paddock", "", Set.of(), Map.of());

    public Acting {
        staff = Set.copyOf(staff);
        companies = Map.copyOf(companies);
    }

    /** A person who acts themselves. */
    public Acting(
            @Nullable UUID person, String name, String from, Set<StaffRole> staff, Map<UUID, ClientRole> companies) {
        this(person, name, from, staff, companies, null);
    }

    /** Somebody who has not signed in. */
    public static Acting nobody(String from) {
        return new Acting(null, "", from, Set.of(), Map.of());
    }

    public boolean signedIn() {
        return person != null;
    }

    /** The same person, for whom a program acts. */
    public Acting by(Warrant token) {
        return new Acting(person, name, from, staff, companies, token);
    }

    /** The same person, if they acted themselves. */
    public Acting themselves() {
        return new Acting(person, name, from, staff, companies);
    }

    /** The same person or program, with these roles in companies instead. */
    public Acting withRolesIn(Map<UUID, ClientRole> others) {
        return new Acting(person, name, from, staff, others, warrant);
    }

    public boolean may(Permission permission) {
        return permission.heldBy(this) && (warrant == null || warrant.covers(permission));
    }

    /** Whether somebody may do it for that company: by a role at the operator's, or by the role in the company itself. */
    public boolean mayFor(UUID company, Permission permission) {
        ClientRole role = companies.get(company);
        if (warrant != null && !warrant.covers(permission)) {
            return false;
        }
        return staff.stream().anyMatch(permission.staff()::contains) || (role != null && permission.heldBy(role));
    }
}
