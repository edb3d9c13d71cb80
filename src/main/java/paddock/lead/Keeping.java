package paddock.lead;

/** Every way in which changing a lead can end. */
public sealed interface Keeping {

    record Kept(Lead lead) implements Keeping {}

    /** Somebody else has changed it meanwhile. */
    record Overtaken(Lead now) implements Keeping {}

    record Gone() implements Keeping {}
}
