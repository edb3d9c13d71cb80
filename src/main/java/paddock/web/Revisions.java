package paddock.web;

/** Something that pages show and that may change on any node. */
public interface Revised {

    /** A number that grows with every change, and only then. */
    long revisions();
}
