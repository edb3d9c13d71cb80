package paddock.circuit;

/** What the tyres meet. */
public enum Surface {
    ASPHALT,
    CONCRETE,
    GRAVEL,
    DIRT,
    GRASS,
    SAND,
    SNOW,
    ICE
}
