package paddock.homologation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import paddock.fact.Truth;
import paddock.homologation.Lifting.Spans;
import paddock.homologation.Sets.Busy;
import paddock.kernel.Days;

/**
 * The uses beside one, found by when they take place: of thousands, only those of a day are looked at. Several uses that
 * are judged beside each other share what has been found out about all of them.
 */
@SuppressWarnings("ReferenceEquality") // of two uses of which the same is said, only one is the one that is judged
final class Uses {

    private final List<Use> all;
    private final ZoneId zone;
    private final Found found;
    private final @Nullable Use but;

    /** What has been found out about all of them, whichever of them is judged. */
    private static final class Found {
        private final Days known;
        private @Nullable Map<LocalDate, List<Use>> days;
        private final Map<LocalDate, Duration> longest = new HashMap<>();
        private final IdentityHashMap<Rule, Map<LocalDate, Busy>> busy = new IdentityHashMap<>();
        private final IdentityHashMap<Rule, Spans> driven = new IdentityHashMap<>();
        private final IdentityHashMap<Rule, Spans> stretches = new IdentityHashMap<>();
        private final IdentityHashMap<Rule, Taken> taken = new IdentityHashMap<>();

        /** @param known the days of which they are all there are */
        Found(Days known) {
            this.known = known;
        }
    }

    /** Days, or what is named by them, that are used for certain, and those that possibly are as well. */
    record Taken(Set<LocalDate> certain, Set<LocalDate> possible) {

        Taken() {
            this(new HashSet<>(), new HashSet<>());
        }

        void add(LocalDate day, Truth counts) {
            if (counts == Truth.TRUE) {
                certain.add(day);
            }
            if (counts != Truth.FALSE) {
                possible.add(day);
            }
        }

        boolean has(Taken other) {
            return certain.containsAll(other.certain) && possible.containsAll(other.possible);
        }

        Taken with(Taken more) {
            Taken both = new Taken();
            both.certain.addAll(certain);
            both.certain.addAll(more.certain);
            both.possible.addAll(possible);
            both.possible.addAll(more.possible);
            return both;
        }
    }

    Uses(List<Use> all, ZoneId zone) {
        this(all, zone, new Found(Days.ALWAYS), null);
    }

    /** Those around a use; absent where nobody knows them. */
    static @Nullable Uses around(Use asked, ZoneId zone) {
        List<LocalDate> days = dates(asked, zone);
        Days known = asked.reach() == Use.Reach.ITS_DAYS
                ? new Days(days.getFirst(), days.getLast().plusDays(1))
                : Days.ALWAYS;
        return asked.others() == null ? null : new Uses(asked.others(), zone, new Found(known), null);
    }

    /** Those of them that run on one of these layouts. */
    Uses on(Set<String> layouts) {
        List<Use> some = all.stream()
                .filter(use -> use.layouts().stream().anyMatch(layouts::contains))
                .toList();
        return new Uses(some, zone, new Found(found.known), but);
    }

    /** Whether all that others do in a period is known. */
    static boolean know(@Nullable Uses others, Days period) {
        if (others == null) {
            return false;
        }
        LocalDate first = others.found.known.from();
        LocalDate last = others.found.known.until();
        boolean always = first == null || last == null;
        LocalDate from = period.from();
        LocalDate until = period.until();
        return always || (from != null && !from.isBefore(first) && until != null && !until.isAfter(last));
    }

    private Uses(List<Use> all, ZoneId zone, Found found, @Nullable Use but) {
        this.all = all;
        this.zone = zone;
        this.found = found;
        this.but = but;
    }

    /** The same, as one of them sees it. */
    Uses beside(Use one) {
        return new Uses(all, zone, found, one);
    }

    /** All of them, also the one that is judged where it is one of them. */
    List<Use> all() {
        return all;
    }

    /** When all of them keep somebody busy on a day, the one that is judged as well; found out once for each rule. */
    Busy busy(Rule rule, LocalDate day, Function<List<Use>, Busy> find) {
        return found.busy
                .computeIfAbsent(rule, any -> new HashMap<>())
                .computeIfAbsent(day, any -> find.apply(days().getOrDefault(day, List.of())));
    }

    /** What all of them use whom a rule concerns, with what one more use does; found out once for each rule. */
    Taken taken(Rule rule, BiFunction<Use, LocalDate, Truth> counts, UnaryOperator<LocalDate> unit, Taken own) {
        Taken known = found.taken.get(rule);
        if (known == null) {
            Taken fresh = new Taken();
            days().forEach((day, uses) -> uses.forEach(use -> fresh.add(unit.apply(day), counts.apply(use, day))));
            found.taken.put(rule, fresh);
            known = fresh;
        }
        return known.has(own) ? known : known.with(own);
    }

