package paddock.kernel;

/** What the bearer of a token may use it for, as far as its person may do that at all. */
public enum Scope {
    /** Read whatever its person may. */
    READ,
    /** Change companies, and say who acts for them. */
    COMPANIES,
    /** Change who works here, with which roles. */
    PEOPLE,
    /** Take options, book, close and let go. */
    BOOKINGS,
    /** Have mails sent. */
    MAILS
}
