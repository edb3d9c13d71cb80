package paddock.post;

/** Every way the wish to send a mail once more can end. */
sealed interface Again {

    /** It leaves next, before whatever was written later about the same thing. */
    record Queued() implements Again {}

    /** It has been sent, or waits already. */
    record Moving() implements Again {}

    /** What it said is forgotten. */
    record Forgotten() implements Again {}

    /** No mail leaves this installation. */
    record NothingLeaves() implements Again {}
}
