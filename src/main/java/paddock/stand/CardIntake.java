package paddock.stand;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import paddock.lead.Capture;
import paddock.lead.CaptureReader;
import paddock.lead.Captured;
import paddock.lead.Leads;
import paddock.web.BadInput;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes in what a phone has sent, card by card: each is there once it is answered, whatever becomes of those after it. */
@Component
class CardIntake {

    private static final int MOST = 50;

    private final CaptureReader reader;
    private final Leads leads;
    private final MessageSource texts;
    private final InstantSource clock;

    CardIntake(CaptureReader reader, Leads leads, MessageSource texts, InstantSource clock) {
        this.reader = reader;
        this.leads = leads;
        this.texts = texts;
        this.clock = clock;
    }

    List<Standing.Taken> take(Shown.Good sender, JsonNode body, Locale locale) {
        JsonNode encounters = body.path("encounters");
        if (!encounters.isArray() || encounters.size() > MOST) {
            throw new BadInput("encounters", "", List.of("0 – " + MOST));
        }
        List<Standing.Taken> taken = new ArrayList<>();
        for (JsonNode each : encounters) {
            taken.add(taken(sender, each, body.path("sent_at"), locale));
        }
        return taken;
    }

    private Standing.Taken taken(Shown.Good sender, JsonNode card, JsonNode sentAt, Locale locale) {
        String id = card.path("id").asString("");
        try {
            Capture capture = reader.read(whole(sender, card, sentAt), clock.instant())
                    .notBefore(sender.device().addedAt());
            String outcome = switch (leads.capture(sender.by(), capture)) {
                case Captured.New _ -> "new";
                case Captured.Again _ -> "again";
                case Captured.Known _ -> "known";
            };
            return new Standing.Taken(id, outcome, "", "");
        } catch (BadInput bad) {
            String field = bad.parameter();
            String name = texts.getMessage("stand.field." + field, null, field, locale);
            return new Standing.Taken(id, "refused", field, bad.said(String.valueOf(name), texts, locale));
        }
    }

    /** The card as anybody sends one: with an id always, when it was sent, and taken at the stand of the phone unless it says of which. */
    private static JsonNode whole(Shown.Good sender, JsonNode card, JsonNode sentAt) {
        if (!(card instanceof ObjectNode object) || card.path("id").asString("").isEmpty()) {
            throw new BadInput("id", "", List.of("123e4567-e89b-42d3-a456-426614174000"));
        }
        ObjectNode whole = object.deepCopy();
        whole.set("sent_at", sentAt);
        if (!whole.has("exhibition")) {
            whole.put("exhibition", sender.device().exhibition().toString());
        }
        return whole;
    }
}
