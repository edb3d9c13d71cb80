package paddock.homologation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paddock.fact.Truth;
import paddock.fact.Vehicles;
import paddock.homologation.Judging.Stray;
import paddock.homologation.Outcome.Why;
import paddock.homologation.Uses.Span;
import paddock.homologation.Version.Entry;

/** Where an exception or a derogation lifts a rule for a use, counters apart; and what of the other uses it leaves to a rule. */
final class Lifting {

    private final Judging judging;

    /** For the use that is judged, and those beside it. */
    Lifting(Judging judging) {
        this.judging = judging;
    }

    /** When somebody drives: for certain, and possibly. */
    record Spans(List<Span> certain, List<Span> possible) {

        static Spans of(Use use) {
            List<Span> whole = List.of(Span.of(use.from(), use.until()));
            return new Spans(whole, whole);
        }

        Spans and(Spans more) {
            return new Spans(
                    Stream.concat(certain.stream(), more.certain.stream()).toList(),
                    Stream.concat(possible.stream(), more.possible.stream()).toList());
        }

        Spans joined(Duration gap) {
            return new Spans(Span.joined(certain, gap), Span.joined(possible, gap));
        }
    }

    /** One kind of vehicle in one slice, under a rule. */
    record Spot(Rule rule, Slice slice, Moment moment) {}

    /** Whether a rule does not concern one of the other uses, since an exception or what it was granted lifts it for it. */
    Truth lifted(Rule rule, Use other, Slice slice) {
        Version then = judging.text().on(slice.date());
        Entry entry = then == null ? null : then.entry(rule.id());
        if (entry != null && entry.mayBeLifted(other)) {
            for (Judging its : judging.of(other)) {
                if (its.version().equals(then)) {
                    return new Lifting(its).lifts(entry, slice);
                }
            }
        }
        return Truth.FALSE;
    }

