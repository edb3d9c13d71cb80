package paddock.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a history that fails as short and plain as it can be while it still fails. */
final class Shrinking {

    private final Predicate<History> fails;
    private int tries;

    /** At most {@code tries} histories are tried. */
    Shrinking(Predicate<History> fails, int tries) {
        this.fails = fails;
        this.tries = tries;
    }

    History of(History failing) {
        History shortest = failing;
        for (int size = Math.max(1, shortest.steps().size() / 2); size >= 1; size = size == 1 ? 0 : size / 2) {
            shortest = without(shortest, size);
        }
        return without(plainer(shortest), 1);
    }

    private boolean stillFails(History history) {
        return tries-- > 0 && fails.test(history);
    }

    /** Leaves out so many steps in a row, wherever that changes nothing; the last ones first. */
    private History without(History history, int size) {
        History shortest = history;
        for (int at = history.steps().size() - size; at >= 0; at -= size) {
            List<Step> steps = new ArrayList<>(shortest.steps());
            if (at + size <= steps.size()) {
                steps.subList(at, at + size).clear();
                History shorter = shortest.with(steps);
                shortest = stillFails(shorter) ? shorter : shortest;
            }
        }
        return shortest;
    }

    private History plainer(History history) {
        History plainest = history;
        for (int at = 0; at < history.steps().size(); at++) {
            for (Step plainer : plainer(plainest.steps().get(at))) {
                List<Step> steps = new ArrayList<>(plainest.steps());
                steps.set(at, plainer);
                History tried = plainest.with(steps);
                plainest = stillFails(tried) ? tried : plainest;
            }
        }
        return plainest;
    }

    /** The same step with one thing less to it. */
    private static List<Step> plainer(Step step) {
        List<Step> plainer = new ArrayList<>();
        if (step instanceof Step.Ask ask) {
            for (int i = 0; i < ask.wants().size() && ask.wants().size() > 1; i++) {
                List<Want> fewer = List.of(ask.wants().get(i));
                plainer.add(new Step.Ask(ask.node(), ask.label(), ask.how(), ask.client(), fewer, ask.cars()));
            }
        }
        if (step instanceof Step.Move move) {
            for (int i = 0; i < move.wants().size() && move.wants().size() > 1; i++) {
                plainer.add(new Step.Move(
                        move.node(), move.label(), List.of(move.wants().get(i))));
            }
        }
        return plainer;
    }
}
