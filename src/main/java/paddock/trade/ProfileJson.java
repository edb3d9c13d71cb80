package paddock.trade;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import paddock.web.Asked;
import paddock.web.BadInput;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a page says, as programs write it; what cannot be read is {@link BadInput}. */
@Component
final class ProfileJson {

    private static final List<String> FIELDS = List.of("trades", "naf", "about", "web", "contacts", "relations");
    private static final List<String> LANGUAGES = List.of("fr", "en");

    private final Trades trades;

    ProfileJson(Trades trades) {
        this.trades = trades;
    }

    ObjectNode written(Profile profile) {
        ObjectNode all = JsonMapper.shared().createObjectNode();
        ArrayNode keys = all.putArray("trades");
        profile.trades().forEach(keys::add);
        all.put("naf", profile.naf());
        all.putObject("about").put("fr", profile.french()).put("en", profile.english());
        all.put("web", profile.web());
        ArrayNode contacts = all.putArray("contacts");
        profile.contacts().forEach(contact -> contacts.add(contact.toString()));
        ArrayNode relations = all.putArray("relations");
        profile.relations()
                .forEach(each -> relations
                        .addObject()
                        .put("kind", each.kind().key())
                        .put("company", each.other().toString()));
        return all;
    }

    /** All of it: what is not said is empty. */
    Profile read(JsonNode said) {
        known(said, "", FIELDS);
        JsonNode about = said.path("about");
        known(about, "about.", LANGUAGES);
        return new Profile(
                keys(said),
                naf(text(said, "naf", 10)),
                text(about, "fr", Profile.LONGEST),
                text(about, "en", Profile.LONGEST),
                web(text(said, "web", Profile.LONGEST_WEB)),
                ids(said.path("contacts")),
                relations(said.path("relations")));
    }

    /** As it was kept; what a file of trades no longer knows is left as it is. */
    Profile kept(String content) {
        JsonNode said = JsonMapper.shared().readTree(content);
        List<String> keys = new ArrayList<>();
        said.path("trades").forEach(key -> keys.add(key.asString("")));
        ObjectNode rest = ((ObjectNode) said).deepCopy();
        rest.remove("trades");
        Profile read = read(rest);
        return new Profile(
                keys, read.naf(), read.french(), read.english(), read.web(), read.contacts(), read.relations());
    }

    private List<String> keys(JsonNode said) {
        List<String> keys = new ArrayList<>();
        for (JsonNode each : said.path("trades")) {
            String key = each.asString("");
            if (trades.with(key).isEmpty()) {
                List<String> roots =
                        trades.all().stream().map(Trade::key).limit(10).toList();
                throw new BadInput("trades", key, roots);
            }
            if (!keys.contains(key)) {
                keys.add(key);
            }
        }
        if (keys.size() > Profile.MOST_TRADES) {
            throw new BadInput("trades", Integer.toString(keys.size()), List.of("0 – " + Profile.MOST_TRADES));
        }
        return keys;
    }

    private static String naf(String said) {
        if (!said.isEmpty() && !Profile.isNaf(said)) {
            throw new BadInput("naf", said, List.of("29.32Z"));
        }
        return said;
    }

    private static String web(String said) {
        if (!said.isEmpty() && !isAddress(said)) {
            throw new BadInput("web", said, List.of("https://www.example.org"));
        }
        return said;
    }

    /** Whether a browser can be led there: with a host, without a user, and nothing else than the web. */
    static boolean isAddress(String said) {
        try {
            URI uri = new URI(said);
            return said.length() <= Profile.LONGEST_WEB
                    && said.matches("https?://.+")
                    && uri.getHost() != null
                    && uri.getHost().indexOf('.') > 0
                    && uri.getUserInfo() == null;
        } catch (URISyntaxException unreadable) {
            return false;
        }
    }

    private static List<UUID> ids(JsonNode said) {
        List<UUID> ids = new ArrayList<>();
        said.forEach(each -> ids.add(Asked.id("contacts", each.asString(""))));
        return ids;
    }

    private static List<Relation> relations(JsonNode said) {
        List<Relation> all = new ArrayList<>();
        for (JsonNode each : said) {
            String kind = each.path("kind").asString("");
            all.add(new Relation(
                    Relation.Kind.withKey(kind)
                            .orElseThrow(() -> new BadInput(
                                    "relations.kind", kind, List.of("parent", "supplier", "partner", "stand"))),
                    Asked.id("relations.company", each.path("company").asString(""))));
        }
        long parents = all.stream()
                .filter(each -> each.kind() == Relation.Kind.PARENT)
                .distinct()
                .count();
        if (all.size() > Profile.MOST_RELATIONS || parents > 1) {
            throw new BadInput("relations", Integer.toString(all.size()), List.of("0 – " + Profile.MOST_RELATIONS));
        }
        return all;
    }

    private static String text(JsonNode said, String name, int longest) {
        String text = said.path(name).asString("").strip();
        if (!isText(text, longest)) {
            throw new BadInput(name, text, List.of("0 – " + longest));
        }
        return text;
    }

    /** Whether people can have written it: lines, and nothing that steers a terminal. */
    static boolean isText(String text, int longest) {
        return text.length() <= longest
                && text.codePoints().noneMatch(sign -> Character.isISOControl(sign) && sign != '\n' && sign != '\r');
    }

    private static void known(JsonNode said, String before, List<String> names) {
        for (String name : said.propertyNames()) {
            if (!names.contains(name)) {
                throw new BadInput(before + name, "", names);
            }
        }
    }
}
