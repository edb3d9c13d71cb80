package paddock.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import paddock.oracle.Entry.Grant;
import paddock.oracle.Entry.State;
import paddock.oracle.Place.Piece;

/** Everything that is held, booked and closed, in the order in which it was asked for; whose turn it is. */
final class Register {

    Instant now = Instant.EPOCH;
    private List<Entry> entries = new ArrayList<>();

    List<Entry> entries() {
        return entries;
    }

    Optional<Entry> with(String label) {
        return entries.stream().filter(entry -> entry.label.equals(label)).findFirst();
    }

    /** As it is, to come back to. */
    List<Entry> copy() {
        return new ArrayList<>(entries.stream().map(Entry::copy).toList());
    }

    void restore(List<Entry> before) {
        entries = before;
    }

    /** Of all others those who come before. */
    enum Against {
        /** Whoever asked or has asked before: all who live, for somebody who asks now. */
        ALL,
        /** All who have it, and who asked earlier and waits. */
        EARLIER,
        /** All who have it; those who wait do not count. */
        FIRM
    }

    /**
     * Where somebody stands.
     *
     * @param before options of others that come first
     * @param lost whether somebody has some of it for good
     * @param few whether a pool has not as many units, even if all options were let go
     */
    record Standing(List<Piece> given, Set<Entry> before, boolean lost, boolean few) {

        boolean isFree() {
            return !lost && !few && before.isEmpty();
        }
    }

    private boolean comesBefore(Entry other, Entry self, Against against) {
        if (other == self || !other.lives(now)) {
            return false;
        }
        return !other.waits() || against == Against.ALL || (against == Against.EARLIER && other.number < self.number);
    }

    Standing standing(Entry self, Against against, List<Piece> preferred) {
        List<Entry> others = entries.stream()
                .filter(other -> comesBefore(other, self, against))
                .toList();
        Set<Entry> before = new LinkedHashSet<>();
        List<Piece> given = new ArrayList<>(Place.tracks(self.wants));
        boolean lost = false;
        for (Entry other : others) {
            if (meet(other, other.waits() ? Place.tracks(other.wants) : had(other), self, given)) {
                lost |= other.state == State.BOOKED;
                before.add(other);
            }
        }
        boolean few = false;
        for (Want want : self.boxes()) {
            List<Piece> units = boxes(want, preferred);
            units.removeIf(unit -> Place.meet(List.of(unit), given));
            List<Entry> there = others.stream()
                    .filter(other -> meet(other, had(other), self, units))
                    .toList();
            List<Piece> free = units.stream()
                    .filter(unit -> there.stream().noneMatch(other -> meet(other, had(other), self, List.of(unit))))
                    .limit(want.units())
                    .toList();
            if (free.size() < want.units()) {
                long atBest = units.stream()
                        .filter(unit -> there.stream()
                                .noneMatch(other ->
                                        other.state == State.BOOKED && meet(other, had(other), self, List.of(unit))))
                        .count();
                few |= atBest < want.units();
                before.addAll(there);
            }
            others.stream().filter(other -> waitsForBoxes(other, self, want)).forEach(before::add);
            given.addAll(free);
        }
        before.removeIf(other -> other.state == State.BOOKED);
        return new Standing(given, before, lost, few);
    }

    private static List<Piece> boxes(Want want, List<Piece> preferred) {
        List<Piece> units = new ArrayList<>(Place.boxes(want));
        units.sort(Comparator.comparing(
                unit -> preferred.stream().noneMatch(had -> had.resource().equals(unit.resource()))));
        return units;
    }

    private static boolean waitsForBoxes(Entry other, Entry self, Want want) {
        return other.waits()
                && other.boxes().stream().anyMatch(theirs -> meet(other, Place.boxes(theirs), self, Place.boxes(want)));
    }

    /** Whether two of them want the same: uses of one client may follow each other at once. */
    static boolean meet(Entry one, List<Piece> some, Entry other, List<Piece> others) {
        return one.isOfTheClientOf(other) ? Place.areUsedAtOnce(some, others) : Place.meet(some, others);
    }

    /** What somebody has, each until its client's next use where that begins before it is empty again. */
    List<Piece> had(Entry entry) {
        return entry.had.stream()
                .map(piece -> entries.stream()
                        .filter(other -> other != entry && other.isOfTheClientOf(entry))
                        .flatMap(other -> other.had.stream())
                        .filter(next -> next.resource().equals(piece.resource()))
                        .map(Piece::from)
                        .filter(begin -> !begin.isBefore(piece.until()) && begin.isBefore(piece.free()))
                        .min(Instant::compareTo)
                        .map(begin -> new Piece(piece.resource(), piece.from(), piece.until(), begin))
                        .orElse(piece))
                .toList();
    }

    /** Who asked earlier for some of what it wants, and may yet let it go. */
    Set<Entry> before(Entry self) {
        Set<Entry> before =
                new LinkedHashSet<>(standing(self, Against.EARLIER, List.of()).before());
        before.removeIf(other -> other.number > self.number);
        return before;
    }

    /** Whoever is about to change something there ends what has lapsed, and passes it on. */
    void touch(List<Want> wants) {
        List<Entry> lapsed = entries.stream()
                .filter(entry -> entry.hasLapsed(now)
                        && Place.meet(entry.waits() ? Place.tracks(entry.wants) : had(entry), Place.wanted(wants)))
                .toList();
        List<Piece> freed = new ArrayList<>();
        lapsed.forEach(entry -> freed.addAll(entry.waits() ? Place.wanted(entry.wants) : had(entry)));
        lapsed.forEach(entry -> entry.end("lapsed", entry.lapses));
        passOn(freed);
    }

    /** Those who wait for it have it, whoever asked first first, where all they want is free. */
    void passOn(List<Piece> freed) {
        if (freed.isEmpty()) {
            return;
        }
        List<Entry> waiting = entries.stream()
                .filter(entry -> entry.waits() && Place.meet(Place.wanted(entry.wants), freed))
                .toList();
        waiting.forEach(this::turn);
    }

    private void turn(Entry entry) {
        touch(entry.wants);
        if (!entry.waits()) {
            return;
        }
        if (entry.hasLapsed(now)) {
            entry.end("lapsed", entry.lapses);
            passOn(Place.wanted(entry.wants));
            return;
        }
        Standing standing = standing(entry, Against.EARLIER, List.of());
        if (!standing.isFree()) {
            return;
        }
        OrderOfTheDay.Verdict verdict = new OrderOfTheDay(this).verdict(entry);
        if (verdict.refused() || (verdict.evening() && Place.day(now).isAfter(verdict.latest()))) {
            entry.end("unlawful", now);
            passOn(Place.wanted(entry.wants));
            return;
        }
        entry.had = standing.given();
        entry.state = State.OPTION;
        need(entry, verdict);
        entry.lapses = Deadline.afterPromotion(entry, now);
        entry.stamp++;
    }

    /** What it needs: as much of it as was granted for its days stays so. */
    static void need(Entry entry, OrderOfTheDay.Verdict verdict) {
        if (!verdict.evening()) {
            entry.grant = Grant.NONE;
        } else if (entry.grant == Grant.NONE) {
            entry.grant = Grant.WANTED;
            entry.latest = verdict.latest();
        }
    }
}
