package paddock.takeover;

/** Nothing of a file can be taken over; it says why. */
final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final transient Note why;

    Unreadable(Note why) {
        super(why.code(), null, false, false);
        this.why = why;
    }

    Note why() {
        return why;
    }
}
