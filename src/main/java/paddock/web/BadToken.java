package paddock.web;

/** A program shows a token that lets nobody in: answered 401, saying why, whatever it asked for. */
final class BadToken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String flaw;

    BadToken(String flaw) {
        super(flaw);
        this.flaw = flaw;
    }

    /** Its name in the texts and in a problem's type. */
    String flaw() {
        return flaw;
    }
}