    private boolean mayBeLifted(Rule rule, Use other) {
        for (Version then : judging.versions(other)) {
            Entry entry = then.entry(rule.id());
            if (entry != null && entry.mayBeLifted(other)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a rule counts what a use does in a slice; of the others, not where the rule is lifted for them. */
    @SuppressWarnings("ReferenceEquality") // of two uses of which the same is said, only one is the one that is judged
    Truth counts(Rule rule, Use use, Slice slice) {
        Condition of = switch (rule.demand()) {
            case Demand.Quota quota -> quota.of();
            case Demand.InARow row -> row.of();
            default -> new Condition.Always();
        };
        Truth counts = Truth.FALSE;
        for (Vehicles vehicles : use.vehicles()) {
            counts = counts.or(of.at(judging.moment(slice, vehicles).of(use)));
        }
        return use == judging.use() || counts == Truth.FALSE
                ? counts
                : counts.and(lifted(rule, use, slice).not());
    }

    /** The same of a day: whether a rule counts anything of what a use does on it. */
    Truth counts(Rule rule, Use use, LocalDate day) {
        return any(rule, use, parts(use, day));
    }

    /** What of a use lies on a day, cut where anything that tells one time from another begins or ends. */
    @SuppressWarnings("ReferenceEquality") // of two uses of which the same is said, only one is the one that is judged
    List<Slice> parts(Use use, LocalDate day) {
        Version then = judging.text().on(day);
        if (use != judging.use() && then != null) {
            for (Judging its : judging.of(use)) {
                if (its.version().equals(then)) {
                    return its.slices().stream()
                            .filter(slice -> slice.date().equals(day))
                            .toList();
                }
            }
        }
        return judging.calendar().slices(use, day, judging.version().cuts());
    }

    /** Whether a rule would count anything of a day, were the use that is judged there all day long. */
    Truth wouldCount(Rule rule, LocalDate day) {
        if (counts(rule, judging.use(), new Slice(day, Hours.DAY / 2, Hours.DAY / 2 + 1, ZoneOffset.UTC))
                == Truth.TRUE) {
            return Truth.TRUE; // most often, and quick
        }
        Calendar calendar = judging.calendar();
        Instant midnight = day.atStartOfDay(calendar.zone()).toInstant();
        Instant next = day.plusDays(1).atStartOfDay(calendar.zone()).toInstant();
        return any(
                rule,
                judging.use(),
                calendar.slices(midnight, next, judging.version().cuts()));
    }

    private Truth any(Rule rule, Use use, List<Slice> slices) {
        Truth counts = Truth.FALSE;
        for (Slice slice : slices) {
            counts = counts.or(counts(rule, use, slice));
            if (counts == Truth.TRUE) {
                return counts;
            }
        }
        return counts;
    }

    /** What of a use a rule concerns: all of it, but for what is lifted for it. */
    Spans concerned(Rule rule, Use use) {
        if (!mayBeLifted(rule, use)) {
            return Spans.of(use);
        }
        List<Span> certain = new ArrayList<>();
        List<Span> possible = new ArrayList<>();
        List<Slice> slices = new ArrayList<>();
        Uses.dates(use, judging.calendar().zone()).forEach(day -> slices.addAll(parts(use, day)));
        for (Slice slice : slices) {
            Truth lifted = lifted(rule, use, slice);
            if (lifted == Truth.FALSE) {
                certain.add(Span.of(slice.start(), slice.end()));
            }
            if (lifted != Truth.TRUE) {
                possible.add(Span.of(slice.start(), slice.end()));
            }
        }
        return new Spans(certain, possible).joined(Duration.ZERO);
    }

    /** Whether an exception, or a derogation that has been granted, lifts a rule in a slice for all vehicles of the use. */
    private Truth lifts(Entry entry, Slice slice) {
        Truth all = Truth.TRUE;
        for (Vehicles vehicles : judging.use().vehicles()) {
            Moment moment = judging.moment(slice, vehicles);
            Truth lifted = Truth.FALSE;
            for (Rule.Relief relief : entry.reliefs()) {
                lifted = lifted.or(relief.when().at(moment));
            }
            for (Derogation derogation : entry.derogations()) {
                if (derogation.granted(judging.use())) {
                    lifted = lifted.or(may(derogation, new Spot(entry.rule(), slice, moment)));
                }
            }
            all = all.and(lifted);
        }
        return all;
    }

    private Truth may(Derogation derogation, Spot spot) {
        return derogation
                .isOpen(spot.moment())
                .and(derogation.never().at(spot.moment()).not())
                .and(reached(derogation, spot));
    }

    boolean isGranted(Derogation derogation) {
        return derogation.granted(judging.use());
    }

    /** Whether it could lift a rule for those who do not keep it, were it granted. */
    boolean mayLift(Derogation derogation, Rule rule, Stray stray) {
        return stray.vehicles().stream()
                .map(vehicles -> new Spot(rule, stray.slice(), judging.moment(stray.slice(), vehicles)))
                .allMatch(spot -> closed(derogation, spot, new HashSet<>()) == null);
    }

    /** Why a derogation cannot lift a rule there, whatever is granted; and what is missing to know that it can. */
    @Nullable
    Why closed(Derogation derogation, Spot spot, Set<String> missing) {
        Moment moment = spot.moment();
        Truth open = derogation.isOpen(moment);
        Truth never = derogation.never().at(moment);
        Truth reached = reached(derogation, spot);
        if (open == Truth.UNKNOWN) {
            derogation.missing(moment, missing);
        }
        if (never == Truth.UNKNOWN) {
            derogation.never().missing(moment, missing);
        }
        if (reached == Truth.UNKNOWN) {
            spot.rule().missing(judging, moment, missing);
        }
        return open == Truth.FALSE
                ? Why.NOT_FOR_THIS_USE
                : never == Truth.TRUE ? Why.NEVER_THEN : reached == Truth.FALSE ? Why.TOO_FAR : null;
    }

    /** Whether the rule is kept at a time no further away than the derogation moves its hours. */
    private Truth reached(Derogation derogation, Spot spot) {
        if (derogation.shift() == null) {
            return Truth.TRUE;
        }
        int by = Math.toIntExact(derogation.shift().toSeconds());
        int first = spot.slice().middle() - by;
        int last = spot.slice().middle() + by;
        Truth kept = keptAt(spot, first).or(keptAt(spot, last));
        for (int cut : judging.version().cuts()) {
            for (int around : new int[] {cut - Hours.DAY, cut, cut + Hours.DAY}) {
                if (around > first && around <= last) {
                    kept = kept.or(keptAt(spot, around));
                }
            }
        }
        return kept;
    }

    private Truth keptAt(Spot spot, int second) {
        LocalDate day = spot.slice().date().plusDays(Math.floorDiv(second, Hours.DAY));
        Moment there = judging.moment(
                day, Math.floorMod(second, Hours.DAY), spot.moment().vehicles());
        return judging.truth(spot.rule(), there);
    }
}
