package paddock.asking;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import paddock.fact.FactName;
import paddock.homologation.Use;
import paddock.web.BadInput;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A kind of use as an address says it: {@code activity=practice&category=touring-gt&count=10&noise=95}. */
record Profile(ObjectNode facts) {

    /** What addresses say beside facts. */
    private static final Set<String> BESIDE = Set.of("from", "until", "on", "lang", "layout", "circuit", "method");

    private static final JsonNodeFactory NODES = JsonMapper.shared().getNodeFactory();
    private static final int LONGEST = 200;

    static Profile of(Map<String, String> parameters) {
        Builder builder = new Builder(parameters, NODES.objectNode(), NODES.objectNode());
        parameters.forEach((name, written) -> {
            String value = written.strip();
            if (BESIDE.contains(name) || value.isEmpty()) {
                return;
            }
            if (value.length() > LONGEST) {
                throw new BadInput(name, value, List.of("at most " + LONGEST));
            }
            builder.put(name, value);
        });
        return builder.built();
    }

    /** Sorts what an address says into facts of the use and of its vehicles. */
    private record Builder(Map<String, String> all, ObjectNode facts, ObjectNode vehicle) {

        void put(String name, String value) {
            if (name.equals("count") || FactName.OF_VEHICLES.contains(name)) {
                vehicle.set(name, node(value));
            } else if (name.equals("noise")) {
                facts.set("noise." + method(all), node(value));
            } else if (name.equals("others")) {
                if (!value.equals("none")) {
                    throw new BadInput(name, value, List.of("none"));
                }
                facts.putArray("others");
            } else if (name.equals("granted")) {
                facts.set(name, list(value));
            } else if (name.startsWith("used.")) {
                facts.withObjectProperty("used").set(name.substring("used.".length()), node(value));
            } else if (FactName.known(name)) {
                facts.set(name, node(value));
            } else {
                facts.withObjectProperty("facts").set(name, node(value));
            }
        }

        Profile built() {
            if (!vehicle.isEmpty()) {
                facts.putArray("vehicles").add(vehicle);
            }
            return new Profile(facts);
        }
    }

    private static String method(Map<String, String> all) {
        String method = all.getOrDefault("method", "").strip();
        if (method.isEmpty()) {
            return FactName.NOISE_METHODS.getFirst();
        }
        if (!FactName.NOISE_METHODS.contains(method)) {
            throw new BadInput("method", method, FactName.NOISE_METHODS);
        }
        return method;
    }

    private static JsonNode node(String value) {
        if (value.matches("-?\\d{1,9}")) {
            return NODES.numberNode(Integer.parseInt(value));
        }
        if (value.matches("-?\\d{1,9}[.,]\\d{1,6}")) {
            return NODES.numberNode(Double.parseDouble(value.replace(',', '.')));
        }
        if (value.equals("true") || value.equals("false")) {
            return NODES.booleanNode(value.equals("true"));
        }
        return value.contains(",") ? list(value) : NODES.stringNode(value);
    }

    private static ArrayNode list(String value) {
        ArrayNode list = NODES.arrayNode();
        Arrays.stream(value.split(","))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .forEach(list::add);
        return list;
    }

    /** A use of that kind, whenever it takes place; {@code others=none} speaks of its days, and of no longer period. */
    Use use(ZoneId zone, Set<String> layouts) {
        return new Question(facts, "", zone).profile(layouts).knowingItsDays();
    }

    /** A use of that kind at a time, as a question writes it. */
    Use use(String from, String until, ZoneId zone, Set<String> layouts) {
        ObjectNode timed = facts.deepCopy();
        timed.put("from", from);
        timed.put("until", until);
        return new Question(timed, "", zone).use(layouts).knowingItsDays();
    }
}
