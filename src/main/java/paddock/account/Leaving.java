package paddock.account;

/** Every way it can end to change somebody's roles or to end their account. */
enum Leaving {
    DONE,
    /** They are the last one who could keep accounts. */
    LAST_ADMINISTRATOR,
    /** There is no such person. */
    NOBODY
}
