package paddock.series;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import paddock.booking.Booking;
import paddock.booking.Bookings;
import paddock.booking.Desk;
import paddock.booking.Holding;
import paddock.booking.Moving;
import paddock.booking.Outlook.Prospect;
import paddock.booking.Told;
import paddock.ground.ClaimWords;
import paddock.kernel.Acting;
import paddock.permit.Permit;
import paddock.series.Cycle.Foreseen;
import paddock.series.Cycle.Occasion;
import paddock.series.Cycle.Outcome;
import paddock.series.Cycle.State;
import paddock.web.Formats;

/** Series as a reader is told of them. */
@Component
class SeriesWords {

    private final Bookings bookings;
    private final Desk desk;
    private final Told told;
    private final MessageSource texts;
    private final java.time.InstantSource clock;

    SeriesWords(Bookings bookings, Desk desk, Told told, MessageSource texts, java.time.InstantSource clock) {
        this.bookings = bookings;
        this.desk = desk;
        this.told = told;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * A date, seen beforehand.
     *
     * @param word {@code had}, {@code wanting}, {@code behind}, {@code refused} or {@code out}
     */
    public record Line(LocalDate planned, LocalDate on, String day, String word, String mark, List<String> says) {}

    List<Line> of(List<Foreseen> foreseen, Locale locale) {
        Formats formats = new Formats(locale);
        return foreseen.stream()
                .map(each -> {
                    String word = word(each.outcome());
                    return new Line(
                            each.planned(),
                            each.on(),
                            formats.day(each.on()),
                            word,
                            isTaken(each.outcome()) ? "f-booked" : mark(word),
                            says(each.outcome(), locale));
                })
                .toList();
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case Outcome.LeftOut out -> "out";
            case Outcome.NoSuchHour none -> "refused";
            case Outcome.Would would ->
                switch (would.prospect()) {
                    case Prospect.NotHad not -> "refused";
                    case Prospect.Had had when had.rank() > 1 -> "behind";
                    case Prospect.Had had -> had.permits().isEmpty() ? "had" : "wanting";
                };
        };
    }

    private static boolean isTaken(Outcome outcome) {
        return outcome instanceof Outcome.Would(Prospect.NotHad(Holding why))
                && (why instanceof Holding.Taken || why instanceof Holding.TooFew);
    }

    private static String mark(String word) {
        return switch (word) {
            case "had" -> "f-free";
            case "refused" -> "f-forbid";
            case "out" -> "f-works";
            default -> "f-held";
        };
    }

    private List<String> says(Outcome outcome, Locale locale) {
        return switch (outcome) {
            case Outcome.LeftOut out -> List.of();
            case Outcome.NoSuchHour none -> List.of(text("series.why.no-such-hour", locale));
            case Outcome.Would would ->
                switch (would.prospect()) {
                    case Prospect.NotHad not -> {
                        Told.Words words = told.inWords(new Moving.NotHad(not.why()), locale)
                                .words();
                        yield List.of(words.title(), words.help());
                    }
                    case Prospect.Had had -> takes(had, locale);
                };
        };
    }

    private List<String> takes(Prospect.Had had, Locale locale) {
        List<String> takes = new ArrayList<>();
        if (had.rank() > 1) {
            takes.add(texts.getMessage("search.takes.rank", new Object[] {had.rank()}, locale));
        }
        for (Permit permit : had.permits()) {
            LocalDate latest = permit.latest();
            takes.add(
                    latest == null
                            ? texts.getMessage("search.takes.permit", new Object[] {permit.cite()}, locale)
                            : texts.getMessage(
                                    "search.takes.permit.by",
                                    new Object[] {permit.cite(), new Formats(locale).date(latest)},
                                    locale));
        }
        return takes;
    }

    /** A series in a line of a list. */
    public record Whole(
            UUID id,
            String company,
            boolean isNamed,
            String rule,
            String reference,
            List<ClaimWords> first,
            List<Dated> dates,
            long had,
            long refused,
            long open) {

        /** When it begins and what it is of. */
        public ClaimWords what() {
            return first.getFirst();
        }
    }

    /** A date of a series, as it has come. */
    public record Dated(
            LocalDate planned,
            LocalDate on,
            String day,
            boolean isMoved,
            String word,
            String mark,
            String why,
            @Nullable UUID booking) {

        /** Whether it can be put on another day here: what is held has a page of its own. */
        public boolean isChangeable() {
            return CHANGEABLE.contains(word);
        }

        private static final Set<String> CHANGEABLE = Set.of("open", "refused", "left-out");
    }

    Whole line(Acting reader, Cycle cycle, Map<UUID, String> names, Locale locale) {
        return whole(reader, cycle, names, locale);
    }

    Whole whole(Acting reader, Cycle cycle, Map<UUID, String> names, Locale locale) {
        Map<UUID, Booking> there = new HashMap<>();
        bookings.withIds(cycle.occasions().stream()
                        .flatMap(each -> each.state() instanceof State.Held held && held.booking() != null
                                ? java.util.stream.Stream.of(held.booking())
                                : java.util.stream.Stream.<UUID>empty())
                        .toList())
                .forEach(booking -> there.put(booking.id(), booking));
        boolean isNamed = there.values().stream()
                .allMatch(booking -> desk.readBy(reader, booking).company() != null);
        List<Dated> dates = cycle.occasions().stream()
                .map(each -> dated(each, there, locale))
                .toList();
        return new Whole(
                cycle.id(),
                isNamed ? names.getOrDefault(cycle.company(), "") : text("booking.unnamed", locale),
                isNamed,
                cycle.rule().rule(),
                isNamed ? cycle.said().reference() : "",
                cycle.first().stream()
                        .map(claim -> ClaimWords.of(cycle.site(), claim, locale))
                        .toList(),
                dates,
                count(cycle, "held"),
                count(cycle, "refused"),
                count(cycle, "open"));
    }

    private static long count(Cycle cycle, String word) {
        return cycle.occasions().stream()
                .filter(each -> each.state().word().equals(word))
                .count();
    }

    private Dated dated(Occasion occasion, Map<UUID, Booking> there, Locale locale) {
        UUID id = occasion.state() instanceof State.Held held ? held.booking() : null;
        Booking booking = id == null ? null : there.get(id);
        String word = booking == null
                ? occasion.state().word()
                : booking.lives(clock.instant()) ? Told.word(booking) : "ended";
        LocalDate on = booking == null
                ? occasion.on()
                : booking.claims().getFirst().window().from().toLocalDate();
        return new Dated(
                occasion.planned(),
                on,
                new Formats(locale).day(on),
                !on.equals(occasion.planned()),
                word,
                switch (word) {
                    case "booked" -> "f-booked";
                    case "option", "waiting" -> "f-held";
                    case "refused" -> "f-forbid";
                    default -> "f-works";
                },
                occasion.state() instanceof State.Refused refused ? text("series.why." + refused.why(), locale) : "",
                booking == null ? null : booking.id());
    }

    private String text(String key, Locale locale) {
        String text = texts.getMessage(key, null, key, locale);
        return text == null ? key : text;
    }
}
