package paddock.trade;

/** Every way it can end to say what a company's page says. */
enum Writing {
    DONE,
    /** It waits for approval. */
    PROPOSED,
    /** Somebody has changed it since it was read. */
    OVERTAKEN,
    /** Two companies cannot be each other's parent. */
    TURNED_ROUND
}
