package paddock.fact;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The names that rules and questions have for what can be known of a use. An order may add its own. */
public final class FactName {

    /** Codes: of the use as a whole. */
    public static final Set<String> CODES = Set.of(
            "activity", "customer", "direction", "format", "start", "event-name", "surface", "weather", "session");

    /** What can be known of vehicles of one kind. */
    public static final Set<String> OF_VEHICLES = Set.of(
            "category", "powertrain", "power-kw", "cc", "length-m", "width-m", "mass-kg", "year", "licence", "tyres");

    /** Numbers and yes-or-no of the use as a whole. */
    public static final Set<String> OTHERS = Set.of(
            "race-hours", "event", "marshals", "spectators", "drivers", "duration-hours", "silent", "timed", "night");

    /** Beginnings of names: noise by method, and limits that others set. */
    public static final List<String> PREFIXES = List.of("noise.", "limit.");

    /** Methods of measuring noise that do not compare with each other. */
    public static final List<String> NOISE_METHODS =
            List.of("source-exhaust", "level-at-nearest-dwelling", "predicted-emergence", "static-registration");

    /** Codes that most orders need, each for its fact. */
    public static final Map<String, List<String>> COMMON = Map.of(
            "activity",
            List.of(
                    "practice",
                    "test",
                    "school",
                    "professional-training",
                    "demonstration",
                    "competition",
                    "leisure-driving"),
            "category",
            List.of(
                    "touring-gt",
                    "open-or-sports",
                    "single-seater",
                    "small-car",
                    "historic",
                    "motorcycle",
                    "sidecar",
                    "kart",
                    "quad",
                    "truck"),
            "powertrain",
            List.of("combustion", "hybrid", "electric", "hydrogen-cell"),
            "customer",
            List.of("resident", "club", "school", "company", "public"),
            "direction",
            List.of("clockwise", "anticlockwise"),
            "format",
            List.of("speed", "endurance"),
            "start",
            List.of("standing", "rolling"),
            "noise",
            NOISE_METHODS,
            "limit",
            List.of("federation"));

    /** Facts that have no other codes than the common ones: who starts does so standing or rolling. */
    public static final Set<String> CLOSED = Set.of("direction", "start");

    private static final Set<String> WITH_KINDS = Set.of("activity", "category", "powertrain");

    private FactName() {}

    /** The codes of a fact that need no explanation: the common ones, and kinds of them. */
    public static Set<String> commonCodes(String fact) {
        Set<String> codes = new TreeSet<>(COMMON.getOrDefault(fact, List.of()));
        if (WITH_KINDS.contains(fact)) {
            codes.addAll(Terms.all());
        }
        return codes;
    }

    /** Whether it counts something: no is none of it then, and a number above zero is yes. */
    public static boolean counts(String name) {
        return COUNTS.contains(name) || !known(name);
    }

    private static final Set<String> COUNTS = Set.of("drivers", "marshals", "spectators");

    /** All codes that are a kind of the same as a code is, itself with them. */
    public static Set<String> kin(String code) {
        return Terms.kin(code);
    }

    public static boolean known(String name) {
        return CODES.contains(name)
                || OF_VEHICLES.contains(name)
                || OTHERS.contains(name)
                || PREFIXES.stream().anyMatch(prefix -> name.startsWith(prefix) && name.length() > prefix.length());
    }
}
