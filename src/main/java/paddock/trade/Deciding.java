package paddock.trade;

/** Every way it can end to decide on what a company proposes. */
enum Deciding {
    DONE,
    /** Somebody has changed the page or the proposal since they were read. */
    OVERTAKEN,
    /** Nothing waits for a decision any more. */
    OVER,
    /** Two companies cannot be each other's parent. */
    TURNED_ROUND
}
