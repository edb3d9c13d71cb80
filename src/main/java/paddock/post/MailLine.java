package paddock.post;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.post.Mail.Secrecy;

/**
 * A mail as it stands in the list of all.
 *
 * @param dueAt when it is tried next, while it waits
 * @param endedAt when it was sent or given up
 * @param reason why it could not be sent the last time it was tried
 * @param forgottenAt when what it said was forgotten
 */
record MailLine(
        UUID id,
        Instant writtenAt,
        MailAddress to,
        String subject,
        MailState state,
        int attempts,
        Instant dueAt,
        @Nullable Instant endedAt,
        @Nullable String reason,
        Secrecy secrecy,
        @Nullable Instant forgottenAt) {

    /**
     * A way in is not for those who read the mails of others, except where mail reaches nobody: then for whoever may have it
     * sent after all, in person.
     */
    boolean readableBy(Acting reader) {
        boolean passesOn = reader.warrant() == null && reader.may(Permission.SEND_MAILS);
        return forgottenAt == null && (secrecy == Secrecy.PLAIN || (state == MailState.KEPT && passesOn));
    }

    /** Whether it no longer moves by itself, and could. */
    public boolean stopped() {
        return forgottenAt == null && (state == MailState.KEPT || state == MailState.GIVEN_UP);
    }
}
