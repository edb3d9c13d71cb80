package paddock.terms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import paddock.kernel.StaffRole;
import paddock.web.Asked;
import paddock.web.BadInput;
import tools.jackson.databind.JsonNode;

/** Reads terms as programs write them; whatever cannot be read is {@link BadInput}. */
final class TermsReader {

    private static final int MOST = 100;
    private static final int HOURS_A_YEAR = 8760;
    private static final int MOST_DAYS = 3660;
    private static final int MOST_OPTIONS = 10_000;

    private final Set<String> statuses;

    /** @param statuses that companies can have */
    TermsReader(List<String> statuses) {
        this.statuses = new HashSet<>(statuses);
        this.statuses.add("");
    }

    Edition read(JsonNode body, int version) {
        known(body, "", "version", "answer", "renewal", "discretion", "limits", "openings");
        Integer answer = number(body, "", "answer", HOURS_A_YEAR);
        List<Limits> limits = new ArrayList<>();
        for (JsonNode each : list(body, "limits")) {
            limits.add(limits(each, "limits[" + limits.size() + "]", limits));
        }
        List<Opening> openings = new ArrayList<>();
        for (JsonNode each : list(body, "openings")) {
            openings.add(opening(each, "openings[" + openings.size() + "]", openings));
        }
        return new Edition(
                version,
                answer == null ? Edition.NONE.answer() : given("answer", answer, 1),
                yes(body, "renewal", Edition.NONE.renewal()),
                discretion(body.path("discretion")),
                limits,
                openings);
    }

    private static boolean yes(JsonNode body, String name, Boolean unsaid) {
        JsonNode said = body.path(name);
        if (!said.isMissingNode() && !said.isBoolean()) {
            throw new BadInput(name, said.toString(), List.of("true", "false"));
        }
        return said.asBoolean(unsaid);
    }

    private static Discretion discretion(JsonNode node) {
        if (node.isMissingNode()) {
            return Discretion.USUAL;
        }
        known(node, "discretion", "confidants", "layouts");
        List<StaffRole> confidants = new ArrayList<>();
        for (JsonNode each : list(node, "confidants")) {
            String name = each.asString("");
            confidants.add(Arrays.stream(StaffRole.values())
                    .filter(role -> role.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new BadInput(
                            "discretion.confidants",
                            name,
                            Arrays.stream(StaffRole.values())
                                    .map(StaffRole::name)
                                    .toList())));
        }
        return new Discretion(
                node.has("confidants") ? confidants : Discretion.USUAL.confidants(),
                yes(node, "layouts", Discretion.USUAL.layouts()));
    }

    private Limits limits(JsonNode node, String path, List<Limits> before) {
        known(node, path, "status", "lasting", "options", "days", "notice", "ahead");
        String status = node.path("status").asString("–");
        boolean twice = before.stream().anyMatch(each -> each.status().equals(status));
        if (!statuses.contains(status) || twice) {
            throw new BadInput(path + ".status", status, List.copyOf(statuses));
        }
        return new Limits(
                status,
                given(path + ".lasting", number(node, path, "lasting", HOURS_A_YEAR), 1),
                number(node, path, "options", MOST_OPTIONS),
                number(node, path, "days", MOST_DAYS),
                given(path + ".notice", number(node, path, "notice", HOURS_A_YEAR), 0),
                number(node, path, "ahead", MOST_DAYS));
    }

    private static int given(String path, @Nullable Integer number, int least) {
        if (number == null || number < least) {
            throw new BadInput(path, String.valueOf(number), List.of(Integer.toString(least)));
        }
        return number;
    }

    private static @Nullable Integer number(JsonNode node, String path, String name, int most) {
        JsonNode number = node.get(name);
        if (number == null || number.isNull()) {
            return null;
        }
        if (!number.isInt() || number.intValue() < 0 || number.intValue() > most) {
            throw new BadInput(path.isEmpty() ? name : path + "." + name, number.toString(), List.of("0 – " + most));
        }
        return number.intValue();
    }

    private static Opening opening(JsonNode node, String path, List<Opening> before) {
        known(node, path, "year", "returning", "opens");
        int year = node.path("year").asInt(0);
        boolean twice = before.stream().anyMatch(each -> each.year() == year);
        if (year < 2000 || year > 2200 || twice) {
            throw new BadInput(path + ".year", node.path("year").toString(), List.of("2027"));
        }
        LocalDate opens = Asked.date(path + ".opens", node.path("opens").asString(""));
        LocalDate returning = node.has("returning")
                ? Asked.date(path + ".returning", node.path("returning").asString(""))
                : opens;
        if (returning.isAfter(opens)) {
            throw new BadInput(path + ".returning", returning.toString(), List.of(opens.toString()));
        }
        return new Opening(year, returning, opens);
    }

    private static JsonNode list(JsonNode body, String name) {
        JsonNode list = body.path(name);
        if (!list.isMissingNode() && (!list.isArray() || list.size() > MOST)) {
            throw new BadInput(name, list.toString(), List.of("[{…}]"));
        }
        return list;
    }

    private static void known(JsonNode node, String path, String... names) {
        if (!node.isObject()) {
            throw new BadInput(path.isEmpty() ? "body" : path, node.toString(), List.of("{…}"));
        }
        node.propertyNames().forEach(name -> {
            if (!List.of(names).contains(name)) {
                throw new BadInput(path.isEmpty() ? name : path + "." + name, name, List.of(names));
            }
        });
    }
}
