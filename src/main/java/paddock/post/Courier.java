package paddock.post;

/** Takes mails out of the house. */
interface Courier {

    Handing hand(Outgoing mail);

    /** Nothing more to hand over for now. */
    void hangUp();

    /** How handing a mail to the mail server ended. */
    sealed interface Handing {
        /** The server has taken it upon itself. */
        record Taken() implements Handing {}

        /** The server will never take this one. */
        record Refused(String reason) implements Handing {}

        /** Not this one, not now. */
        record Failed(String reason) implements Handing {}

        /** No mail at all for now: the server does not answer, or does not let Paddock in. */
        record Unreachable(String reason) implements Handing {}
    }
}
