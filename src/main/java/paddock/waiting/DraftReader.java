package paddock.waiting;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import paddock.asking.Uses;
import paddock.booking.Booking;
import paddock.circuit.Site;
import paddock.ground.ClaimReader;
import paddock.web.BadInput;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads what somebody would like to have once it is free, with what was said about it. */
@Component
final class DraftReader {

    private static final int LONGEST = 200;

    private final Uses uses;

    DraftReader(Uses uses) {
        this.uses = uses;
    }

    /** @throws BadInput what cannot be read */
    WaitingList.Draft read(Site site, UUID company, JsonNode body) {
        List<String> entries = new ArrayList<>(WantReader.ENTRIES);
        entries.addAll(List.of("company", "use", "reference", "order_number"));
        ClaimReader.known(body, "", entries);
        JsonNode said = body.get("use");
        if (said != null && !said.isObject()) {
            throw ClaimReader.refused("use", said, "{\"activity\": \"practice\"}");
        }
        ObjectNode use =
                said instanceof ObjectNode facts ? facts : JsonMapper.shared().createObjectNode();
        uses.read(site, use, "use");
        return new WaitingList.Draft(
                site,
                company,
                WantReader.read(site, body),
                new Booking.Said(use, text(body, "reference"), text(body, "order_number"), ""));
    }

    private static String text(JsonNode body, String key) {
        JsonNode text = body.get(key);
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
