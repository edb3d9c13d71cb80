package paddock.circuit;

/** The width of the road in metres: one figure, or the narrowest and the widest place. */
public record Width(double least, double most) {

    public Width {
        if (!(least > 0 && least <= most && most <= 200)) {
            throw new IllegalArgumentException("no road is " + least + " to " + most + " m wide");
        }
    }

    /** The width to draw it with. */
    public double drawn() {
        return (least + most) / 2;
    }
}
