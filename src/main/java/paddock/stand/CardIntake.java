package paddock.stand;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import paddock.exhibition.Exhibitions;
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
    private final Exhibitions exhibitions;
    private final MessageSource texts;
    private final InstantSource clock;

    CardIntake(CaptureReader reader, Leads leads, Exhibitions exhibitions, MessageSource texts, InstantSource clock) {
        this.reader = reader;
        this.leads = leads;
        this.exhibitions = exhibitions;
        this.texts = texts;
        this.clock = clock;
    }

    List<Standing.Taken> take(Shown.Good sender, JsonNode body, Locale locale) {
        JsonNode encounters = body.path("encounters");
        if (!encounters.isArray() || encounters.size() > MOST) {
            throw new BadInput("encounters", "", List.of("0 – " + MOST));
        }
        Batch batch = new Batch(sender, body.path("sent_at"), earliest(sender.device()), locale);
        List<Standing.Taken> taken = new ArrayList<>();
        for (JsonNode each : encounters) {
            taken.add(taken(batch, each));
        }
        return taken;
    }

    /** What is the same for all cards that are sent at once. */
    private record Batch(Shown.Good sender, JsonNode sentAt, Instant earliest, Locale locale) {}

    /**
     * Before that nobody was met there, whatever the clock of a phone says. A phone may have been set up anew while it held
     * cards: so it is the day on which the exhibition opened, or when the phone was set up where that was before.
     */
    private Instant earliest(Device device) {
        return exhibitions
                .withId(device.exhibition())
                .map(show ->
                        show.plan().first().atStartOfDay(exhibitions.zone()).toInstant())
                .filter(opened -> opened.isBefore(device.addedAt()))
                .orElse(device.addedAt());
    }

    private Standing.Taken taken(Batch batch, JsonNode card) {
        String id = card.path("id").asString("");
        try {
            Capture capture = reader.read(whole(batch, card), clock.instant()).notBefore(batch.earliest());
            String outcome = switch (leads.capture(batch.sender().by(), capture)) {
                case Captured.New _ -> "new";
                case Captured.Again _ -> "again";
                case Captured.Known _ -> "known";
            };
            return new Standing.Taken(id, outcome, "", "");
        } catch (DataIntegrityViolationException gone) { // its show was removed at this very moment
            if (!String.valueOf(gone.getMessage()).contains("exhibition_fkey")) {
                throw gone;
            }
            return refused(batch, id, new BadInput("exhibition", "", List.of()));
        } catch (BadInput bad) {
            return refused(batch, id, bad);
        }
    }

    private Standing.Taken refused(Batch batch, String id, BadInput bad) {
        String field = bad.parameter();
        String name = texts.getMessage("stand.field." + field, null, field, batch.locale());
        return new Standing.Taken(id, "refused", field, bad.said(String.valueOf(name), texts, batch.locale()));
    }

    /** The card as anybody sends one: with an id always, when it was sent, and taken at the stand of the phone unless it says of which. */
    private static JsonNode whole(Batch batch, JsonNode card) {
        if (!(card instanceof ObjectNode object) || card.path("id").asString("").isEmpty()) {
            throw new BadInput("id", "", List.of("123e4567-e89b-42d3-a456-426614174000"));
        }
        ObjectNode whole = object.deepCopy();
        whole.set("sent_at", batch.sentAt());
        if (!whole.has("exhibition")) {
            whole.put("exhibition", batch.sender().device().exhibition().toString());
        }
        return whole;
    }
}
