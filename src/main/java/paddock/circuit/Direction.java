package paddock.circuit;

/** The way round: in the order in which the sections are written, or against it. */
public enum Direction {
    FORWARD,
    BACKWARD
}
