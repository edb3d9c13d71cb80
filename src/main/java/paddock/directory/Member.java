package paddock.directory;

import java.time.Instant;
import java.util.UUID;
import paddock.account.Names;
import paddock.kernel.ClientRole;

/** Somebody who acts for a company. */
record Member(Names.Name who, ClientRole role, Instant since) {

    public UUID person() {
        return who.person();
    }

    /** Whether they can still say who else acts for it. */
    boolean manages() {
        return role == ClientRole.MANAGER && who.here();
    }
}
