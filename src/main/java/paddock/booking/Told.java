package paddock.booking;

import java.time.LocalDate;
import java.time.ZoneId;
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
import paddock.booking.Holding.Judged;
import paddock.booking.Turns.Challenge;
import paddock.ground.ClaimWords;
import paddock.once.Reply;
import paddock.permit.Permit;
import paddock.terms.Beyond;
import paddock.web.Formats;
import paddock.web.NotFound;
import tools.jackson.databind.json.JsonMapper;

/** Outcomes as people and programs are told them: why something is not done, with a type that is the outcome. */
@Component
public final class Told {

    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;
    private static final int PRECONDITION_FAILED = 412;
    private static final int MOST_SAID = 3;

    private final MessageSource texts;
    private final JsonMapper json;
    private final VerdictWords verdicts;

    Told(MessageSource texts, JsonMapper json, VerdictWords verdicts) {
        this.texts = texts;
        this.json = json;
        this.verdicts = verdicts;
    }

    /** What could not be had, and why, as a program is told. */
    Reply refused(Holding outcome, Locale locale) {
        return problem(flaw(outcome, locale), locale);
    }

    Reply refused(Confirmation outcome, Locale locale) {
        return problem(flaw(outcome, locale), locale);
    }

    /** Why something could not be let go of, as a program is told. */
    public Reply refused(Release outcome, Locale locale) {
        return problem(flaw(outcome), locale);
    }

    Reply refused(Permits.Permitting outcome, Locale locale) {
        return problem(flaw(outcome, locale), locale);
    }

    Reply refused(Challenge outcome, Booking booking, Locale locale) {
        return problem(flaw(outcome, booking, locale), locale);
    }

    Flaw flaw(Challenge outcome, Booking booking, Locale locale) {
        return switch (outcome) {
            case Challenge.Challenged challenged -> throw new IllegalArgumentException(challenged + " is no refusal");
            case Challenge.Soon soon -> {
                ZoneId zone = booking.claims().getFirst().window().zone();
                yield new Flaw(CONFLICT, "soon", Map.of(), new Formats(locale).moment(soon.until(), zone));
            }
            case Challenge.NotSecond not -> new Flaw(CONFLICT, "not-second", Map.of("rank", not.rank()), not.rank());
            case Challenge.First first -> new Flaw(CONFLICT, "first", Map.of());
            case Challenge.Firm firm -> new Flaw(CONFLICT, "firm", Map.of());
            case Challenge.Awaited awaited -> new Flaw(CONFLICT, "awaited", Map.of());
            case Challenge.Over over -> over(over.ended());
            case Challenge.Overtaken overtaken -> overtaken(overtaken.version());
            case Challenge.Unknown unknown -> throw new NotFound("booking");
        };
    }

    /** Why something could not be moved, exchanged or closed, as a program is told. */
    public Reply refused(Moving outcome, Locale locale) {
        return problem(flaw(outcome, locale), locale);
    }

    /** The key of a request has stood for another one. */
    public Reply otherRequest(Locale locale) {
        return problem(new Flaw(UNPROCESSABLE, "key-used", Map.of()), locale);
    }

    Flaw flaw(Holding outcome, Locale locale) {
        return switch (outcome) {
            case Holding.Held held -> throw new IllegalArgumentException(held + " is no refusal");
            case Holding.Taken taken ->
                new Flaw(
                        CONFLICT,
                        "taken",
                        Map.of("busy", taken.busy().stream().map(Told::busy).toList()),
                        taken.busy().stream()
                                .map(busy -> ClaimWords.when(busy.during(), new Formats(locale)))
                                .distinct()
                                .limit(MOST_SAID)
                                .collect(Collectors.joining(" · ")));
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
            case Holding.BeyondTerms beyond -> flaw(beyond.beyond(), locale);
        };
    }

    private static Flaw flaw(Beyond beyond, Locale locale) {
        return switch (beyond) {
            case Beyond.Options options ->
                new Flaw(CONFLICT, "limit-options", Map.of("most", options.most()), options.most());
            case Beyond.Days days -> new Flaw(CONFLICT, "limit-days", Map.of("most", days.most()), days.most());
            case Beyond.Notice notice ->
                new Flaw(CONFLICT, "limit-notice", Map.of("hours", notice.hours()), notice.hours());
            case Beyond.Ahead ahead -> new Flaw(CONFLICT, "limit-ahead", Map.of("days", ahead.days()), ahead.days());
            case Beyond.NotOpen year ->
                new Flaw(
                        CONFLICT,
                        "not-open",
                        Map.of("opens", year.opens().toString()),
                        Integer.toString(year.year()),
                        day(year.opens(), locale));
        };
    }

