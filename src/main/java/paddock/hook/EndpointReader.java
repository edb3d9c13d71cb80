package paddock.hook;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import paddock.hook.Endpoint.Wanted;
import paddock.web.BadInput;
import tools.jackson.databind.JsonNode;

/** Reads an endpoint as programs write it; whatever cannot be read, or may not be told anything, is {@link BadInput}. */
@Component
final class EndpointReader {

    static final int LONGEST_NAME = 100;
    private static final List<String> FIELDS = List.of("name", "url", "events", "enabled");
    private static final String LIKE = "https://example.org/paddock";

    private final Fence fence;

    EndpointReader(Fence fence) {
        this.fence = fence;
    }

    Wanted read(JsonNode body) {
        if (!body.isObject()) {
            throw new BadInput("body", body.toString(), List.of("{…}"));
        }
        body.propertyNames().forEach(name -> {
            if (!FIELDS.contains(name)) {
                throw new BadInput(name, name, FIELDS);
            }
        });
        return new Wanted(name(text(body, "name")), address(text(body, "url")), acts(body.path("events")));
    }

    private static String text(JsonNode body, String field) {
        JsonNode value = body.path(field);
        if (!value.isMissingNode() && !value.isString()) {
            throw new BadInput(field, value.toString(), List.of(field.equals("url") ? LIKE : "…"));
        }
        return value.asString("").strip();
    }

    private static String name(String said) {
        if (said.isEmpty() || said.length() > LONGEST_NAME || said.codePoints().anyMatch(EndpointReader::isBroken)) {
            throw new BadInput("name", said, List.of("1 – " + LONGEST_NAME));
        }
        return said;
    }

    /** What no database keeps, or no reader sees. */
    private static boolean isBroken(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
    }

    private String address(String said) {
        fence.wrong(said).ifPresent(why -> {
            throw new BadInput("url", said, List.of(LIKE));
        });
        return said;
    }

    private static List<String> acts(JsonNode events) {
        if (events.isMissingNode() || events.isNull()) {
            return List.of();
        }
        List<String> acts = new ArrayList<>();
        for (JsonNode event : events) {
            String act = event.asString("");
            if (!Happenings.all().contains(act) || acts.contains(act)) {
                throw new BadInput("events[" + acts.size() + "]", event.toString(), Happenings.all());
            }
            acts.add(act);
        }
        if (acts.isEmpty()) {
            throw new BadInput("events", events.toString(), List.of("null", "[\"option-confirmed\"]"));
        }
        return acts;
    }

    /** Whether it shall be told; as it is where nothing is said of that. */
    static Telling telling(JsonNode body) {
        JsonNode enabled = body.path("enabled");
        if (!enabled.isMissingNode() && !enabled.isBoolean()) {
            throw new BadInput("enabled", enabled.toString(), List.of("true", "false"));
        }
        return enabled.isMissingNode() ? Telling.AS_IT_IS : enabled.booleanValue() ? Telling.TOLD : Telling.NOT_TOLD;
    }

    /** Whether an endpoint shall be told of what happens. */
    enum Telling {
        TOLD,
        NOT_TOLD,
        AS_IT_IS
    }
}
