package paddock.oracle;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import paddock.oracle.Entry.Grant;
import paddock.oracle.Entry.State;
import paddock.oracle.Register.Against;
import paddock.oracle.Register.Standing;
import paddock.oracle.Step.How;

/** What should become of each step, by the documents of the product and nothing of its code: lists and loops. */
final class Oracle {

    final Register register = new Register();
    private int asked;

    Expected ask(Step.Ask ask) {
        Entry entry = new Entry(ask.label(), ++asked, ask);
        Set<String> refused = beforehand(ask);
        if (!refused.isEmpty()) {
            return Expected.any(refused);
        }
        Set<String> had = hadForGood(entry);
        if (!had.isEmpty()) {
            return Expected.any(had);
        }
        if (ask.how() == How.HOLD_SELF && isBeyond(entry)) {
            return Expected.of("beyond");
        }
        register.touch(ask.wants());
        boolean option = ask.how() == How.HOLD || ask.how() == How.HOLD_SELF;
        Standing standing = register.standing(entry, option ? Against.ALL : Against.FIRM, List.of());
        if (standing.lost() || (!option && !standing.before().isEmpty())) {
            refused.add("taken");
        }
        if (standing.few()) {
            refused.add("too-few");
        }
        int rank = standing.before().size() + 1;
        entry.state = !option ? State.BOOKED : rank > 1 ? State.WAITING : State.OPTION;
        OrderOfTheDay.Verdict verdict = new OrderOfTheDay(register).verdict(entry);
        if (!entry.closure && (verdict.refused() || (!option && verdict.evening()))) {
            refused.add("unlawful");
        }
        if (entry.state == State.OPTION && verdict.evening() && today().isAfter(verdict.latest())) {
            refused.add("too-late");
        }
        if (!refused.isEmpty()) {
            return Expected.any(refused);
        }
        register.entries().add(entry);
        if (entry.waits()) {
            entry.lapses = Place.begin(entry.wants);
            return Expected.of("held", "rank " + rank);
        }
        entry.had = standing.given();
        if (!option) {
            return Expected.of("held", "rank 1");
        }
        Register.need(entry, verdict);
        entry.lapses = Deadline.ofOption(entry, register.now);
        return Expected.of("held", "rank 1 until " + entry.lapses);
    }

    /** What stands in the way whatever others have. */
    private Set<String> beforehand(Step.Ask ask) {
        Set<String> refused = new TreeSet<>();
        if (Place.begin(ask.wants()).isBefore(register.now)) {
            refused.add("past");
        }
        if (ask.wants().stream().anyMatch(Place::isMissing)) {
            refused.add("missing");
        } else if (Place.isDoubled(ask.wants())) {
            refused.add("doubled");
        }
        return refused;
    }

    /** What is booked is refused before anything else is looked at, and changes nothing. */
    private Set<String> hadForGood(Entry entry) {
        Standing firm = register.standing(entry, Against.FIRM, List.of());
        Set<String> refused = new TreeSet<>();
        if (firm.lost()) {
            refused.add("taken");
        } else if (firm.few()) {
            refused.add("too-few");
        }
        return refused;
    }

    private boolean isBeyond(Entry entry) {
        Set<LocalDate> days = new HashSet<>(entry.days());
        LocalDate last = days.stream().max(LocalDate::compareTo).orElseThrow();
        List<Entry> held = register.entries().stream()
                .filter(other -> !other.closure && other.client == entry.client)
                .filter(other -> (other.waits() || other.state == State.OPTION) && other.lives(register.now))
                .toList();
        held.forEach(other -> days.addAll(other.days()));
        return Place.begin(entry.wants).isBefore(register.now.plus(Duration.ofHours(Deadline.NOTICE)))
                || last.isAfter(today().plusDays(Deadline.AHEAD))
                || held.size() >= Deadline.mostOptions(entry.client)
                || days.size() > Deadline.mostDays(entry.client);
    }

    private LocalDate today() {
        return Place.day(register.now);
    }

