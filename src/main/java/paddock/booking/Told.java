package paddock.booking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import paddock.asking.VerdictWords;
import paddock.once.Reply;
import paddock.web.Formats;
import paddock.web.NotFound;
import tools.jackson.databind.json.JsonMapper;

/** Outcomes as the programming interface tells them: what was done, or a problem whose type is the outcome. */
@Component
final class Told {

    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;
    private static final int PRECONDITION_FAILED = 412;

    private final MessageSource texts;
    private final JsonMapper json;
    private final VerdictWords verdicts;

    Told(MessageSource texts, JsonMapper json, VerdictWords verdicts) {
        this.texts = texts;
        this.json = json;
        this.verdicts = verdicts;
    }

    /** What could not be had, and why. */
    Reply refused(Holding outcome, Locale locale) {
        return problem(flaw(outcome, locale), locale);
    }

    private Flaw flaw(Holding outcome, Locale locale) {
        return switch (outcome) {
            case Holding.Held held -> throw new IllegalArgumentException(held + " is no refusal");
            case Holding.Taken taken ->
                new Flaw(
                        CONFLICT,
                        "taken",
                        Map.of("busy", taken.busy().stream().map(Told::busy).toList()));
            case Holding.Unlawful unlawful -> unlawful(unlawful.judged(), locale);
            case Holding.TooLate late ->
                new Flaw(
                        UNPROCESSABLE,
                        "too-late",
                        Map.of("latest", String.valueOf(late.permit().latest())),
                        late.permit().cite(),
                        day(late.permit().latest(), locale));
            case Holding.TooFew few ->
                new Flaw(
                        CONFLICT, "too-few", Map.of("claim", few.claim(), "free", few.free()), few.asked(), few.free());
            case Holding.Missing missing ->
                new Flaw(
                        UNPROCESSABLE,
                        "not-there",
                        Map.of("claim", missing.claim()),
                        missing.day().toString());
            case Holding.Doubled doubled -> new Flaw(UNPROCESSABLE, "doubled", Map.of());
            case Holding.Past past -> new Flaw(UNPROCESSABLE, "past", Map.of("claim", past.claim()));
            case Holding.Barred barred -> new Flaw(CONFLICT, "barred", Map.of());
        };
    }

    Reply refused(Confirmation outcome, Locale locale) {
        return switch (outcome) {
            case Confirmation.Confirmed confirmed -> throw new IllegalArgumentException(confirmed + " is no refusal");
            case Confirmation.Outranked outranked -> problem(new Flaw(CONFLICT, "outranked", Map.of()), locale);
            case Confirmation.Over over -> over(over.ended(), locale);
            case Confirmation.Ungranted ungranted ->
                problem(
                        new Flaw(
                                CONFLICT,
                                "ungranted",
                                Map.of(
                                        "permits",
                                        ungranted.open().stream()
                                                .map(permit -> permit.id().toString())
                                                .toList()),
                                ungranted.open().stream()
                                        .map(Permit::cite)
                                        .distinct()
                                        .collect(Collectors.joining(", "))),
                        locale);
            case Confirmation.Unlawful unlawful -> problem(unlawful(unlawful.judged(), locale), locale);
            case Confirmation.Overtaken overtaken ->
                problem(new Flaw(PRECONDITION_FAILED, "overtaken", Map.of("version", overtaken.version())), locale);
            case Confirmation.Unknown unknown -> throw new IllegalArgumentException("there is no such booking");
        };
    }

    Reply refused(Release outcome, Locale locale) {
        return switch (outcome) {
            case Release.Released released -> throw new IllegalArgumentException(released + " is no refusal");
            case Release.Over over -> over(over.ended(), locale);
            case Release.Overtaken overtaken ->
                problem(new Flaw(PRECONDITION_FAILED, "overtaken", Map.of("version", overtaken.version())), locale);
            case Release.Unknown unknown -> throw new IllegalArgumentException("there is no such booking");
        };
    }

    Reply refused(Permitting outcome, Locale locale) {
        return switch (outcome) {
            case Permitting.Done done -> throw new IllegalArgumentException(done + " is no refusal");
            case Permitting.TooLate late ->
                problem(
                        new Flaw(
                                UNPROCESSABLE,
                                "filed-late",
                                Map.of("latest", late.latest().toString()),
                                day(late.latest(), locale)),
                        locale);
            case Permitting.NotYet day ->
                problem(new Flaw(UNPROCESSABLE, "not-yet", Map.of(), day(day.day(), locale)), locale);
            case Permitting.Over over -> over(over.ended(), locale);
            case Permitting.Overtaken overtaken ->
                problem(new Flaw(PRECONDITION_FAILED, "overtaken", Map.of("version", overtaken.version())), locale);
            case Permitting.Unknown unknown -> throw new NotFound("permit");
        };
    }

    private Reply over(Booking.State.Ended ended, Locale locale) {
        String code = ended.why() == Booking.End.UNLAWFUL
                ? "no-longer-lawful"
                : ended.why().key();
        return problem(new Flaw(CONFLICT, code, Map.of()), locale);
    }

    private static String day(@Nullable LocalDate day, Locale locale) {
        return day == null ? "" : new Formats(locale).date(day);
    }

    private Flaw unlawful(List<Judged> judged, Locale locale) {
        List<Map<String, Object>> verdicts = new ArrayList<>();
        judged.forEach(each -> verdicts.add(Map.of(
                "claim",
                each.claim(),
                "verdict",
                each.verdict().word(),
                "reasons",
                this.verdicts.reasons(each.verdict()))));
        String first = judged.stream()
                .flatMap(each -> this.verdicts.sentences(each.verdict(), locale).stream())
                .findFirst()
                .orElse("");
        return new Flaw(UNPROCESSABLE, "unlawful", Map.of("verdicts", verdicts), first);
    }

    private static Map<String, Object> busy(Holding.Busy busy) {
        return Map.of(
                "claim", busy.claim(),
                "from", busy.during().from().toOffsetDateTime().toString(),
                "until", busy.during().until().toOffsetDateTime().toString());
    }

    /**
     * Why something is not done.
     *
     * @param code its name in the texts and in the type of the problem
     * @param more what a program may want to know of it
     * @param values what the texts name
     */
    record Flaw(int status, String code, Map<String, ?> more, List<?> values) {
        Flaw(int status, String code, Map<String, ?> more, Object... values) {
            this(status, code, more, List.of(values));
        }
    }

    Reply problem(Flaw flaw, Locale locale) {
        Map<String, Object> all = new TreeMap<>(flaw.more());
        Object[] values = flaw.values().toArray();
        all.put("type", "urn:paddock:problem:" + flaw.code());
        all.put("title", texts.getMessage("booking.refusal." + flaw.code() + ".title", values, locale));
        all.put("detail", texts.getMessage("booking.refusal." + flaw.code() + ".help", values, locale));
        all.put("status", flaw.status());
        return new Reply(flaw.status(), json.writeValueAsString(all), 0);
    }
}
