package paddock.homologation;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import paddock.kernel.Text;

/** What a rule demands where it applies. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
public sealed interface Demand {

    /** That something holds: open hours, a noise limit, an activity, a direction. */
    record Require(Condition that) implements Demand {}

    /** That something does not hold. */
    record Forbid(Condition what) implements Demand {}

    /** No more vehicles than a table says. */
    record Numbers(Table table) implements Demand {}

    /**
     * A floating break: every day, somewhere between two hours, nobody runs for a while.
     *
     * @param within the hours in which the break lies
     * @param pieces into how many parts it may fall
     */
    record Pause(Duration length, Hours within, int pieces) implements Demand {}

    /**
     * A rest that follows driving: nobody drives for longer before everybody has stood still for a while.
     *
     * @param length how long everybody stands still; what is shorter is no rest
     * @param after of how much driving at most
     */
    record Rest(Duration length, Duration after) implements Demand {}

    /** How much may, or must not, be used in a period. */
    record Quota(Amount amount, Counter.Period per, Condition of) implements Demand {
        /** What is counted, and which way. */
        @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
        public sealed interface Amount {

            Counter.Unit unit();

            /** No more units used than these. */
            record AtMost(int units, Counter.Unit unit) implements Amount {}

            /** At least so many days, or weekends, without any use. */
            record FreeAtLeast(int units, Counter.Unit unit) implements Amount {}

            /** So many days without any use, in at most so many runs of consecutive days. */
            record ClosedInRuns(int days, int runs) implements Amount {
                @Override
                public Counter.Unit unit() {
                    return Counter.Unit.DAY;
                }
            }
        }
    }

    /**
     * No more days, or weekends, one after the other than these.
     *
     * @param of the days that are counted; one that is not used for it ends the run
     */
    record InARow(int most, Counter.Unit unit, Condition of) implements Demand {}

    /** Never two of these layouts at the same time. */
    record Apart(Set<String> layouts) implements Demand {
        public Apart {
            layouts = Set.copyOf(layouts);
        }
    }

    /** Never vehicles of two of these kinds on the circuit at the same time, of whichever uses they are. */
    record Unmixed(List<Condition> kinds) implements Demand {
        public Unmixed {
            kinds = List.copyOf(kinds);
        }
    }

    /** An authorisation to hold, or a declaration to make, beforehand. */
    record Step(Kind kind, @Nullable Period notice) implements Demand {
        /** Who has to say something. */
        public enum Kind {
            AUTHORISATION,
            DECLARATION
        }
    }

    /** A wording that leaves doubt: nobody can say without asking whoever wrote it. */
    record Doubt(Text question) implements Demand {}
}
