package paddock.kernel;

/** What somebody may do for a company that is a client. */
public enum ClientRole {
    /** Also says who else acts for the company. */
    MANAGER,
    BOOKER,
    READER
}
