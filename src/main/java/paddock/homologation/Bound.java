package paddock.homologation;

import org.jspecify.annotations.Nullable;
import paddock.fact.Truth;

/**
 * A range of numbers. Either end may be open, may or may not belong to it, and the upper one may be another fact, such
 * as the value a federation has fixed.
 *
 * @param least lower end; absent where there is none
 * @param leastIn whether the lower end belongs to it
 * @param most upper end; absent where there is none, or where it is another fact
 * @param mostIn whether the upper end belongs to it
 * @param mostFact the fact that is the upper end
 */
public record Bound(
        @Nullable Double least,
        boolean leastIn,
        @Nullable Double most,
        boolean mostIn,
        @Nullable String mostFact) {

    public static Bound atMost(double most) {
        return new Bound(null, false, most, true, null);
    }

    boolean contains(double number) {
        return (least == null || (leastIn ? number >= least : number > least)) && below(number, most);
    }

    /** What having any at all of something that can be counted says: any whole number above zero. */
    Truth containsSome() {
        boolean all = most == null && (least == null || contains(1));
        boolean none = most != null && (most < 1 || (most == 1 && !mostIn));
        return all ? Truth.TRUE : none ? Truth.FALSE : Truth.UNKNOWN;
    }

    boolean below(double number, @Nullable Double end) {
        return end == null || (mostIn ? number <= end : number < end);
    }

    /** Whether it only says "no more than". */
    public boolean isLimit() {
        return least == null && (most != null || mostFact != null);
    }

    public boolean isEmpty() {
        return least != null && most != null && (least > most || (least.equals(most) && !(leastIn && mostIn)));
    }

    public boolean overlaps(Bound other) {
        return !crossed(this, other) && !crossed(other, this);
    }

    /** Whether one ends before the other begins. */
    private static boolean crossed(Bound one, Bound other) {
        if (one.most == null || other.least == null) {
            return false;
        }
        return one.most < other.least || (one.most.equals(other.least) && !(one.mostIn && other.leastIn));
    }
}
