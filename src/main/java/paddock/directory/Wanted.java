package paddock.directory;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.web.Asked;
import paddock.web.BadInput;

/**
 * Which companies somebody wants to see, as an address asks for them.
 *
 * @param text part of a name, or the beginning of a number; empty for all
 * @param status what they are today
 * @param standing how far one deals with them; only the operator's people ask for that
 * @param after the last one already seen
 */
public record Wanted(
        String text,
        Status.@Nullable Kind status,
        @Nullable Standing standing,
        @Nullable UUID after) {

    private static final int LONGEST = 200;
    /** Three letters that follow each other: fewer are in too many names. */
    private static final String BEHIND = " -'’(/.&";

    private static final Pattern LETTERS = Pattern.compile("[\\p{L}\\p{N}]{1,2}");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{3}");

    /**
     * Those that an address asks for.
     *
     * @throws BadInput what cannot be read
     */
    public static Wanted of(Map<String, String> parameters, Acting reader) {
        String text = parameters.getOrDefault("text", "").strip();
        if (text.length() > LONGEST || text.indexOf('\0') >= 0) {
            throw new BadInput("text", text, List.of());
        }
        String after = parameters.getOrDefault("after", "").strip();
        return new Wanted(
                text,
                status(parameters.getOrDefault("status", "").strip()).orElse(null),
                standing(parameters.getOrDefault("standing", "").strip(), reader)
                        .orElse(null),
                after.isEmpty() ? null : Asked.id("after", after));
    }

    private static Optional<Status.Kind> status(String said) {
        if (said.isEmpty()) {
            return Optional.empty();
        }
        List<String> all =
                Arrays.stream(Status.Kind.values()).map(Status.Kind::key).toList();
        return Optional.of(Status.Kind.withKey(said).orElseThrow(() -> new BadInput("status", said, all)));
    }

    private static Optional<Standing> standing(String said, Acting reader) {
        if (said.isEmpty()) {
            return Optional.empty();
        }
        for (Standing standing : Standing.values()) {
            if (standing.key().equals(said) && reader.may(Permission.SEE_COMPANIES)) {
                return Optional.of(standing);
            }
        }
        throw new BadInput("standing", said, List.of());
    }

    /** Whether it asks for less than everything. */
    public boolean narrowed() {
        return !text.isEmpty() || status != null || standing != null;
    }

    public Wanted after(UUID company) {
        return new Wanted(text, status, standing, company);
    }

    /** Its address at a path. */
    public String at(String path) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        if (!text.isEmpty()) {
            address.queryParam("text", "{text}");
        }
        if (status != null) {
            address.queryParam("status", status.key());
        }
        if (standing != null) {
            address.queryParam("standing", standing.key());
        }
        if (after != null) {
            address.queryParam("after", after);
        }
        return address.encode().buildAndExpand(Map.of("text", text)).toUriString();
    }

    /**
     * The text as names are looked for, with nothing that {@code like} takes for a sign: somewhere in them; where it is shorter than
     * three letters, at their beginning.
     */
    String namePattern() {
        return (isShort() ? "" : "%") + literal(Company.sought(text)) + "%";
    }

    /** The same at the beginning of a later word, after each of the signs that words of names begin behind. */
    List<String> wordPatterns() {
        return isShort()
                ? BEHIND.chars()
                        .mapToObj(sign -> "%" + (char) sign + literal(Company.sought(text)) + "%")
                        .toList()
                : List.of();
    }

    private boolean isShort() {
        return LETTERS.matcher(Company.sought(text)).matches();
    }

    /** The text as a number begins; what no number begins with where it holds none. */
    String number() {
        String bare = text.replaceAll("[\\s\\p{Z}.\\-]", "").toUpperCase(Locale.ROOT);
        return bare.isEmpty() ? "-" : bare;
    }

    /** Whether the names that it is in are found by it. In order as they stand they are gone through otherwise, until enough have it. */
    boolean hasWord() {
        return isShort() || WORD.matcher(Company.sought(text)).find();
    }

    private static String literal(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
