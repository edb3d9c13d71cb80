package paddock.web;

/**
 * Whoever asks is not let in, whatever it is that they ask for: by what they show where that is no token of a person's.
 * Answered with the status that says why.
 */
public final class Denied extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    /** @param code its name in the texts and in a problem's type */
    public Denied(int status, String code) {
        super(code);
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
