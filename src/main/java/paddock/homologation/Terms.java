package paddock.homologation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** What is a kind of what: a single-seater is a car. Codes that it does not know stand for themselves. */
final class Terms {

    private static final Map<String, String> KIND_OF = read();

    private Terms() {}

    /** Whether a code is one of those, or a kind of one; unknown where it is wider than one of them. */
    static Truth among(String code, Set<String> codes) {
        if (codes.contains(code)) {
            return Truth.TRUE;
        }
        if (!KIND_OF.isEmpty()) {
            for (String wider = KIND_OF.get(code); wider != null; wider = KIND_OF.get(wider)) {
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
    static Set<String> all() {
        Set<String> all = new HashSet<>(KIND_OF.keySet());
        all.addAll(KIND_OF.values());
        return all;
    }

    private static Map<String, String> read() {
        Properties kinds = new Properties();
        try (InputStream file = Terms.class.getResourceAsStream("/paddock/homologation/kinds.properties")) {
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
