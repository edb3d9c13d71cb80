package paddock.directory;

/** Every way it can end to give somebody another role in a company, or none. */
enum Assigning {
    DONE,
    /** Nobody would be left who can say who acts for it; only the operator's people may do that. */
    LAST_MANAGER,
    /** They do not act for that company. */
    GONE
}
