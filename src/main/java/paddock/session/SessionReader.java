package paddock.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.asking.Uses;
import paddock.booking.Booking;
import paddock.booking.Wish;
import paddock.circuit.Site;
import paddock.directory.Clients;
import paddock.fact.FactName;
import paddock.ground.ClaimReader;
import paddock.web.Asked;
import paddock.web.BadInput;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads sessions and places as programs write them; whatever cannot be read is {@link BadInput}. */
final class SessionReader {

    private static final int LONGEST = 200;
    private static final int MOST_KINDS = 20;
    private static final int MOST_EXCLUDED = 100;

    private final Site site;
    private final JsonNode node;
    private final Uses uses;

    SessionReader(Site site, JsonNode node, Uses uses) {
        this.site = site;
        this.node = node;
        this.uses = uses;
    }

    /** A session as somebody would like to open it. */
    record Opening(Wish wish, List<Integer> places, Exclusions exclusions) {}

    Opening opening() {
        ClaimReader.known(node, "", List.of("title", "claims", "use", "exclusions"));
        String title = said(node, "title");
        if (title.isBlank()) {
            throw new BadInput("title", title, List.of("1 – " + LONGEST));
        }
        ObjectNode use = use(List.of());
        List<Integer> places = new ArrayList<>();
        for (JsonNode kind : kinds(use, MOST_KINDS)) {
            places.add(number(kind.get("count"), "use.vehicles[" + places.size() + "].count"));
        }
        Wish wish = Wish.session(
                site.id(),
                new ClaimReader(site).read(node.get("claims")),
                new Booking.Said(use, "", "", title.strip()));
        return new Opening(wish, places, exclusions());
    }

    /** How many places there are to be of each kind. */
    static List<Integer> places(JsonNode body) {
        ClaimReader.known(body, "", List.of("places"));
        JsonNode list = body.get("places");
        if (list == null || !list.isArray() || list.isEmpty() || list.size() > MOST_KINDS) {
            throw ClaimReader.refused("places", list, "[12]");
        }
        List<Integer> places = new ArrayList<>();
        for (JsonNode each : list) {
            places.add(number(each, "places[" + places.size() + "]"));
        }
        return places;
    }

    /** The company that would take part; the places themselves are read by {@link #place}. */
    UUID company() {
        ClaimReader.known(node, "", List.of("company", "use", "reference", "order_number"));
        JsonNode company = node.get("company");
        return Asked.id("company", company == null ? "" : ClaimReader.text(company));
    }

    Place.Said place() {
        ObjectNode use = use(List.of("vehicles", "noise"));
        JsonNode vehicles = kinds(use, 1).getFirst();
        number(vehicles.get("count"), "use.vehicles[0].count");
        return new Place.Said(use, said(node, "reference"), said(node, "order_number"));
    }

    /** @param entries all that may be said; empty where anything may */
    private ObjectNode use(List<String> entries) {
        JsonNode said = node.get("use");
        if (!(said instanceof ObjectNode use)) {
            throw ClaimReader.refused("use", said, "{\"vehicles\": [{\"category\": \"touring-gt\", \"count\": 2}]}");
        }
        if (!entries.isEmpty()) {
            use.propertyNames().forEach(entry -> {
                if (!entries.contains(entry) && !Profile.OF_A_VEHICLE.contains(entry)) {
                    throw new BadInput("use." + entry, entry, entries);
                }
            });
        }
        uses.read(site, use, "use");
        return use;
    }

    private static List<JsonNode> kinds(ObjectNode use, int most) {
        JsonNode vehicles = use.get("vehicles");
        if (vehicles == null || vehicles.isEmpty() || vehicles.size() > most) {
            throw ClaimReader.refused("use.vehicles", vehicles, "[{…}], 1 – " + most);
        }
        List<String> known = new ArrayList<>(List.of("count"));
        known.addAll(Profile.CODES);
        known.addAll(Profile.MEASURES);
        List<JsonNode> kinds = new ArrayList<>();
        for (JsonNode kind : vehicles) {
            ClaimReader.known(kind, "use.vehicles[" + kinds.size() + "]", known);
            kinds.add(kind);
        }
        return kinds;
    }

    private static int number(@Nullable JsonNode number, String path) {
        if (number != null && number.isInt() && number.intValue() >= 1 && number.intValue() <= Session.MOST) {
            return number.intValue();
        }
        throw ClaimReader.refused(path, number, "1 – " + Session.MOST);
    }

    private Exclusions exclusions() {
        JsonNode said = node.get("exclusions");
        if (said == null) {
            return Exclusions.NONE;
        }
        ClaimReader.known(said, "exclusions", List.of("statuses", "categories", "powertrains", "companies"));
        Set<UUID> companies = new TreeSet<>();
        for (String company : texts(said, "companies", List.of())) {
            companies.add(Asked.id("exclusions.companies", company));
        }
        return new Exclusions(
                texts(said, "statuses", Clients.statuses()),
                texts(said, "categories", FactName.commonCodes("category")),
                texts(said, "powertrains", FactName.commonCodes("powertrain")),
                companies);
    }

    /** @param known all there are; empty where that cannot be said */
    private static Set<String> texts(JsonNode said, String key, Iterable<String> known) {
        Set<String> all = new TreeSet<>();
        known.forEach(all::add);
        JsonNode list = said.get(key);
        Set<String> texts = new TreeSet<>();
        if (list == null) {
            return texts;
        }
        if (!list.isArray() || list.size() > MOST_EXCLUDED) {
            throw ClaimReader.refused("exclusions." + key, list, "[…], at most " + MOST_EXCLUDED);
        }
        for (JsonNode each : list) {
            String text = ClaimReader.text(each);
            if (!all.isEmpty() && !all.contains(text)) {
                throw new BadInput("exclusions." + key, text, List.copyOf(all));
            }
            texts.add(text);
        }
        return texts;
    }

    private static String said(JsonNode node, String key) {
        JsonNode text = node.get(key);
        if (text == null) {
            return "";
        }
        if (!text.isString()
                || text.stringValue().length() > LONGEST
                || text.stringValue().indexOf('\0') >= 0) {
            throw ClaimReader.refused(key, text, "at most " + LONGEST);
        }
        return text.stringValue();
    }

    /** What nothing has been said in yet. */
    static ObjectNode blank() {
        return JsonMapper.shared().createObjectNode();
    }
}
