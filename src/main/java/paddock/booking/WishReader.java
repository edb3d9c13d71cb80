package paddock.booking;

import java.util.List;
import paddock.asking.Uses;
import paddock.circuit.Site;
import paddock.ground.Claim;
import paddock.ground.ClaimReader;
import paddock.web.Asked;
import paddock.web.BadInput;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads what somebody would like to have, as programs write it; whatever cannot be read is {@link BadInput}. */
final class WishReader {

    private static final List<String> ENTRIES =
            List.of("company", "claims", "alternatives", "use", "reference", "orderNumber", "confidential");
    private static final int LONGEST = 200;
    private static final int MOST_ALTERNATIVES = 10;

    private final Site site;
    private final JsonNode node;

    WishReader(Site site, JsonNode node) {
        this.site = site;
        this.node = node;
    }

    /** All that is wanted, or each of several of which one is. */
    List<Wish> read(Uses uses) {
        ClaimReader.known(node, "", ENTRIES);
        ObjectNode use = use(uses);
        JsonNode several = node.get("alternatives");
        if (several == null) {
            return List.of(read(use, new ClaimReader(site).read(node.get("claims"))));
        }
        if (node.has("claims") || !several.isArray() || several.size() < 2 || several.size() > MOST_ALTERNATIVES) {
            throw ClaimReader.refused("alternatives", several, "[[{…}], …], 2 – " + MOST_ALTERNATIVES);
        }
        return several.valueStream()
                .map(claims -> read(use, new ClaimReader(site).read(claims)))
                .toList();
    }

    private ObjectNode use(Uses uses) {
        ObjectNode use = node.get("use") instanceof ObjectNode facts
                ? facts
                : JsonMapper.shared().createObjectNode();
        if (node.has("use") && !node.get("use").isObject()) {
            throw ClaimReader.refused("use", node.get("use"), "{\"activity\": \"practice\"}");
        }
        uses.read(site, use, "use");
        return use;
    }

    private Wish read(ObjectNode use, List<Claim> claims) {
        JsonNode company = node.get("company");
        return new Wish(
                site.id(),
                company == null ? null : Asked.id("company", ClaimReader.text(company)),
                claims,
                new Booking.Said(use, said("reference"), said("orderNumber"), "", confidential()));
    }

    /** What is said of a booking from now on: whatever is not sent stays as it was. */
    Booking.Said read(Booking booking) {
        boolean rental = booking.kind() == Booking.Kind.RENTAL;
        ClaimReader.known(node, "", rental ? List.of("reference", "orderNumber", "confidential") : List.of("reason"));
        Booking.Said before = booking.said();
        String reason = node.has("reason") ? said("reason").strip() : before.reason();
        if (!rental && reason.isEmpty()) {
            throw ClaimReader.refused("reason", node.get("reason"), "1 – " + LONGEST);
        }
        return new Booking.Said(
                before.use(),
                node.has("reference") ? said("reference") : before.reference(),
                node.has("orderNumber") ? said("orderNumber") : before.orderNumber(),
                reason,
                node.has("confidential") ? confidential() : before.confidential());
    }

    private boolean confidential() {
        JsonNode said = node.path("confidential");
        if (!said.isMissingNode() && !said.isBoolean()) {
            throw ClaimReader.refused("confidential", said, "true, false");
        }
        return said.asBoolean(false);
    }

    private String said(String key) {
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
}
