package paddock.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import paddock.oracle.Entry.Grant;
import paddock.oracle.Entry.State;
import paddock.oracle.Place.Piece;
import paddock.oracle.Register.Against;
import paddock.oracle.Register.Standing;

/** What should become of moves, exchanges and closures of what somebody has: all of it happens, or nothing does. */
final class Shifts {

    private final Oracle oracle;
    private final Register register;

    Shifts(Oracle oracle) {
        this.oracle = oracle;
        this.register = oracle.register;
    }

    Expected move(Step.Move move) {
        Entry entry = register.with(move.label()).orElseThrow();
        return whole(() -> shifted(Map.of(entry.label, move.wants()), null));
    }

    Expected swap(Step.Swap swap) {
        Map<String, List<Want>> wanted = new LinkedHashMap<>();
        wanted.put(swap.one(), register.with(swap.other()).orElseThrow().wants);
        wanted.put(swap.other(), register.with(swap.one()).orElseThrow().wants);
        return whole(() -> shifted(wanted, null));
    }

    /** Those who have some of what is to be closed, or wait for it. */
    List<String> affected(List<Want> closed) {
        if (closed.stream().anyMatch(Place::isMissing)) {
            return List.of();
        }
        return register.entries().stream()
                .filter(entry -> !entry.closure && entry.lives(register.now))
                .filter(entry -> Place.meet(entry.waits() ? entry.pieces() : register.had(entry), Place.tracks(closed)))
                .map(entry -> entry.label)
                .toList();
    }

    Expected close(Step.CloseOver close) {
        Step.Ask closure =
                new Step.Ask(close.node(), close.label(), Step.How.CLOSE, Step.Client.CLUB, close.wants(), 0);
        List<String> affected = affected(close.wants());
        if (affected.isEmpty()) {
            return oracle.ask(closure);
        }
        Map<String, List<Want>> wanted = new LinkedHashMap<>();
        for (String label : affected) {
            Entry entry = register.with(label).orElseThrow();
            boolean ends = close.later() == 0 || entry.waits();
            wanted.put(
                    label,
                    ends
                            ? List.of()
                            : entry.wants.stream()
                                    .map(want -> want.days(close.later()))
                                    .toList());
        }
        return whole(() -> shifted(wanted, closure));
    }

    /** Does it, or leaves everything as it was. */
    private Expected whole(Supplier<Expected> act) {
        List<Entry> before = register.copy();
        Expected outcome = act.get();
        if (!outcome.words().contains("moved") && !outcome.words().contains("held")) {
            register.restore(before);
        }
        return outcome;
    }

    private Expected shifted(Map<String, List<Want>> wanted, Step.@Nullable Ask closure) {
        List<Entry> going = wanted.keySet().stream()
                .map(label -> register.with(label).orElseThrow())
                .toList();
        Map<String, Integer> read = new HashMap<>();
        going.forEach(entry -> read.put(entry.label, entry.stamp));
        Set<String> refused = missing(wanted);
        if (refused.isEmpty() && closure != null) {
            register.touch(closure.wants());
        }
        if (refused.isEmpty()) {
            going.forEach(entry -> refused.addAll(hindered(entry, wanted.getOrDefault(entry.label, List.of()), read)));
        }
        if (!refused.isEmpty()) {
            return Expected.any(refused);
        }
        List<Piece> freed = new ArrayList<>();
        going.forEach(entry -> freed.addAll(entry.waits() ? Place.wanted(entry.wants) : register.had(entry)));
        Had had = freed(going, wanted);
        if (closure != null) {
            Expected closed = oracle.ask(closure);
            if (!closed.words().contains("held")) {
                return closed;
            }
        }
        for (Entry entry : going) {
            if (entry.state != State.ENDED) {
                refused.addAll(place(entry, had));
            }
        }
        if (refused.isEmpty()) {
            going.stream().filter(entry -> entry.state != State.ENDED).forEach(entry -> refused.addAll(judge(entry)));
        }
        if (!refused.isEmpty()) {
            return Expected.any(refused);
        }
        register.passOn(freed);
        return Expected.of("moved");
    }

    /** What those had who are to have something else, and what they had asked for. */
    private record Had(List<Piece> pieces, List<Want> wants) {}

    /** What they had they have no longer, and want something else. */
    private Had freed(List<Entry> going, Map<String, List<Want>> wanted) {
        Had had = new Had(new ArrayList<>(), new ArrayList<>());
        for (Entry entry : going) {
            had.pieces().addAll(entry.had);
            had.wants().addAll(entry.waits() ? List.of() : entry.wants);
            List<Want> wants = wanted.getOrDefault(entry.label, List.of());
            if (wants.isEmpty()) {
                entry.end("closed", register.now);
                continue;
            }
            if (entry.grant == Grant.WANTED || !entry.days().containsAll(days(wants))) {
                entry.grant = Grant.NONE;
            }
            entry.had = List.of();
            entry.wants = wants;
            entry.stamp++;
        }
        return had;
    }

