package paddock.kernel;

/**
 * A command cannot go on, and the person at the terminal can do something about it: one line that says what is wrong
 * and what to do. It is printed alone, without a stack trace.
 */
public final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CannotStart(String wrong, String remedy) {
        super(wrong + ". " + remedy + ".");
    }

    public CannotStart(String wrong, String remedy, Throwable cause) {
        super(wrong + ". " + remedy + ".", cause);
    }
}
