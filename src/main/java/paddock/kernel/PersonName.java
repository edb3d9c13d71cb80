package paddock.kernel;

import java.util.Optional;

/** What people may be called: nearly anything that can be read. */
public final class PersonName {

    private static final int LONGEST = 200;

    private PersonName() {}

    /** Why a name is not taken, as the texts name it. */
    public static Optional<String> mistake(String name) {
        if (name.isBlank()) {
            return Optional.of("missing");
        }
        if (name.length() > LONGEST) {
            return Optional.of("too-long");
        }
        return name.codePoints().anyMatch(Character::isISOControl) ? Optional.of("unreadable") : Optional.empty();
    }
}
