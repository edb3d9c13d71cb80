package paddock.kernel;

import java.util.Optional;
import java.util.Set;

/**
 * What somebody may do. Which route asks for which, and what each role then meets there, is the table
 * {@code docs/rules/permissions.md}.
 */
@SuppressWarnings("ImmutableEnumChecker") // its sets are made by Set.of and never change
public enum Permission {
    /** See what anybody may see. */
    LOOK(Holder.ANYBODY, Set.of(), Set.of()),
    /** Keep one's own account. */
    OWN_ACCOUNT(Holder.SIGNED_IN, Set.of(), Set.of()),
    /** See a company and who acts for it: clients' people that of their own. */
    SEE_COMPANY(Holder.ROLES, Set.of(StaffRole.values()), Set.of(ClientRole.values())),
    /** Say who acts for a company: its managers for their own. */
    KEEP_COMPANY_PEOPLE(Holder.ROLES, Keepers.OF_COMPANIES, Set.of(ClientRole.MANAGER)),
    /** Say what a company's page in the public directory says: its managers for their own, once it is approved. */
    KEEP_PROFILE(Holder.ROLES, Keepers.OF_COMPANIES, Set.of(ClientRole.MANAGER)),
    /** See every company, and what is for the operator's people alone. */
    SEE_COMPANIES(Holder.ROLES, Set.of(StaffRole.values()), Set.of()),
    KEEP_COMPANIES(Holder.ROLES, Keepers.OF_COMPANIES, Set.of()),
    /** See options, bookings and closures: clients' people those of their own. */
    SEE_BOOKINGS(Holder.ROLES, Set.of(StaffRole.values()), Set.of(ClientRole.values())),
    /** See on one board all that is had, waited for and closed, whoever has it. */
    SEE_BOARD(Holder.ROLES, Set.of(StaffRole.values()), Set.of()),
    /** Take options, confirm them and let them go: clients' people for their own. */
    BOOK(Holder.ROLES, Keepers.OF_BOOKINGS, Set.of(ClientRole.MANAGER, ClientRole.BOOKER)),
    /** Book without an option before. */
    SELL(Holder.ROLES, Keepers.OF_BOOKINGS, Set.of()),
    /** Close what nobody has, and open it again. */
    CLOSE_TRACK(Holder.ROLES, Set.of(StaffRole.OPERATIONS, StaffRole.RACE_CONTROL, StaffRole.ADMINISTRATOR), Set.of()),
    /** Have the sheet of a day printed, of which everybody concerned is told when it changes. */
    ISSUE_SHEETS(Holder.ROLES, Keepers.OF_DAYS, Set.of()),
    /** See motor shows, whom one met there, and what came of it. */
    SEE_LEADS(
            Holder.ROLES,
            Set.of(StaffRole.SALES, StaffRole.COMMUNICATION, StaffRole.DIRECTION, StaffRole.ADMINISTRATOR),
            Set.of()),
    /** Plan motor shows, capture leads and follow them up. */
    KEEP_LEADS(Holder.ROLES, Set.of(StaffRole.SALES, StaffRole.COMMUNICATION, StaffRole.ADMINISTRATOR), Set.of()),
    /** Say how soon leads are answered. */
    SET_DELAYS(Holder.ROLES, Set.of(StaffRole.DIRECTION, StaffRole.ADMINISTRATOR), Set.of()),
    SEE_PEOPLE(Holder.ROLES, Set.of(StaffRole.DIRECTION, StaffRole.ADMINISTRATOR), Set.of()),
    /** Say who works here, with which roles. */
    KEEP_PEOPLE(Holder.ROLES, Set.of(StaffRole.ADMINISTRATOR), Set.of()),
    /** Read who did what. */
    READ_TRAIL(Holder.ROLES, Set.of(StaffRole.DIRECTION, StaffRole.ADMINISTRATOR), Set.of()),
    /** Have a mail sent once more, or one on trial. */
    SEND_MAILS(Holder.ROLES, Set.of(StaffRole.ADMINISTRATOR), Set.of()),
    /** Read the mails that were sent, or would have been. */
    READ_MAILS(Holder.ROLES, Set.of(StaffRole.DIRECTION, StaffRole.ADMINISTRATOR), Set.of()),
    /** Say which programs elsewhere are told what happens. */
    KEEP_WEBHOOKS(Holder.ROLES, Set.of(StaffRole.ADMINISTRATOR), Set.of()),
    /** See which programs are told, and what was sent to them. */
    READ_WEBHOOKS(Holder.ROLES, Set.of(StaffRole.DIRECTION, StaffRole.ADMINISTRATOR), Set.of());

    /** Roles that several of these are given to. */
    private static final class Keepers {
        static final Set<StaffRole> OF_COMPANIES = Set.of(
                StaffRole.SALES,
                StaffRole.OPERATIONS,
                StaffRole.ACCOUNTS,
                StaffRole.COMMUNICATION,
                StaffRole.ADMINISTRATOR);

        static final Set<StaffRole> OF_BOOKINGS =
                Set.of(StaffRole.SALES, StaffRole.OPERATIONS, StaffRole.ADMINISTRATOR);

        static final Set<StaffRole> OF_DAYS =
                Set.of(StaffRole.SALES, StaffRole.OPERATIONS, StaffRole.RACE_CONTROL, StaffRole.ADMINISTRATOR);

        private Keepers() {}
    }

    private enum Holder {
        ANYBODY,
        SIGNED_IN,
        ROLES
    }

    private final Holder holder;
    private final Set<StaffRole> staff;
    private final Set<ClientRole> clients;

    Permission(Holder holder, Set<StaffRole> staff, Set<ClientRole> clients) {
        this.holder = holder;
        this.staff = staff;
        this.clients = clients;
    }

    /** Whether somebody holds it, wherever; for a company's things {@link Acting#mayFor} asks about that company. */
    boolean heldBy(Acting acting) {
        return switch (holder) {
            case ANYBODY -> true;
            case SIGNED_IN -> acting.signedIn();
            case ROLES ->
                acting.staff().stream().anyMatch(staff::contains)
                        || acting.companies().values().stream().anyMatch(clients::contains);
        };
    }

    boolean heldBy(ClientRole role) {
        return clients.contains(role);
    }

    /** What a token must be good for to do it; nothing where no token is enough, or none is wanted. */
    public Optional<Scope> scope() {
        return switch (this) {
            case LOOK, OWN_ACCOUNT -> Optional.empty();
            case SEE_BOOKINGS,
                    SEE_BOARD,
                    SEE_COMPANY,
                    SEE_COMPANIES,
                    SEE_LEADS,
                    SEE_PEOPLE,
                    READ_TRAIL,
                    READ_MAILS,
                    READ_WEBHOOKS -> Optional.of(Scope.READ);
            case KEEP_COMPANY_PEOPLE, KEEP_PROFILE, KEEP_COMPANIES -> Optional.of(Scope.COMPANIES);
            case BOOK, SELL, CLOSE_TRACK, ISSUE_SHEETS -> Optional.of(Scope.BOOKINGS);
            case KEEP_LEADS, SET_DELAYS -> Optional.of(Scope.LEADS);
            case KEEP_PEOPLE -> Optional.of(Scope.PEOPLE);
            case SEND_MAILS -> Optional.of(Scope.MAILS);
            case KEEP_WEBHOOKS -> Optional.of(Scope.WEBHOOKS);
        };
    }

    /** The roles of the operator's people that hold it. */
    public Set<StaffRole> staff() {
        return staff;
    }

    /** The roles in a company that hold it for that company. */
    public Set<ClientRole> clients() {
        return clients;
    }
}
