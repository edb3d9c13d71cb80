package paddock.post;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far a mail has come. */
enum MailState {
    /** Written while no mail left the house: it stays here. */
    KEPT,
    /** About to leave, or to be tried again. */
    WAITING,
    /** Taken by the mail server. */
    SENT,
    /** Refused for good, or tried often enough. */
    GIVEN_UP;

    /** Its name in the database, in addresses, in texts and over the programming interface. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<MailState> withKey(String key) {
        return Arrays.stream(values()).filter(state -> state.key().equals(key)).findFirst();
    }
}
