package paddock.directory;

/** Every way it can end to keep a contact or a status of a company. */
public enum Keeping {
    DONE,
    /** Somebody has changed it since it was read. */
    OVERTAKEN,
    /** The company is already that on some of the days. */
    OVERLAPS,
    /** The company has no such thing. */
    GONE
}
