package paddock.sheet;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sheet as it was handed out.
 *
 * @param version counted from 1 for each day
 * @param by who had it printed; absent once forgotten
 * @param lines what stood on it, by language
 */
record Issue(int version, Instant at, @Nullable UUID by, Map<String, List<Line>> lines) {

    List<Line> in(Locale locale) {
        return lines.getOrDefault(locale.getLanguage(), lines.getOrDefault("fr", List.of()));
    }
}
