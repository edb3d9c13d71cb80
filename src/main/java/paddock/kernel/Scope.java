package paddock.kernel;

/**
 * What the bearer of a token may use it for, as far as its person may do that at all. Those for which the interface
 * for programs has no call yet are not offered.
 */
public enum Scope {
    /** Read whatever its person may. */
    READ,
    /** Change companies, and say who acts for them. */
    COMPANIES,
    /** Read all that is held on people. */
    PEOPLE,
    /** Take options, book, close and let go. */
    BOOKINGS,
    /** Capture leads and follow them up. */
    LEADS,
    /** Have mails sent. */
    MAILS,
    /** Say which programs are told what happens. */
    WEBHOOKS;

    /** Whether some call wants it: a token would be good for nothing by the others, today, and for more than meant one day. */
    public boolean opensSomething() {
        return this != MAILS;
    }
}