    Flaw flaw(Confirmation outcome, Locale locale) {
        return switch (outcome) {
            case Confirmation.Confirmed confirmed -> throw new IllegalArgumentException(confirmed + " is no refusal");
            case Confirmation.Outranked outranked -> new Flaw(CONFLICT, "outranked", Map.of());
            case Confirmation.Over over -> over(over.ended());
            case Confirmation.Ungranted ungranted ->
                new Flaw(
                        CONFLICT,
                        "ungranted",
                        Map.of(
                                "permits",
                                ungranted.open().stream()
                                        .map(permit -> permit.id().toString())
                                        .toList()),
                        ungranted.open().stream().map(Permit::cite).distinct().collect(Collectors.joining(", ")));
            case Confirmation.Unlawful unlawful -> unlawful(unlawful.judged(), locale);
            case Confirmation.Overtaken overtaken -> overtaken(overtaken.version());
            case Confirmation.Unknown unknown -> throw new IllegalArgumentException("there is no such booking");
        };
    }

    Flaw flaw(Release outcome) {
        return switch (outcome) {
            case Release.Released released -> throw new IllegalArgumentException(released + " is no refusal");
            case Release.Over over -> over(over.ended());
            case Release.Overtaken overtaken -> overtaken(overtaken.version());
            case Release.Unknown unknown -> throw new IllegalArgumentException("there is no such booking");
        };
    }

    Flaw flaw(Permits.Permitting outcome, Locale locale) {
        return switch (outcome) {
            case Permits.Permitting.Done done -> throw new IllegalArgumentException(done + " is no refusal");
            case Permits.Permitting.TooLate late ->
                new Flaw(
                        UNPROCESSABLE,
                        "filed-late",
                        Map.of("latest", late.latest().toString()),
                        day(late.latest(), locale));
            case Permits.Permitting.NotYet day -> new Flaw(UNPROCESSABLE, "not-yet", Map.of(), day(day.day(), locale));
            case Permits.Permitting.Over over -> over(over.ended());
            case Permits.Permitting.Overtaken overtaken -> overtaken(overtaken.version());
            case Permits.Permitting.Unknown unknown -> throw new NotFound("permit");
        };
    }

    Flaw flaw(Moving outcome, Locale locale) {
        return switch (outcome) {
            case Moving.Moved moved -> throw new IllegalArgumentException(moved + " is no refusal");
            case Moving.NotHad not -> flaw(not.why(), locale);
            case Moving.Used used -> new Flaw(CONFLICT, "used", Map.of());
            case Moving.Waits waits -> new Flaw(CONFLICT, "waits", Map.of());
            case Moving.Over over -> over(over.ended());
            case Moving.Overtaken overtaken -> overtaken(overtaken.version());
            case Moving.Unknown unknown -> throw new NotFound("booking");
        };
    }

    private static Flaw overtaken(int version) {
        return new Flaw(PRECONDITION_FAILED, "overtaken", Map.of("version", version));
    }

    private static Flaw over(Booking.State.Ended ended) {
        String code = ended.why() == Booking.End.UNLAWFUL
                ? "no-longer-lawful"
                : ended.why().key();
        return new Flaw(CONFLICT, code, Map.of());
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
        String from = busy.during().from().toOffsetDateTime().toString();
        String until = busy.during().until().toOffsetDateTime().toString();
        return busy.claim() == Holding.Busy.UNSAID
                ? Map.of("from", from, "until", until)
                : Map.of("claim", busy.claim(), "from", from, "until", until);
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

    /** Why something is not done, as a reader is told, and what can be done about it. */
    public record Words(String title, String help) {}

    /** Why something is not done, and how that is answered. */
    public record Refused(int status, Words words) {}

    /** Why something could not be moved, exchanged or closed. */
    public Refused inWords(Moving outcome, Locale locale) {
        Flaw flaw = flaw(outcome, locale);
        return new Refused(flaw.status(), words(flaw, locale));
    }

    /** Why something could not be let go of. */
    public Refused inWords(Release outcome, Locale locale) {
        Flaw flaw = flaw(outcome);
        return new Refused(flaw.status(), words(flaw, locale));
    }

    /** How far one has come that is still alive, as the interface writes it. */
    public static String word(Booking booking) {
        return BookingJson.word(booking.state());
    }

    Words words(Flaw flaw, Locale locale) {
        Object[] values = flaw.values().toArray();
        return new Words(
                texts.getMessage("booking.refusal." + flaw.code() + ".title", values, locale),
                texts.getMessage("booking.refusal." + flaw.code() + ".help", values, locale));
    }

    Reply problem(Flaw flaw, Locale locale) {
        Map<String, Object> all = new TreeMap<>(flaw.more());
        Words words = words(flaw, locale);
        all.put("type", "urn:paddock:problem:" + flaw.code());
        all.put("title", words.title());
        all.put("detail", words.help());
        all.put("status", flaw.status());
        return new Reply(flaw.status(), json.writeValueAsString(all), 0);
    }
}
