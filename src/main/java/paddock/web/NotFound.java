package paddock.web;

/** There is no such thing, or none that this reader may see: answered 404, the same for both. */
public final class NotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String kind;

    /** @param kind what was looked for, as the texts name it: {@code site}, {@code layout} */
    public NotFound(String kind) {
        super(kind);
        this.kind = kind;
    }

    String kind() {
        return kind;
    }
}
