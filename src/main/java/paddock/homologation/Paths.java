package paddock.homologation;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import paddock.homologation.Judging.Tally;
import paddock.homologation.Outcome.Closed;
import paddock.homologation.Outcome.Path;
import paddock.homologation.Outcome.Why;
import paddock.homologation.Version.Entry;

/** The ways out of the rules that a use does not keep: derogations with their limits, and steps to take. */
final class Paths {

    private final Judging judging;
    private final List<Tally> tallies;

    Paths(Judging judging, List<Tally> tallies) {
        this.judging = judging;
        this.tallies = tallies;
    }

    Outcome outcome(Entry entry, Tally tally) {
        if (entry.rule().demand() instanceof Demand.Step step) {
            return tally.broken.isEmpty()
                    ? new Outcome.Unsure(tally.missing)
                    : new Outcome.Wanting(List.of(stepPath(entry.rule(), step)));
        }
        List<Path> open = new ArrayList<>();
        List<Closed> closed = new ArrayList<>();
        Set<String> missing = new HashSet<>(tally.missing);
        for (Derogation derogation : entry.derogations()) {
            Why why = closed(derogation, entry.rule(), tally);
            Draw draw = why == null ? draw(derogation) : Draw.NOTHING;
            if (why != null || draw.usedUp()) {
                closed.add(new Closed(derogation.id(), derogation.cite(), why == null ? Why.USED_UP : why));
            } else if (!derogation.granted(judging.use())) {
                open.add(path(derogation, draw));
            } else if (draw.missing().isEmpty()) {
                return new Outcome.Lifted(derogation.id(), derogation.cite());
            } else {
                missing.addAll(draw.missing());
                return new Outcome.Unsure(missing);
            }
        }
        if (tally.broken.isEmpty()) {
            return new Outcome.Unsure(missing);
        }
        return open.isEmpty() ? new Outcome.Broken(closed) : new Outcome.Wanting(open);
    }

    private Path stepPath(Rule rule, Demand.Step step) {
        LocalDate latest = step.notice() == null ? null : firstDay().minus(step.notice());
        return new Path(
                rule.id(), rule.cite(), step.kind().name().toLowerCase(java.util.Locale.ROOT), null, null, latest);
    }

    private Path path(Derogation derogation, Draw draw) {
        LocalDate latest = derogation.notice() == null ? null : firstDay().minus(derogation.notice());
        return new Path(derogation.id(), derogation.cite(), derogation.kind(), draw.left(), draw.most(), latest);
    }

    private LocalDate firstDay() {
        return judging.slices().getFirst().date();
    }

    /** Why a derogation cannot lift what is broken, whatever is granted. */
    private @Nullable Why closed(Derogation derogation, Rule rule, Tally tally) {
        List<Slice> all = tally.broken.isEmpty() ? tally.unsure : tally.broken;
        for (Slice slice : all) {
            for (Vehicles vehicles : judging.use().vehicles()) {
                Moment moment = judging.moment(slice, vehicles);
                if (derogation.when().at(moment) == Truth.FALSE) {
                    return Why.NOT_FOR_THIS_USE;
                }
                if (derogation.never().at(moment) == Truth.TRUE) {
                    return Why.NEVER_THEN;
                }
                if (derogation.shift() != null && !reached(rule, slice, derogation.shift(), vehicles)) {
                    return Why.TOO_FAR;
                }
            }
        }
        return null;
    }

    /** Whether the rule is kept at a time no further away than that. */
    private boolean reached(Rule rule, Slice slice, Duration shift, Vehicles vehicles) {
        int by = Math.toIntExact(shift.toSeconds());
        int first = slice.middle() - by;
        int last = slice.middle() + by;
        if (keptAt(rule, slice.date(), first, vehicles) || keptAt(rule, slice.date(), last, vehicles)) {
            return true;
        }
        for (int cut : judging.version().cuts()) {
            for (int around : new int[] {cut - Hours.DAY, cut, cut + Hours.DAY}) {
                if (around > first && around <= last && keptAt(rule, slice.date(), around, vehicles)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean keptAt(Rule rule, LocalDate day, int second, Vehicles vehicles) {
        LocalDate at = day.plusDays(Math.floorDiv(second, Hours.DAY));
        Moment moment = judging.moment(at, Math.floorMod(second, Hours.DAY), vehicles);
        return judging.truth(rule, moment) == Truth.TRUE;
    }

    /** What a derogation draws on its counters: the scarcest of them, and what is missing to know. */
    private record Draw(@Nullable Integer left, @Nullable Integer most, boolean usedUp, Set<String> missing) {
        static final Draw NOTHING = new Draw(null, null, false, Set.of());
    }

    private Draw draw(Derogation derogation) {
        Draw scarcest = Draw.NOTHING;
        Set<String> missing = new HashSet<>();
        List<Slice> lifted = lifted(derogation);
        for (String id : derogation.counters()) {
            Counter counter = judging.order().counter(id).orElseThrow();
            Units units = new Units(judging, counter, derogation);
            Integer left = units.left();
            if (left == null) {
                missing.add("used." + id);
            }
            boolean usedUp = left != null && !units.enoughFor(lifted);
            if (scarcest.left() == null || (left != null && left < scarcest.left())) {
                scarcest = new Draw(left, counter.most(), usedUp || scarcest.usedUp(), missing);
            } else if (usedUp) {
                scarcest = new Draw(scarcest.left(), scarcest.most(), true, missing);
            }
        }
        return scarcest;
    }

    /** All that it would lift for this use, under whichever rule: one grant covers them together. */
    private List<Slice> lifted(Derogation derogation) {
        List<Slice> all = new ArrayList<>();
        List<Entry> entries = judging.version().entries();
        for (int i = 0; i < entries.size(); i++) {
            if (derogation.lifts().contains(entries.get(i).rule().id())) {
                all.addAll(tallies.get(i).broken);
                all.addAll(tallies.get(i).unsure);
            }
        }
        return all;
    }
}
