package paddock.post;

import java.util.Optional;

/** Asked just before a mail that its reader can end leaves: whoever has ended such mails since it was written gets none. */
public interface Veto {

    /** Why nothing more is to go to a mailbox; empty where it may. */
    Optional<String> against(String mailbox);
}
