package paddock.circuit;

/** A layout as it goes on one day. */
public record LayoutOn(Circuit circuit, Layout layout, Course course) {}