    /** Those that are there at some time of a civil day, the one that is judged apart. */
    List<Use> on(LocalDate day) {
        List<Use> on = days().getOrDefault(day, List.of());
        return but == null ? on : on.stream().filter(use -> use != but).toList();
    }

    /** The civil days on which any of them is there. */
    Set<LocalDate> dates() {
        return days().keySet();
    }

    /** The civil days on which a use is there. */
    static List<LocalDate> dates(Use use, ZoneId zone) {
        LocalDate first = use.from().atZone(zone).toLocalDate();
        LocalDate last = use.until().minusNanos(1).atZone(zone).toLocalDate();
        return first.datesUntil(last.plusDays(1)).toList();
    }

    /** Those that are there at some time of a slice, the one that is judged apart. */
    List<Use> at(Slice slice) {
        List<Use> day = days().getOrDefault(slice.date(), List.of());
        Duration longest = found.longest.getOrDefault(slice.date(), Duration.ZERO);
        Instant earliest = slice.start().minus(longest);
        int low = 0;
        int high = day.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (day.get(middle).from().isBefore(earliest)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        List<Use> at = new ArrayList<>();
        for (int i = low; i < day.size() && day.get(i).from().isBefore(slice.end()); i++) {
            if (day.get(i) != but && isThere(day.get(i), slice)) {
                at.add(day.get(i));
            }
        }
        return at;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private static boolean isThere(Use use, Slice slice) {
        return use.from().isBefore(slice.end()) && slice.start().isBefore(use.until());
    }

    private Map<LocalDate, List<Use>> days() {
        Map<LocalDate, List<Use>> days = found.days;
        if (days == null) {
            days = new HashMap<>();
            for (Use use : all) {
                for (LocalDate day : dates(use, zone)) {
                    days.computeIfAbsent(day, any -> new ArrayList<>()).add(use);
                    found.longest.merge(day, Duration.between(use.from(), use.until()), Uses::longer);
                }
            }
            days.values().forEach(day -> day.sort(Comparator.comparing(Use::from)));
            found.days = days;
        }
        return days;
    }

    /**
     * When somebody drives whom a rule concerns, or the use that is judged, with what lies less than a gap apart as one.
     *
     * @param concerned what of a use the rule concerns
     */
    Spans stretches(Rule rule, Duration gap, Use one, Function<Use, Spans> concerned) {
        Spans all = found.driven.computeIfAbsent(rule, any -> driven(concerned));
        if (but == one && concerned.apply(one).equals(Spans.of(one))) {
            return found.stretches.computeIfAbsent(rule, any -> all.joined(gap));
        }
        return all.and(Spans.of(one)).joined(gap);
    }

    private Spans driven(Function<Use, Spans> concerned) {
        List<Span> certain = new ArrayList<>();
        List<Span> possible = new ArrayList<>();
        for (Use use : all) {
            Spans spans = concerned.apply(use);
            certain.addAll(spans.certain());
            possible.addAll(spans.possible());
        }
        return new Spans(certain, possible).joined(Duration.ZERO);
    }

    /**
     * Time from one instant until another.
     *
     * @param driven how much of it somebody drives
     */
    record Span(Instant from, Instant until, Duration driven) {

        static Span of(Instant from, Instant until) {
            return new Span(from, until, Duration.between(from, until));
        }

        /** Those with less than a gap between them as one; what overlaps is driven once. */
        static List<Span> joined(List<Span> spans, Duration gap) {
            List<Span> joined = new ArrayList<>();
            for (Span span :
                    spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
                Span last = joined.isEmpty() ? null : joined.getLast();
                if (last == null || !span.from.isBefore(last.until.plus(gap))) {
                    joined.add(span);
                } else if (span.until.isAfter(last.until)) {
                    Instant fresh = span.from.isAfter(last.until) ? span.from : last.until;
                    Duration driven = last.driven.plus(Duration.between(fresh, span.until));
                    joined.set(joined.size() - 1, new Span(last.from, span.until, driven));
                }
            }
            return joined;
        }

        /** Those of several stretches, in their order and apart from each other, that go on at some time of a slice. */
        static List<Span> during(List<Span> stretches, Slice slice) {
            int low = 0;
            int high = stretches.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (stretches.get(middle).until.isAfter(slice.start())) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            int end = low;
            while (end < stretches.size() && stretches.get(end).from.isBefore(slice.end())) {
                end++;
            }
            return stretches.subList(low, end);
        }

        /** How long somebody drives in all. */
        static Duration driven(List<Span> spans) {
            return joined(spans, Duration.ZERO).stream().map(Span::driven).reduce(Duration.ZERO, Duration::plus);
        }
    }
}
