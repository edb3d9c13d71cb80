package paddock.rolodex;

/** Nothing of a file can be taken in; it says why. */
final class Unread extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final transient Said why;

    Unread(Said why) {
        super(why.code(), null, false, false);
        this.why = why;
    }

    Said why() {
        return why;
    }
}
