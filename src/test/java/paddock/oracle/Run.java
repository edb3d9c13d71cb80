package paddock.oracle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import paddock.booking.Product;
import paddock.booking.Seen;
import paddock.oracle.Place.Piece;

/** A history told to the product and to the oracle, until they disagree. */
final class Run {

    private final Product product;
    private final AtomicReference<Instant> now;
    private final Map<String, Integer> outcomes;
    private final Oracle oracle = new Oracle();
    private final Shifts shifts = new Shifts(oracle);
    private SortedMap<String, Integer> versions = new TreeMap<>();
    private SortedMap<String, String> known = new TreeMap<>();
    private int looks;

    /** Counts in {@code outcomes} what has become of how many steps. */
    Run(Product product, AtomicReference<Instant> now, Map<String, Integer> outcomes) {
        this.product = product;
        this.now = now;
        this.outcomes = outcomes;
    }

    /**
     * What they disagree about.
     *
     * @param step the number of the step after which it shows
     */
    record Disagreement(int step, String says) {}

    Optional<Disagreement> of(History history) {
        product.empty();
        now.set(history.begin());
        for (int i = 0; i < history.steps().size(); i++) {
            oracle.register.now = now.get();
            Optional<String> wrong = differs(history.steps().get(i));
            if (wrong.isPresent()) {
                return Optional.of(new Disagreement(i, wrong.get()));
            }
        }
        return Optional.empty();
    }

    private Optional<String> differs(Step step) {
        Expected expected;
        Answer answer;
        try {
            switch (step) {
                case Step.Pass pass -> {
                    pass(now.get().plus(pass.time()));
                    return state();
                }
                case Step.Until until -> {
                    until(until);
                    return state();
                }
                case Step.Ask ask -> {
                    answer = product.ask(ask);
                    expected = oracle.ask(ask);
                }
                case Step.Act act
                when oracle.applies(oracle.named(act)) -> {
                    Step.Act named = oracle.named(act);
                    answer = product.act(named);
                    expected = oracle.act(named);
                }
                case Step.Move move
                when isThere(move.label()) -> {
                    answer = product.move(move);
                    expected = shifts.move(move);
                }
                case Step.Swap swap
                when isThere(swap.one()) && isThere(swap.other()) -> {
                    answer = product.swap(swap);
                    expected = shifts.swap(swap);
                }
                case Step.CloseOver close -> {
                    answer = product.close(close, shifts.affected(close.wants()));
                    expected = shifts.close(close);
                }
                default -> {
                    return Optional.empty();
                }
            }
        } catch (RuntimeException broken) {
            return Optional.of("the product broke: " + broken);
        }
        outcomes.merge(what(step) + " " + answer.word(), 1, Integer::sum);
        return expected.admits(answer)
                ? state()
                : Optional.of("the oracle expects " + expected + ", the product answers " + answer);
    }

    private static String what(Step step) {
        return switch (step) {
            case Step.Ask ask -> ask.how().name();
            case Step.Act act -> act.verb().name();
            case Step.Move move -> "MOVE";
            case Step.Swap swap -> "SWAP";
            case Step.CloseOver close -> "CLOSE OVER";
            case Step.Pass pass -> "PASS";
            case Step.Until until -> "UNTIL";
        };
    }

    private boolean isThere(String label) {
        return oracle.register.with(label).isPresent();
    }

    private void pass(Instant instant) {
        now.set(instant);
        oracle.register.now = instant;
    }

    private void until(Step.Until until) {
        oracle.register.with(until.label()).ifPresent(entry -> {
            Instant point = switch (until.point()) {
                case LAPSE -> entry.state == Entry.State.OPTION ? entry.lapses : Instant.EPOCH;
                case BEGIN -> Place.begin(entry.wants);
                case END -> entry.wants.getFirst().end();
            };
            Instant instant = point.plus(Duration.ofNanos(until.micros() * 1_000L));
            if (instant.isAfter(now.get())) {
                pass(instant);
            }
        });
    }

    /** Whether all that can be seen is as it should be, and what lies below as well. */
    private Optional<String> state() {
        int node = ++looks % 2;
        Seen seen = product.seen(node);
        SortedMap<String, String> bookings = seen.bookings();
        SortedMap<String, String> right = oracle.seen();
        if (!bookings.equals(right)) {
            return Optional.of("the oracle sees " + apart(right, bookings) + ", node " + node + " shows "
                    + apart(bookings, right));
        }
        SortedMap<String, List<String>> had = had();
        if (!seen.had().equals(had)) {
            return Optional.of("the oracle gives " + had + ", the table says " + seen.had());
        }
        return versions(seen.versions(), bookings);
    }

    private static SortedMap<String, String> apart(SortedMap<String, String> some, SortedMap<String, String> others) {
        SortedMap<String, String> apart = new TreeMap<>(some);
        apart.entrySet().removeAll(others.entrySet());
        return apart;
    }

    /** Who has read a booking can act on it for as long as it is as it was, and not once it is something else. */
    private Optional<String> versions(SortedMap<String, Integer> newer, SortedMap<String, String> bookings) {
        SortedMap<String, String> stamps = new TreeMap<>();
        for (Entry entry : oracle.register.entries()) {
            stamps.put(entry.label, Integer.toString(entry.stamp));
        }
        for (String label : versions.keySet()) {
            boolean changed = !stamps.getOrDefault(label, "").equals(known.getOrDefault(label, ""));
            if (changed == versions.get(label).equals(newer.get(label))) {
                return Optional.of(label + (changed ? " has changed" : " is as it was") + ": " + bookings.get(label)
                        + ", version " + versions.get(label) + " before, now " + newer.get(label));
            }
        }
        versions = newer;
        known = stamps;
        return Optional.empty();
    }

    private SortedMap<String, List<String>> had() {
        SortedMap<String, List<String>> had = new TreeMap<>();
        for (Entry entry : oracle.register.entries()) {
            if (!entry.had.isEmpty()) {
                had.put(entry.label, times(oracle.register.had(entry)));
            }
        }
        return had;
    }

    private static List<String> times(List<Piece> pieces) {
        List<Piece> sorted = new ArrayList<>(pieces);
        sorted.sort(Comparator.comparing(Piece::resource).thenComparing(Piece::from));
        List<Piece> row = new ArrayList<>();
        for (Piece piece : sorted) {
            Piece last = row.isEmpty() ? null : row.getLast();
            if (last != null
                    && last.resource().equals(piece.resource())
                    && !piece.from().isAfter(last.free())) {
                row.removeLast();
                row.add(new Piece(piece.resource(), last.from(), piece.until(), piece.free()));
            } else {
                row.add(piece);
            }
        }
        return row.stream()
                .map(piece -> piece.from() + "/" + piece.free())
                .sorted()
                .toList();
    }
}
