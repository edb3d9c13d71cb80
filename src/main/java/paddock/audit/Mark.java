package paddock.audit;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The last seal of a trail as it is known outside the database, so that an end cut off is missed. */
record Mark(UUID trail, long number, String digest) {

    private static final Pattern FORM = Pattern.compile("([0-9a-f-]{36}) (\\d{1,18}) ([0-9a-f]{64})");

    static Optional<Mark> read(String text) {
        Matcher parts = FORM.matcher(text.strip());
        return parts.matches()
                ? Optional.of(new Mark(UUID.fromString(parts.group(1)), Long.parseLong(parts.group(2)), parts.group(3)))
                : Optional.empty();
    }

    String written() {
        return trail + " " + number + " " + digest;
    }
}
