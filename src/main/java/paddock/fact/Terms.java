package paddock.fact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is a kind of what: a single-seater is a car. Codes that it does not know stand for themselves. */
public final class Terms {

    private static final Map<String, String> KIND_OF = read();
    private static final Map<String, Set<String>> BY_ROOT = byRoot();

    private Terms() {}

    /** Whether a code is one of those, or a kind of one; unknown where it is wider than one of them. */
    public static Truth among(String code, Set<String> codes) {
        if (codes.contains(code)) {
            return Truth.TRUE;
        }
        if (!KIND_OF.isEmpty()) {
            for (String wider = wider(code); wider != null; wider = wider(wider)) {
                if (codes.contains(wider)) {
                    return Truth.TRUE;
                }
            }
            for (String each : codes) {
                for (String wider = KIND_OF.get(each); wider != null; wider = KIND_OF.get(wider)) {
                    if (wider.equals(code)) {
                        return Truth.UNKNOWN;
                    }
                }
            }
        }
        return Truth.FALSE;
    }

    /** Every code that is a kind of another, or has kinds. */
    public static Set<String> all() {
        Set<String> all = new HashSet<>(KIND_OF.keySet());
        all.addAll(KIND_OF.values());
        return all;
    }

    /** Codes that say no more than that it is one of their kinds: there are no others. */
    private static final Set<String> ONE_OF_THEIR_KINDS = Set.of("open-or-sports", "two-or-three-wheels");

    /** What something of a code can turn out to be, if it is none of the kinds of it that matter otherwise. */
    public static Set<String> unnamed(String code) {
        return ONE_OF_THEIR_KINDS.contains(code)
                ? KIND_OF.keySet().stream()
                        .filter(kind -> code.equals(KIND_OF.get(kind)))
                        .map(kind -> kind + UNNAMED)
                        .collect(Collectors.toSet())
                : Set.of(code + UNNAMED);
    }

    private static final String UNNAMED = "/?";

    private static @Nullable String wider(String code) {
        return code.endsWith(UNNAMED) ? code.substring(0, code.length() - UNNAMED.length()) : KIND_OF.get(code);
    }

    /** All that is a kind of the same as a code is, however far; itself where it is a kind of nothing. */
    public static Set<String> kin(String code) {
        return BY_ROOT.getOrDefault(root(code), Set.of(code));
    }

    private static Map<String, Set<String>> byRoot() {
        return all().stream().collect(Collectors.groupingBy(Terms::root, Collectors.toUnmodifiableSet()));
    }

    private static String root(String code) {
        String wider = KIND_OF.get(code);
        return wider == null ? code : root(wider);
    }

    private static Map<String, String> read() {
        Properties kinds = new Properties();
        try (InputStream file = Terms.class.getResourceAsStream("/paddock/fact/kinds.properties")) {
            if (file != null) {
                kinds.load(file);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return kinds.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(kind -> kind, kinds::getProperty));
    }
}
