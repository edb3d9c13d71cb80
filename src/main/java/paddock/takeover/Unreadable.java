package paddock.takeover;

/** Nothing of a file can be taken over; it says why. */
public final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final transient Note why;

    public Unreadable(Note why) {
        super(why.code(), null, false, false);
        this.why = why;
    }

    public Note why() {
        return why;
    }
}
