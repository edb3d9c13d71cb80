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
import paddock.circuit.Site;
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
    Reply refused(Holding outcome, Site site, Locale locale) {
        return switch (outcome) {
            case Holding.Held held -> throw new IllegalArgumentException(held + " is no refusal");
            case Holding.Taken taken ->
                problem(
                        CONFLICT,
                        "taken",
                        locale,
                        Map.of("busy", taken.busy().stream().map(Told::busy).toList()));
            case Holding.Unlawful unlawful -> unlawful(unlawful.judged(), locale);
            case Holding.TooLate late ->
                problem(
                        UNPROCESSABLE,
                        "too-late",
                        locale,
                        Map.of("latest", String.valueOf(late.permit().latest())),
                        late.permit().cite(),
                        day(late.permit().latest(), locale));
            case Holding.TooFew few ->
                problem(
                        CONFLICT,
                        "too-few",
                        locale,
                        Map.of("claim", few.claim(), "free", few.free()),
                        few.asked(),
                        few.free());
            case Holding.Missing missing ->
                problem(
                        UNPROCESSABLE,
                        "not-there",
                        locale,
                        Map.of("claim", missing.claim()),
                        missing.day().toString());
            case Holding.Doubled doubled -> problem(UNPROCESSABLE, "doubled", locale, Map.of());
            case Holding.Past past -> problem(UNPROCESSABLE, "past", locale, Map.of("claim", past.claim()));
            case Holding.Barred barred -> problem(CONFLICT, "barred", locale, Map.of());
        };
    }

    Reply refused(Confirmation outcome, Locale locale) {
        return switch (outcome) {
            case Confirmation.Confirmed confirmed -> throw new IllegalArgumentException(confirmed + " is no refusal");
            case Confirmation.Outranked outranked -> problem(CONFLICT, "outranked", locale, Map.of());
            case Confirmation.Over over -> problem(CONFLICT, over.ended().why().key(), locale, Map.of());
            case Confirmation.Ungranted ungranted ->
                problem(
                        CONFLICT,
                        "ungranted",
                        locale,
                        Map.of(
                                "permits",
                                ungranted.open().stream()
                                        .map(permit -> permit.id().toString())
                                        .toList()),
                        ungranted.open().stream().map(Permit::cite).distinct().collect(Collectors.joining(", ")));
            case Confirmation.Unlawful unlawful -> unlawful(unlawful.judged(), locale);
            case Confirmation.Overtaken overtaken ->
                problem(PRECONDITION_FAILED, "overtaken", locale, Map.of("version", overtaken.version()));
            case Confirmation.Unknown unknown -> throw new IllegalArgumentException("there is no such booking");
        };
    }

    Reply refused(Release outcome, Locale locale) {
        return switch (outcome) {
            case Release.Released released -> throw new IllegalArgumentException(released + " is no refusal");
            case Release.Over over -> problem(CONFLICT, over.ended().why().key(), locale, Map.of());
            case Release.Overtaken overtaken ->
                problem(PRECONDITION_FAILED, "overtaken", locale, Map.of("version", overtaken.version()));
            case Release.Unknown unknown -> throw new IllegalArgumentException("there is no such booking");
        };
    }

    Reply refused(Permitting outcome, Locale locale) {
        return switch (outcome) {
            case Permitting.Done done -> throw new IllegalArgumentException(done + " is no refusal");
            case Permitting.TooLate late ->
                problem(
                        UNPROCESSABLE,
                        "filed-late",
                        locale,
                        Map.of("latest", late.latest().toString()),
                        day(late.latest(), locale));
            case Permitting.NotYet day -> problem(UNPROCESSABLE, "not-yet", locale, Map.of(), day(day.day(), locale));
            case Permitting.Over over -> problem(CONFLICT, over.ended().why().key(), locale, Map.of());
            case Permitting.Overtaken overtaken ->
                problem(PRECONDITION_FAILED, "overtaken", locale, Map.of("version", overtaken.version()));
            case Permitting.Unknown unknown -> throw new NotFound("permit");
        };
    }

    private static String day(@Nullable LocalDate day, Locale locale) {
        return day == null ? "" : new Formats(locale).date(day);
    }

    private Reply unlawful(List<Judged> judged, Locale locale) {
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
        return problem(UNPROCESSABLE, "unlawful", locale, Map.of("verdicts", verdicts), first);
    }

    private static Map<String, Object> busy(Holding.Busy busy) {
        return Map.of(
                "claim", busy.claim(),
                "from", busy.during().from().toOffsetDateTime().toString(),
                "until", busy.during().until().toOffsetDateTime().toString());
    }

    Reply problem(int status, String code, Locale locale, Map<String, ?> more, Object... values) {
        Map<String, Object> all = new TreeMap<>(more);
        all.put("type", "urn:paddock:problem:" + code);
        all.put("title", texts.getMessage("booking.refusal." + code + ".title", values, locale));
        all.put("detail", texts.getMessage("booking.refusal." + code + ".help", values, locale));
        all.put("status", status);
        return new Reply(status, json.writeValueAsString(all), 0);
    }
}
