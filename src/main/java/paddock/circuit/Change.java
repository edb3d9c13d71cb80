package paddock.circuit;

/** One difference that an import makes. */
public sealed interface Change {

    /** Where in the site, such as {@code circuits › speed › sections › S3}. */
    String subject();

    /** Something the site did not have. */
    record Added(String subject) implements Change {}

    /** Something the file no longer has. */
    record Removed(String subject) implements Change {}

    /** A value that becomes another; empty text stands for none. */
    record Altered(String subject, String before, String after) implements Change {}
}
