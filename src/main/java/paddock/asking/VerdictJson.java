package paddock.asking;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.homologation.Finding;
import paddock.homologation.LawfulHours;
import paddock.homologation.Order;
import paddock.homologation.Outcome;
import paddock.homologation.Slice;
import paddock.homologation.Verdict;

/** How the programming interface writes verdicts. */
final class VerdictJson {

    private VerdictJson() {}

    /** The verdict on one use of one layout. */
    @Schema(name = "Verdict")
    record Answer(
            @Schema(allowableValues = {"allowed", "needs", "undetermined", "refused"})
            String verdict,

            UUID layout,
            List<ReasonJson> reasons,
            List<ReasonJson> lifted,
            List<TableJson.QuotaJson> quotas) {
        static Answer of(UUID layout, Verdict verdict, Sentences sentences) {
            return new Answer(
                    verdict.word(),
                    layout,
                    verdict.reasons().stream()
                            .map(finding -> ReasonJson.of(finding, sentences))
                            .toList(),
                    verdict.findings().stream()
                            .filter(finding -> finding.outcome() instanceof Outcome.Lifted)
                            .map(finding -> ReasonJson.of(finding, sentences))
                            .toList(),
                    verdict.findings().stream().flatMap(TableJson.QuotaJson::of).toList());
        }
    }

    /** The verdicts on several layouts; the mildest of them first. */
    @Schema(name = "Verdicts")
    record Answers(List<Answer> verdicts) {}

    /** Why, with the paragraph. */
    @Schema(name = "Reason")
    record ReasonJson(
            String outcome,
            @Nullable String level,
            @Nullable String order,
            @Nullable String version,
            String rule,
            String cite,
            SortedMap<String, String> sentence,
            List<SpanJson> during,
            List<String> missing,
            List<String> gaps,
            List<Outcome.Path> paths,
            List<ClosedJson> closed,
            List<TableJson> numbers) {
        static ReasonJson of(Finding finding, Sentences sentences) {
            SortedMap<String, String> sentence = new TreeMap<>();
            sentence.put("fr", sentences.of(finding, Locale.FRENCH));
            sentence.put("en", sentences.of(finding, Locale.ENGLISH));
            Order order = finding.source();
            Outcome outcome = finding.outcome();
            return new ReasonJson(
                    word(outcome),
                    order == null ? null : order.level().name().toLowerCase(Locale.ROOT),
                    order == null ? null : order.key(),
                    order == null ? null : order.version(),
                    finding.ruleId(),
                    finding.cite(),
                    sentence,
                    Slice.merged(finding.slices()).stream().map(SpanJson::of).toList(),
                    outcome instanceof Outcome.Unsure unsure
                            ? unsure.missing().stream().sorted().toList()
                            : List.of(),
                    outcome instanceof Outcome.Unsure unsure
                            ? unsure.gaps().stream().sorted().toList()
                            : List.of(),
                    outcome instanceof Outcome.Wanting wanting ? wanting.paths() : List.of(),
                    outcome instanceof Outcome.Broken broken
                            ? broken.closed().stream().map(ClosedJson::of).toList()
                            : List.of(),
                    finding.excess().stream()
                            .map(excess -> TableJson.of(excess, finding, sentences))
                            .toList());
        }

        static String word(Outcome outcome) {
            return switch (outcome) {
                case Outcome.Kept kept -> "kept";
                case Outcome.Lifted lifted -> "lifted";
                case Outcome.Wanting wanting -> "needs";
                case Outcome.Unsure unsure -> "undetermined";
                case Outcome.Broken broken -> "refused";
            };
        }
    }

    /** A way out that is closed, and why. */
    @Schema(name = "Closed")
    record ClosedJson(String id, String cite, String why) {
        static ClosedJson of(Outcome.Closed closed) {
            return new ClosedJson(
                    closed.id(),
                    closed.cite(),
                    closed.why().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
    }

    /** Hours of one civil day. */
    @Schema(name = "Span")
    record SpanJson(
            LocalDate date,
            String from,
            String until,
            @Schema(example = "2026-10-25T02:00+02:00") String begin,

            @Schema(example = "2026-10-25T03:00+02:00") String end) {
        static SpanJson of(Slice slice) {
            return new SpanJson(
                    slice.date(),
                    hour(slice.from()),
                    hour(slice.until()),
                    slice.start().atOffset(slice.offset()).toString(),
                    slice.end().atOffset(slice.offset()).toString());
        }
    }

    /** A day's hours, from midnight to midnight. */
    @Schema(name = "LawfulDay")
    record DayJson(LocalDate date, List<WindowJson> windows) {
        static DayJson of(LawfulHours.Day day) {
            return new DayJson(
                    day.date(),
                    day.windows().stream()
                            .map(window -> WindowJson.of(window, day.date()))
                            .toList());
        }
    }

    /**
     * Hours with one verdict, and the paragraphs in the way: on the clock, and as instants, for an hour may come twice or
     * never.
     */
    @Schema(name = "LawfulWindow")
    record WindowJson(
            String from,
            String until,
            @Schema(example = "2026-10-25T02:00+02:00") String begin,

            @Schema(example = "2026-10-25T03:00+02:00") String end,

            String verdict,
            List<String> cites) {
        static WindowJson of(LawfulHours.Window window, LocalDate day) {
            return new WindowJson(
                    hour(window.hours().from()),
                    hour(window.hours().until()),
                    window.from(day).toString(),
                    window.until(day).toString(),
                    window.verdict(),
                    window.cites());
        }
    }

    /** When a use of some kind would be lawful. */
    @Schema(name = "LawfulHours")
    record HoursJson(UUID layout, LocalDate from, LocalDate until, List<DayJson> days) {}

    /** Something owed to the authority. */
    @Schema(name = "Duty")
    record DutyJson(
            String order,
            String version,
            String id,
            String cite,
            SortedMap<String, String> text,
            List<LocalDate> due) {}

    /** {@code 07:30}, {@code 24:00} at the end of a day. */
    static String hour(int second) {
        return String.format(Locale.ROOT, "%02d:%02d", second / 3600, second / 60 % 60)
                + (second % 60 == 0 ? "" : String.format(Locale.ROOT, ":%02d", second % 60));
    }
}
