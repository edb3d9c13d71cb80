package paddock.request;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import paddock.booking.Moving;
import paddock.booking.Told;
import paddock.once.Reply;
import tools.jackson.databind.json.JsonMapper;

/** Why nothing is decided on a request, as people and programs are told. */
@Component
final class RequestRefusals {

    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;

    private final MessageSource texts;
    private final JsonMapper json;
    private final Told told;

    RequestRefusals(MessageSource texts, JsonMapper json, Told told) {
        this.texts = texts;
        this.json = json;
        this.told = told;
    }

    Told.Refused inWords(Deciding outcome, Locale locale) {
        return switch (outcome) {
            case Deciding.NotHad not -> told.inWords(new Moving.NotHad(not.why()), locale);
            case Deciding.Overtaken overtaken -> told.inWords(new Moving.Overtaken(overtaken.version()), locale);
            case Deciding.Over over -> new Told.Refused(CONFLICT, words("decided", locale));
            case Deciding.Granted granted -> throw new IllegalArgumentException(granted + " is no refusal");
            case Deciding.Declined declined -> throw new IllegalArgumentException(declined + " is no refusal");
        };
    }

    Reply problem(Deciding outcome, Locale locale) {
        return switch (outcome) {
            case Deciding.NotHad not -> told.refused(new Moving.NotHad(not.why()), locale);
            case Deciding.Overtaken overtaken -> told.refused(new Moving.Overtaken(overtaken.version()), locale);
            case Deciding.Over over -> problem(CONFLICT, "decided", locale);
            case Deciding.Granted granted -> throw new IllegalArgumentException(granted + " is no refusal");
            case Deciding.Declined declined -> throw new IllegalArgumentException(declined + " is no refusal");
        };
    }

    /** A wish for what has begun. */
    Reply past(Locale locale) {
        return problem(UNPROCESSABLE, "past-request", locale);
    }

    private Told.Words words(String code, Locale locale) {
        return new Told.Words(
                texts.getMessage("request.refusal." + code + ".title", null, locale),
                texts.getMessage("request.refusal." + code + ".help", null, locale));
    }

    private Reply problem(int status, String code, Locale locale) {
        Told.Words words = words(code, locale);
        Map<String, Object> all = new TreeMap<>();
        all.put("type", "urn:paddock:problem:" + code);
        all.put("title", words.title());
        all.put("detail", words.help());
        all.put("status", status);
        return new Reply(status, json.writeValueAsString(all), 0);
    }
}
