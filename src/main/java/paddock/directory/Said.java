package paddock.directory;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a form says in one of its fields. */
final class Said {

    static final int LONGEST = 200;

    private Said() {}

    /** As it was written; empty where nothing was said. */
    static String of(@Nullable String field) {
        return field == null ? "" : field;
    }

    /** What is a number, a day or a word of ours, around which blanks mean nothing. */
    static String sign(@Nullable String field) {
        return field == null ? "" : field.strip();
    }

    /** Why it is not taken, as the texts name it: nearly anything is that can be read. */
    static Optional<String> mistake(String said) {
        if (said.length() > LONGEST) {
            return Optional.of("too-long");
        }
        return said.codePoints().anyMatch(Character::isISOControl) ? Optional.of("unreadable") : Optional.empty();
    }

    /** The same for what must not be left out. */
    static Optional<String> mistakeOrMissing(String said) {
        return said.isBlank() ? Optional.of("missing") : mistake(said);
    }
}
