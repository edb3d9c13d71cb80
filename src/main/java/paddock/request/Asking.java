package paddock.request;

import java.util.UUID;

/** Every way it can end to ask. */
sealed interface Asking {

    /** By somebody who acts for a company: it is to be decided. */
    record Asked(UUID id) implements Asking {}

    /** By a stranger: a mail is on its way, unless that mailbox has had enough of them. */
    record Mailed() implements Asking {}

    /** Too many from that network. */
    record TooMany() implements Asking {}

    /** Some of it begins before now. */
    record Past() implements Asking {}
}