    Expected act(Step.Act act) {
        Entry entry = register.with(act.label()).orElseThrow();
        int read = act.stale() ? -1 : entry.stamp;
        register.touch(entry.wants);
        if (entry.state == State.ENDED) {
            return Expected.of("over", entry.why + " " + entry.ended);
        }
        if (entry.hasLapsed(register.now)) {
            return Expected.of("over", "lapsed " + entry.lapses);
        }
        if (entry.stamp != read) {
            return Expected.of("overtaken");
        }
        return switch (act.verb()) {
            case CONFIRM -> confirm(entry);
            case RELEASE ->
                release(entry, entry.closure ? "lifted" : entry.state == State.BOOKED ? "cancelled" : "released");
            case CHALLENGE -> challenge(entry);
            case FILE -> file(entry);
            case GRANT -> granted(entry);
            case REFUSE -> {
                entry.grant = Grant.REFUSED;
                release(entry, "not-granted");
                yield Expected.of("done");
            }
        };
    }

    private Expected confirm(Entry entry) {
        if (entry.waits()) {
            return Expected.of("outranked");
        }
        if (entry.state == State.BOOKED) {
            return Expected.of("confirmed");
        }
        OrderOfTheDay.Verdict verdict = new OrderOfTheDay(register).verdict(entry);
        Set<String> refused = new TreeSet<>();
        if (entry.grant == Grant.WANTED || entry.grant == Grant.FILED) {
            refused.add("ungranted");
        }
        if (verdict.refused() || (verdict.evening() && entry.grant == Grant.NONE)) {
            refused.add("unlawful");
        }
        if (!refused.isEmpty()) {
            return Expected.any(refused);
        }
        entry.state = State.BOOKED;
        entry.stamp++;
        return Expected.of("confirmed");
    }

    private Expected release(Entry entry, String why) {
        List<Place.Piece> freed = Place.wanted(entry.wants);
        entry.end(why, register.now);
        register.passOn(freed);
        return Expected.of("released");
    }

    private Expected challenge(Entry entry) {
        if (!entry.waits()) {
            return Expected.of("first");
        }
        Set<Entry> before = register.before(entry);
        if (before.size() > 1) {
            return Expected.of("not-second", "rank " + (before.size() + 1));
        }
        if (before.isEmpty()) {
            return Expected.of("firm");
        }
        Entry first = before.iterator().next();
        if (first.waits() || first.grant == Grant.FILED) {
            return Expected.of("awaited");
        }
        Instant until = register.now.plus(Duration.ofHours(Deadline.ANSWER));
        if (!until.isBefore(first.lapses)) {
            return Expected.of("soon", "until " + first.lapses);
        }
        first.lapses = until;
        first.stamp++;
        return Expected.of("challenged", "until " + until);
    }

    private Expected file(Entry entry) {
        if (today().isAfter(entry.latest)) {
            return Expected.of("too-late");
        }
        entry.grant = Grant.FILED;
        entry.lapses = Deadline.ofAwaited(entry, register.now);
        entry.stamp++;
        return Expected.of("done");
    }

    private Expected granted(Entry entry) {
        entry.grant = Grant.GRANTED;
        entry.lapses = Deadline.ofOption(entry, register.now);
        entry.stamp++;
        return Expected.of("done");
    }

    /** The same about the latest of which it can be done, where that is meant. */
    Step.Act named(Step.Act act) {
        String label = register.entries().reversed().stream()
                .filter(entry -> act.label().equals(Step.LATEST))
                .filter(entry -> act.verb() == Step.Verb.CHALLENGE
                        ? entry.waits()
                        : entry.state == State.OPTION && (entry.grant == Grant.WANTED || entry.grant == Grant.FILED))
                .map(entry -> entry.label)
                .findFirst()
                .orElse(act.label());
        return new Step.Act(act.node(), act.verb(), label, act.stale());
    }

    /** Whether there is something to be done at all: what is over or has nothing to be granted is left alone. */
    boolean applies(Step.Act act) {
        Entry entry = register.with(act.label()).orElse(null);
        if (entry == null) {
            return false;
        }
        return switch (act.verb()) {
            case CONFIRM -> !entry.closure;
            case RELEASE, CHALLENGE -> true;
            case FILE -> entry.state == State.OPTION && entry.grant == Grant.WANTED;
            case GRANT, REFUSE ->
                entry.state == State.OPTION && (entry.grant == Grant.WANTED || entry.grant == Grant.FILED);
        };
    }

    /** Everything there is, by label, as whoever reads should find it. */
    SortedMap<String, String> seen() {
        SortedMap<String, String> seen = new TreeMap<>();
        for (Entry entry : register.entries()) {
            String rank = entry.waits() && entry.lives(register.now)
                    ? "rank " + (register.before(entry).size() + 1) + " "
                    : "";
            seen.put(entry.label, rank + entry.seen(register.now));
        }
        return seen;
    }
}