    private static Set<LocalDate> days(List<Want> wants) {
        Set<LocalDate> days = new HashSet<>();
        wants.forEach(want -> days.addAll(Place.days(want)));
        return days;
    }

    private static Set<String> missing(Map<String, List<Want>> wanted) {
        boolean missing = wanted.values().stream().flatMap(List::stream).anyMatch(Place::isMissing);
        return missing ? new TreeSet<>(Set.of("missing")) : new TreeSet<>();
    }

    private Set<String> hindered(Entry entry, List<Want> wants, Map<String, Integer> read) {
        Set<String> refused = new TreeSet<>();
        register.touch(entry.wants);
        if (!entry.lives(register.now)) {
            refused.add("over");
        } else if (entry.waits() && !wants.isEmpty()) {
            refused.add("waits");
        } else if (!Integer.valueOf(entry.stamp).equals(read.get(entry.label))) {
            refused.add("overtaken");
        } else if (Place.isDoubled(wants)) {
            refused.add("doubled");
        } else if (!wants.isEmpty() && !keepsWhatIsUsed(entry.wants, wants)) {
            refused.add("used");
        }
        register.touch(wants);
        return refused;
    }

    /** What began stays where it is; until it is over its end can be made sooner or later, but not past. */
    private boolean keepsWhatIsUsed(List<Want> before, List<Want> after) {
        Instant now = register.now;
        List<Want> begun =
                before.stream().filter(want -> want.start().isBefore(now)).toList();
        List<Want> still =
                after.stream().filter(want -> want.start().isBefore(now)).toList();
        return begun.size() == still.size()
                && begun.stream()
                        .allMatch(old -> still.stream().anyMatch(want -> want.equals(old) || goesOn(old, want)));
    }

    private boolean goesOn(Want old, Want want) {
        return want.thing().equals(old.thing())
                && want.units() == old.units()
                && want.start().equals(old.start())
                && !old.end().isBefore(register.now)
                && !want.end().isBefore(register.now);
    }

    /** Nobody is overtaken: who waits for what was not had before as well comes first. */
    private Set<String> place(Entry entry, Had had) {
        Standing standing = register.standing(entry, Against.ALL, had.pieces());
        Set<String> refused = new TreeSet<>();
        boolean overtakes =
                standing.before().stream().anyMatch(other -> !other.waits() || !waitsForTheOldOnly(other, entry, had));
        if (standing.lost() || overtakes) {
            refused.add("taken");
        }
        if (standing.few()) {
            refused.add("too-few");
        }
        entry.had = standing.given();
        return refused;
    }

    private static boolean waitsForTheOldOnly(Entry other, Entry entry, Had had) {
        for (Piece theirs : Place.tracks(other.wants)) {
            for (Piece mine : Place.tracks(entry.wants)) {
                if (Register.meet(entry, List.of(mine), other, List.of(theirs))
                        && had.pieces().stream().noneMatch(old -> old.covers(mine, theirs))) {
                    return false;
                }
            }
        }
        return other.boxes().stream()
                .allMatch(theirs -> entry.boxes().stream()
                        .allMatch(mine ->
                                !Register.meet(entry, List.of(Place.box(mine, 1)), other, List.of(Place.box(theirs, 1)))
                                        || hadAsMany(mine, theirs, had)));
    }

    /** Of a pool it is the number that counts. */
    private static boolean hadAsMany(Want mine, Want theirs, Had had) {
        Piece one = Place.box(mine, 1);
        Piece other = Place.box(theirs, 1);
        return had.wants().stream()
                .anyMatch(
                        old -> old.units() >= mine.units() && Place.box(old, 1).covers(one, other));
    }

    private Set<String> judge(Entry entry) {
        if (entry.closure) {
            return Set.of();
        }
        OrderOfTheDay.Verdict verdict = new OrderOfTheDay(register).verdict(entry);
        Set<String> refused = new TreeSet<>();
        boolean option = entry.state == State.OPTION;
        if (verdict.refused() || (!option && verdict.evening() && entry.grant != Grant.GRANTED)) {
            refused.add("unlawful");
        }
        Register.need(entry, verdict);
        if (entry.grant == Grant.WANTED && Place.day(register.now).isAfter(entry.latest)) {
            refused.add("too-late");
        }
        if (option) {
            entry.lapses = Deadline.capped(entry, entry.lapses);
        }
        return refused;
    }
}
