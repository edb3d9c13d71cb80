package paddock.personal;

import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.kernel.CannotStart;

/**
 * Erasures and addresses not to be written to, as a file beside the database has them: a line each, so that a backup
 * made before them can be brought back without undoing them.
 *
 * @param keyCheck by which the key of the digests is known; absent while there is none
 */
record ErasureFile(
        Map<UUID, Erasure> erasures,
        List<Suppression> suppressions,
        @Nullable String keyCheck) {

    static final String NAME = "erasures.list";

    private static final String HEAD =
            "# Who was forgotten and who is not to be written to, without a name. Keep it with the backups.";
    private static final String NONE = "-";

    /**
     * That an address is not to be written to.
     *
     * @param digest keyed, of the address
     */
    record Suppression(String digest, Instant at, String cause) {}

    static final ErasureFile EMPTY = of(List.of(), List.of(), null);

    static ErasureFile of(List<Erasure> erasures, List<Suppression> suppressions, @Nullable String keyCheck) {
        Map<UUID, Erasure> byId = new TreeMap<>();
        erasures.forEach(one -> byId.put(one.id(), one));
        return new ErasureFile(byId, List.copyOf(suppressions), keyCheck);
    }

    /** The data folder that a setting names. */
    static Path folder(@Nullable String data) {
        return Path.of(data == null || data.isBlank() ? "data" : data.strip());
    }

    /**
     * Reads one.
     *
     * @param name what to call it where it is refused
     * @throws CannotStart when a line of it cannot be read: an erasure passed over would be one undone
     */
    static ErasureFile read(String text, String name) {
        Reading reading = new Reading();
        for (String line : text.lines().map(String::strip).toList()) {
            try {
                reading.take(line);
            } catch (IllegalArgumentException | DateTimeParseException damaged) {
                throw new CannotStart(
                        name + " has a line that is no erasure (" + line + ")",
                        "Put the file back from where you keep it",
                        damaged);
            }
        }
        return of(reading.erasures, reading.suppressions, reading.keyCheck);
    }

    private static final class Reading {

        private final List<Erasure> erasures = new ArrayList<>();
        private final List<Suppression> suppressions = new ArrayList<>();
        private @Nullable String keyCheck;

        void take(String line) {
            List<String> words = List.of(line.split(" +", -1));
            switch (words.getFirst() + " " + words.size()) {
                case "erasure 5" ->
                    erasures.add(new Erasure(
                            UUID.fromString(words.get(1)),
                            words.get(2).equals(NONE) ? null : UUID.fromString(words.get(2)),
                            words.get(3).equals(NONE) ? null : digest(words.get(3)),
                            Instant.parse(words.get(4))));
                case "suppression 4" ->
                    suppressions.add(
                            new Suppression(digest(words.get(1)), Instant.parse(words.get(2)), cause(words.get(3))));
                case "key 2" -> keyCheck = digest(words.get(1));
                default -> {
                    if (!line.isEmpty() && !line.startsWith("#")) {
                        throw new IllegalArgumentException("none of these");
                    }
                }
            }
        }
    }

    private static String digest(String word) {
        if (!word.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("no digest");
        }
        return word;
    }

    private static String cause(String word) {
        return Suppressions.Cause.of(word).key();
    }

    /** These erasures and those of another, and the other's addresses and key. */
    ErasureFile and(ErasureFile later) {
        Map<UUID, Erasure> all = new TreeMap<>(erasures);
        all.putAll(later.erasures());
        return new ErasureFile(all, later.suppressions(), later.keyCheck() == null ? keyCheck : later.keyCheck());
    }

    String written() {
        StringBuilder text = new StringBuilder(HEAD);
        if (keyCheck != null) {
            text.append("\nkey ").append(keyCheck);
        }
        erasures.values()
                .forEach(one -> text.append("\nerasure %s %s %s %s"
                        .formatted(
                                one.id(),
                                one.person() == null ? NONE : one.person(),
                                one.digest() == null ? NONE : one.digest(),
                                one.at())));
        suppressions.forEach(
                one -> text.append("\nsuppression %s %s %s".formatted(one.digest(), one.at(), one.cause())));
        return text.toString();
    }
}
