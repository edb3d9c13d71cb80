package paddock.session;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import paddock.asking.Uses;
import paddock.booking.Told;
import paddock.once.Reply;
import paddock.web.NotFound;
import tools.jackson.databind.json.JsonMapper;

/** Why places are not taken or given back, as people and programs are told: the type of a problem is the outcome. */
@Component
final class Refusal {

    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;
    private static final int UNPROCESSABLE = 422;

    private final MessageSource texts;
    private final JsonMapper json;
    private final Uses uses;
    private final Told told;

    Refusal(MessageSource texts, JsonMapper json, Uses uses, Told told) {
        this.texts = texts;
        this.json = json;
        this.uses = uses;
        this.told = told;
    }

    /**
     * What stands in the way.
     *
     * @param code its name in the texts and in the type of the problem
     * @param more what a program may want to know of it
     * @param values what the texts name
     */
    private record Flaw(int status, String code, Map<String, ?> more, List<?> values) {
        Flaw(int status, String code, Map<String, ?> more, Object... values) {
            this(status, code, more, List.of(values));
        }
    }

    Told.Refused inWords(Taking outcome, Locale locale) {
        return inWords(flaw(outcome, locale), locale);
    }

    Told.Refused inWords(Giving outcome, Locale locale) {
        return inWords(flaw(outcome), locale);
    }

    Told.Refused inWords(Resizing outcome, Locale locale) {
        return switch (outcome) {
            case Resizing.NotHad not -> told.inWords(not.why(), locale);
            case Resizing.Sold sold -> inWords(sold(sold), locale);
            case Resizing.Resized resized -> throw new IllegalArgumentException(resized + " is no refusal");
            case Resizing.Unknown unknown -> throw new NotFound("session");
        };
    }

    Reply refused(Taking outcome, Locale locale) {
        return problem(flaw(outcome, locale), locale);
    }

    Reply refused(Giving outcome, Locale locale) {
        return problem(flaw(outcome), locale);
    }

    Reply refused(Resizing outcome, Locale locale) {
        return switch (outcome) {
            case Resizing.NotHad not -> told.refused(not.why(), locale);
            case Resizing.Sold sold -> problem(sold(sold), locale);
            case Resizing.Resized resized -> throw new IllegalArgumentException(resized + " is no refusal");
            case Resizing.Unknown unknown -> throw new NotFound("session");
        };
    }

    private static Flaw sold(Resizing.Sold sold) {
        return new Flaw(CONFLICT, "sold", Map.of("kind", sold.kind(), "sold", sold.sold()), sold.sold());
    }

    private Flaw flaw(Taking outcome, Locale locale) {
        return switch (outcome) {
            case Taking.Taken taken -> throw new IllegalArgumentException(taken + " is no refusal");
            case Taking.Full full -> new Flaw(CONFLICT, "full", Map.of("left", full.left()), full.left());
            case Taking.NotAdmitted not -> flaw(not.why(), locale);
            case Taking.NotForCompany not -> new Flaw(CONFLICT, "not-for-company", Map.of());
            case Taking.Barred barred -> new Flaw(CONFLICT, "barred", Map.of());
            case Taking.ThroughOperator operator -> new Flaw(CONFLICT, "ask-operator", Map.of());
            case Taking.TooLate late -> new Flaw(CONFLICT, "limit-notice", Map.of("hours", late.hours()), late.hours());
            case Taking.Begun begun -> new Flaw(CONFLICT, "begun", Map.of());
            case Taking.Over over -> new Flaw(CONFLICT, "session-over", Map.of());
            case Taking.Unknown unknown -> throw new NotFound("session");
        };
    }

    private Flaw flaw(Admission why, Locale locale) {
        return switch (why) {
            case Admission.Admitted admitted -> throw new IllegalArgumentException(admitted + " is no refusal");
            case Admission.Unsaid unsaid -> about("unsaid", unsaid.fact(), locale);
            case Admission.Outside outside -> about("outside-profile", outside.fact(), locale);
            case Admission.Excluded excluded -> about("excluded", excluded.fact(), locale);
            case Admission.Above above ->
                new Flaw(
                        UNPROCESSABLE,
                        "above-profile",
                        Map.of("fact", above.fact(), "most", above.most()),
                        uses.called(above.fact(), locale),
                        above.most());
        };
    }

    private Flaw about(String code, String fact, Locale locale) {
        return new Flaw(UNPROCESSABLE, code, Map.of("fact", fact), uses.called(fact, locale));
    }

    private static Flaw flaw(Giving outcome) {
        return switch (outcome) {
            case Giving.Given given -> throw new IllegalArgumentException(given + " is no refusal");
            case Giving.Over over -> new Flaw(CONFLICT, over.why().key(), Map.of());
            case Giving.Begun begun -> new Flaw(CONFLICT, "begun", Map.of());
            case Giving.Overtaken overtaken ->
                new Flaw(PRECONDITION_FAILED, "overtaken", Map.of("version", overtaken.version()));
            case Giving.Unknown unknown -> throw new NotFound("place");
        };
    }

    private Told.Refused inWords(Flaw flaw, Locale locale) {
        return new Told.Refused(flaw.status(), words(flaw, locale));
    }

    private Told.Words words(Flaw flaw, Locale locale) {
        Object[] values = flaw.values().toArray();
        return new Told.Words(
                texts.getMessage("session.refusal." + flaw.code() + ".title", values, locale),
                texts.getMessage("session.refusal." + flaw.code() + ".help", values, locale));
    }

    private Reply problem(Flaw flaw, Locale locale) {
        Told.Words words = words(flaw, locale);
        Map<String, Object> all = new TreeMap<>(flaw.more());
        all.put("type", "urn:paddock:problem:" + flaw.code());
        all.put("title", words.title());
        all.put("detail", words.help());
        all.put("status", flaw.status());
        return new Reply(flaw.status(), json.writeValueAsString(all), 0);
    }
}
