package paddock.waiting;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import paddock.booking.Holding;
import paddock.booking.Moving;
import paddock.booking.Told;
import paddock.once.Reply;
import tools.jackson.databind.json.JsonMapper;

/** Why something is not done on the waiting list, as people and programs are told. */
@Component("waitingRefusals")
final class Refusals {

    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;

    private final MessageSource texts;
    private final JsonMapper json;
    private final Told told;

    Refusals(MessageSource texts, JsonMapper json, Told told) {
        this.texts = texts;
        this.json = json;
        this.told = told;
    }

    /**
     * Why something is not done.
     *
     * @param code its name in the texts and in the type of the problem
     * @param asElsewhere where it is refused for a reason for which options are refused too
     */
    record Flaw(
            int status,
            String code,
            List<?> values,
            @Nullable Moving asElsewhere) {

        private static Flaw of(int status, String code, Object... values) {
            return new Flaw(status, code, List.of(values), null);
        }

        private static Flaw elsewhere(Moving outcome) {
            return new Flaw(CONFLICT, "", List.of(), outcome);
        }
    }

    static Flaw flaw(Joining outcome) {
        return switch (outcome) {
            case Joining.Joined joined -> throw new IllegalArgumentException(joined + " is no refusal");
            case Joining.NothingAhead past -> Flaw.of(UNPROCESSABLE, "nothing-ahead");
            case Joining.Full full -> Flaw.of(CONFLICT, "list-full", full.most());
            case Joining.Barred barred -> Flaw.elsewhere(new Moving.NotHad(new Holding.Barred()));
        };
    }

    static Flaw flaw(Changing outcome) {
        return switch (outcome) {
            case Changing.Changed changed -> throw new IllegalArgumentException(changed + " is no refusal");
            case Changing.Overtaken overtaken -> Flaw.elsewhere(new Moving.Overtaken(overtaken.version()));
            case Changing.Over over -> Flaw.of(CONFLICT, Entry.word(over.state()));
            case Changing.NothingAhead past -> Flaw.of(UNPROCESSABLE, "nothing-ahead");
        };
    }

    static Flaw flaw(Taking outcome) {
        return switch (outcome) {
            case Taking.Had had -> throw new IllegalArgumentException(had + " is no refusal");
            case Taking.Gone gone -> Flaw.of(CONFLICT, "gone");
            case Taking.NotHad not -> Flaw.elsewhere(new Moving.NotHad(not.why()));
            case Taking.Over over -> Flaw.of(CONFLICT, Entry.word(over.state()));
            case Taking.NotWanted other -> Flaw.of(UNPROCESSABLE, "not-wanted");
        };
    }

    Told.Refused inWords(Flaw flaw, Locale locale) {
        if (flaw.asElsewhere() != null) {
            return told.inWords(flaw.asElsewhere(), locale);
        }
        Object[] values = flaw.values().toArray();
        return new Told.Refused(
                flaw.status(),
                new Told.Words(
                        texts.getMessage("waiting.refusal." + flaw.code() + ".title", values, locale),
                        texts.getMessage("waiting.refusal." + flaw.code() + ".help", values, locale)));
    }

    Reply problem(Flaw flaw, Locale locale) {
        if (flaw.asElsewhere() != null) {
            return told.refused(flaw.asElsewhere(), locale);
        }
        Told.Words words = inWords(flaw, locale).words();
        Map<String, Object> all = new TreeMap<>();
        all.put("type", "urn:paddock:problem:" + flaw.code());
        all.put("title", words.title());
        all.put("detail", words.help());
        all.put("status", flaw.status());
        return new Reply(flaw.status(), json.writeValueAsString(all), 0);
    }
}
