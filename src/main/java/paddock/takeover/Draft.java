package paddock.takeover;

import paddock.booking.Wish;

/** What a line comes to. */
sealed interface Draft {

    /**
     * Something to be booked or closed.
     *
     * @param newCompany what the company is called that is not in the directory yet; empty where it is
     */
    record Wanted(Wish wish, String newCompany) implements Draft {}

    /** Nothing, for a reason. */
    record Not(Note why) implements Draft {}
}
