package paddock.asking;

import java.util.List;
import java.util.Map;
import paddock.homologation.FactName;

/** The codes that the page offers for each fact; an address may say any other. */
final class Choices {

    static final Map<String, List<String>> ALL = Map.of(
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
            "method",
            FactName.NOISE_METHODS);

    private Choices() {}
}
