package paddock.homologation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import paddock.homologation.DayTest.DayKind;
import paddock.homologation.Judging.Scope;
import paddock.kernel.Days;

/**
 * When a use of some kind would be lawful, day by day. Days that no rule tells apart are judged once. What rules demand
 * of several uses together, such as breaks and quotas, is not in it: an hour that is lawful by itself need not be so
 * beside others.
 */
public final class LawfulHours {

    private final Homologation homologation;
    private final Use profile;
    /** Of so many different days at most: more than any order tells apart. */
    private static final int MOST_DAYS = 5000;

    /** So many years are known day by day at most: more than anybody looks through. */
    private static final int MOST_YEARS = 20;

    private final Map<Object, List<Window>> known = new ConcurrentHashMap<>();
    private final Map<Integer, AtomicReferenceArray<List<Window>>> years = new ConcurrentHashMap<>();

    /**
     * Hours of one day with one verdict.
     *
     * @param verdict {@code allowed}, {@code needs}, {@code undetermined} or {@code refused}
     * @param cites the paragraphs in the way, quoted, each once
     * @param offset of the clock from the beginning of the window to its end, which tells the hour that comes twice apart
     */
    public record Window(Hours hours, String verdict, List<String> cites, ZoneOffset offset) {
        public Window {
            cites = List.copyOf(cites);
        }

        /** When it begins on a day. */
        public OffsetDateTime from(LocalDate day) {
            return at(day, hours.from());
        }

        /** When it ends; at midnight, that is on the next day. */
        public OffsetDateTime until(LocalDate day) {
            return at(day, hours.until());
        }

        private OffsetDateTime at(LocalDate day, int second) {
            return day.atStartOfDay().plusSeconds(second).atOffset(offset);
        }
    }

    /** One day's windows, from midnight to midnight without a gap. */
    public record Day(LocalDate date, List<Window> windows) {
        public Day {
            windows = List.copyOf(windows);
        }

        /** Those of one verdict. */
        public List<Window> that(String verdict) {
            return windows.stream()
                    .filter(window -> window.verdict().equals(verdict))
                    .toList();
        }
    }

    /** @param profile a use of that kind; when it takes place does not matter */
    public LawfulHours(Homologation homologation, Use profile) {
        this.homologation = homologation;
        this.profile = profile;
    }

    /** The days from one until another. */
    public List<Day> between(LocalDate from, LocalDate until) {
        return from.datesUntil(until).map(this::on).toList();
    }

    private Day on(LocalDate date) {
        if (years.size() > MOST_YEARS) {
            years.clear();
        }
        AtomicReferenceArray<List<Window>> year =
                years.computeIfAbsent(date.getYear(), any -> new AtomicReferenceArray<>(366));
        List<Window> windows = year.get(date.getDayOfYear() - 1);
        if (windows == null) {
            windows = windows(date);
            year.set(date.getDayOfYear() - 1, windows);
        }
        return new Day(date, windows);
    }

    private List<Window> windows(LocalDate date) {
        Calendar calendar = homologation.calendar();
        Instant midnight = date.atStartOfDay(calendar.zone()).toInstant();
        Instant next = date.plusDays(1).atStartOfDay(calendar.zone()).toInstant();
        boolean clockChanges = next.getEpochSecond() - midnight.getEpochSecond() != Hours.DAY;
        if (clockChanges) {
            return List.copyOf(judge(midnight, next));
        }
        ZoneOffset offset = calendar.zone().getRules().getOffset(midnight);
        if (known.size() > MOST_DAYS) {
            known.clear();
        }
        return known.computeIfAbsent(List.of(likeness(date), offset), any -> List.copyOf(judge(midnight, next)));
    }

    /** What tells this day from others: the texts in force, and what their tests say of it and of the days around it. */
    private Object likeness(LocalDate date) {
        BitSet passed = new BitSet();
        List<Object> standing = new ArrayList<>();
        int test = 0;
        passed.set(test++, homologation.exists(date));
        passed.set(test++, Counter.isWeekend(date)); // counters of weekends are drawn on by no other days
        for (Version version : homologation.versions()) {
            Days validity = version.order().validity();
            passed.set(test++, validity.contain(date));
            standing.add(version.standing(date));
            passed.set(test++, validity.from() == null || !date.isBefore(validity.from()));
            for (int away = -1 - version.daysMoved(); away <= version.daysMoved(); away++) {
                DayKind day = homologation.calendar().kind(date.plusDays(away));
                for (DayTest each : version.dayTests()) {
                    passed.set(test++, each.passes(day));
                }
            }
        }
        return List.of(passed, standing);
    }

    /** Each slice is judged by its first second: how long a use lasts, and so what it takes of a counter, is not known. */
    private List<Window> judge(Instant midnight, Instant next) {
        List<Window> windows = new ArrayList<>();
        for (Slice slice : homologation.calendar().slices(midnight, next, homologation.cuts())) {
            Use shortly = profile.during(slice.start(), slice.start().plusSeconds(1));
            Verdict verdict = homologation.verdict(shortly, Scope.POINTWISE);
            List<String> cites = verdict.reasons().stream()
                    .map(Finding::cite)
                    .filter(cite -> !cite.isEmpty())
                    .distinct()
                    .toList();
            Window window = new Window(new Hours(slice.from(), slice.until()), verdict.word(), cites, slice.offset());
            Window last = windows.isEmpty() ? null : windows.getLast();
            if (last != null
                    && last.hours().until() == slice.from()
                    && last.offset().equals(slice.offset())
                    && same(last, window)) {
                windows.set(
                        windows.size() - 1,
                        new Window(
                                new Hours(last.hours().from(), slice.until()), last.verdict(), cites, slice.offset()));
            } else {
                windows.add(window);
            }
        }
        return windows;
    }

    private static boolean same(Window one, Window other) {
        return one.verdict().equals(other.verdict())
                && Objects.equals(Set.copyOf(one.cites()), Set.copyOf(other.cites()));
    }
}
