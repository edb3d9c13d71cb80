package paddock.personal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody on whom something is held.
 *
 * @param person absent for somebody who has no account, and is known by an e-mail address alone
 * @param email in small letters
 * @param name empty where nobody has said it
 * @param language of the mails they get: {@code fr} or {@code en}
 */
public record Subject(@Nullable UUID person, String email, String name, String language) {

    /** Somebody who has no account. */
    public static Subject at(String email) {
        return new Subject(null, email, "", "fr");
    }
}
