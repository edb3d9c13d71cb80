package paddock.homologation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import paddock.kernel.Days;
import paddock.kernel.Text;

/** All that is written about a site's circuits: orders in their versions, what needs none, what is used up, and for whom. */
public record Law(List<Order> orders, List<Exemption> exemptions, List<Register> registers, List<Profile> profiles) {

    /** The same, where every order is renewed as it is after its last day. */
    Law renewed() {
        Map<String, Order> last = new LinkedHashMap<>();
        orders.stream()
                .filter(order -> order.level() == Order.Level.ORDER)
                .forEach(order -> last.merge(order.key(), order, Law::later));
        List<Order> all = new ArrayList<>(orders);
        last.values().forEach(order -> {
            LocalDate until = order.validity().until();
            if (until != null) {
                all.add(order.during(new Days(until, null)));
            }
        });
        return new Law(all, exemptions, registers, profiles);
    }

    private static Order later(Order one, Order other) {
        LocalDate until = one.validity().until();
        LocalDate otherUntil = other.validity().until();
        return until == null || (otherUntil != null && !otherUntil.isAfter(until)) ? one : other;
    }

    /**
     * A kind of use whose lawful hours a circuit's page draws.
     *
     * @param circuit key of the circuit it is for; absent for all of the site
     * @param facts by name, written as in an address; several codes with commas between them
     */
    public record Profile(String key, Text name, @Nullable String circuit, SortedMap<String, String> facts) {
        public Profile {
            facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
        }
    }

    /**
     * That a circuit needs no order, and why. Without one, silence means that nobody knows.
     *
     * @param when the uses that need none, where there is an order and where there is not; absent where no use does,
     *     and then it stands in for a missing order only
     */
    public record Exemption(
            @Nullable String circuit,
            Text reason,
            String cite,
            @Nullable Condition when) {}

    /**
     * What has been taken from a counter, as the operator keeps it. It is complete for the days it is kept for: a
     * counter without a register is one of which nobody knows what is left.
     *
     * @param order key of the text, in all its versions
     * @param counter the counter's id
     * @param from the first day it is kept for; absent where nothing was taken before
     * @param invented why it is here although nothing of it ever happened; absent for a real one
     */
    public record Register(
            String order,
            String counter,
            @Nullable LocalDate from,
            @Nullable Text invented,
            List<Taken> used) {

        public Register {
            used = List.copyOf(used);
        }

        /** Whether it says all that was taken in a period under a text that is in force on certain days. */
        public boolean covers(Days period, Days validity) {
            LocalDate begin = later(period.from(), validity.from());
            return from == null || (begin != null && !from.isAfter(begin));
        }

        private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
            return one == null || (other != null && other.isAfter(one)) ? other : one;
        }

        /** Every unit by its day, and by what names it: two uses of one day share a unit that is the day itself. */
        void each(Counter.Unit unit, BiConsumer<LocalDate, Object> into) {
            for (Taken taken : used) {
                for (LocalDate day : taken.days(unit)) {
                    into.accept(day, unit.isNamedByItsDay() ? day : new Object());
                }
            }
        }

        /** How many units it says were taken in a period. */
        public int usedIn(Days period, Counter.Unit unit) {
            return (int) used.stream()
                    .flatMap(taken -> taken.days(unit).stream())
                    .filter(period::contain)
                    .count();
        }
    }

    /**
     * Units taken at once.
     *
     * @param on their day; of several days, nights or weekends the first, which the others follow
     * @param reference what granted them, as people quote it
     */
    public record Taken(
            LocalDate on,
            int units,
            @Nullable String reference,
            @Nullable Text note) {

        /** The day of each unit. */
        public List<LocalDate> days(Counter.Unit unit) {
            LocalDate first = unit == Counter.Unit.WEEKEND ? Counter.saturdayOf(on) : on;
            int apart = unit.isNamedByItsDay() ? (unit == Counter.Unit.WEEKEND ? 7 : 1) : 0;
            return IntStream.range(0, units)
                    .mapToObj(n -> first.plusDays((long) n * apart))
                    .toList();
        }
    }

    public static final Law NONE = new Law(List.of(), List.of(), List.of(), List.of());

    public Law {
        orders = List.copyOf(orders);
        exemptions = List.copyOf(exemptions);
        profiles = List.copyOf(profiles);
        registers = registers.stream()
                .sorted(Comparator.comparing(Register::order).thenComparing(Register::counter))
                .toList();
    }
}
