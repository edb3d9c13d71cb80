package paddock.oracle;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** One thing that happens in a history. What it is about is named by a label; where nothing has that label, nothing happens. */
public sealed interface Step {

    /** Stands for the label of the latest that something can be done about. */
    String LATEST = "the latest";

    /** How something is asked for. */
    enum How {
        /** By the client itself, who keeps to the terms. */
        HOLD_SELF,
        HOLD,
        BOOK,
        CLOSE
    }

    enum Verb {
        CONFIRM,
        RELEASE,
        CHALLENGE,
        FILE,
        GRANT,
        REFUSE
    }

    /** A time that something has. */
    enum Point {
        LAPSE,
        BEGIN,
        END
    }

    /**
     * Somebody would like to have something.
     *
     * @param node which of the two is asked
     */
    record Ask(int node, String label, How how, Client client, List<Want> wants, int cars) implements Step {
        @Override
        public String toString() {
            String who = how == How.CLOSE ? "" : " for " + client + ", " + cars + " cars";
            return "node " + node + ": " + label + " = " + how + who + ": " + listed(wants);
        }
    }

    /**
     * Something becomes of it.
     *
     * @param stale whether whoever acts has read an older version
     */
    record Act(int node, Verb verb, String label, boolean stale) implements Step {
        @Override
        public String toString() {
            return "node " + node + ": " + verb + " " + label + (stale ? " as it was before" : "");
        }
    }

    record Move(int node, String label, List<Want> wants) implements Step {
        @Override
        public String toString() {
            return "node " + node + ": MOVE " + label + " to " + listed(wants);
        }
    }

    record Swap(int node, String one, String other) implements Step {
        @Override
        public String toString() {
            return "node " + node + ": SWAP " + one + " and " + other;
        }
    }

    /**
     * Something is closed, though others have it.
     *
     * @param later how many days later those who are in the way have the same; 0 to end them
     */
    record CloseOver(int node, String label, List<Want> wants, int later) implements Step {
        @Override
        public String toString() {
            return "node " + node + ": " + label + " = CLOSE OVER " + listed(wants)
                    + (later == 0 ? ", ending those there" : ", moving those there by " + later + " days");
        }
    }

    record Pass(Duration time) implements Step {
        @Override
        public String toString() {
            return "time passes: " + time;
        }
    }

    /** The clock is set to a time that something has, or a little before or after it, unless that is past. */
    record Until(String label, Point point, int micros) implements Step {
        @Override
        public String toString() {
            return "time passes: until " + point + " of " + label + (micros == 0 ? "" : " and " + micros + " µs");
        }
    }

    /** Who asks. */
    enum Client {
        CLUB,
        SCHOOL,
        MAKER
    }

    private static String listed(List<Want> wants) {
        return wants.stream().map(Want::toString).collect(Collectors.joining(" + "));
    }
}
