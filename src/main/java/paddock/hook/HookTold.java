package paddock.hook;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import paddock.once.Reply;
import paddock.web.NotFound;
import tools.jackson.databind.json.JsonMapper;

/** Why something is not done with an endpoint, as people and programs are told. */
@Component
final class HookTold {

    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;
    private static final int UNPROCESSABLE = 422;

    private final MessageSource texts;
    private final JsonMapper json;

    HookTold(MessageSource texts, JsonMapper json) {
        this.texts = texts;
        this.json = json;
    }

    /** @param values that the text speaks of */
    record Flaw(int status, String code, Map<String, Object> values) {}

    static Flaw flaw(Keeping outcome) {
        return switch (outcome) {
            case Keeping.Kept kept -> throw new IllegalArgumentException(kept + " is no refusal");
            case Keeping.Given given -> throw new IllegalArgumentException("no refusal");
            case Keeping.Overtaken overtaken ->
                new Flaw(PRECONDITION_FAILED, "overtaken", Map.of("version", overtaken.version()));
            case Keeping.TooMany many -> new Flaw(CONFLICT, "too-many-webhooks", Map.of("most", many.most()));
            case Keeping.Unknown unknown -> throw new NotFound("webhook");
        };
    }

    static Flaw flaw(Urging outcome) {
        return switch (outcome) {
            case Urging.Queued queued -> throw new IllegalArgumentException(queued + " is no refusal");
            case Urging.InHand inHand -> new Flaw(CONFLICT, "webhook-in-hand", Map.of());
            case Urging.Disabled disabled -> new Flaw(CONFLICT, "webhook-disabled", Map.of());
            case Urging.Unknown unknown -> throw new NotFound("webhook");
        };
    }

    /** The key of a request has stood for another one. */
    Reply otherRequest(Locale locale) {
        return problem(new Flaw(UNPROCESSABLE, "key-used", Map.of()), locale);
    }

    Reply problem(Flaw flaw, Locale locale) {
        Map<String, Object> all = new TreeMap<>(flaw.values());
        all.put("type", "urn:paddock:problem:" + flaw.code());
        all.put("title", text(flaw, "title", locale));
        all.put("detail", text(flaw, "help", locale));
        all.put("status", flaw.status());
        return new Reply(flaw.status(), json.writeValueAsString(all), 0);
    }

    private String text(Flaw flaw, String part, Locale locale) {
        Object[] values = flaw.values().values().toArray();
        return texts.getMessage("hook.refusal." + flaw.code() + "." + part, values, locale);
    }
}
