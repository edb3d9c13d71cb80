package paddock.directory;

/** Every way it can end to ask somebody by mail to act for a company. The same whether they have an account or not. */
enum Inviting {
    SENT,
    /** They act for it already. */
    MEMBER,
    /** So many have been asked within a day that it looks like an accident, or worse. */
    TOO_MANY
}
