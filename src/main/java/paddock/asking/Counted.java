package paddock.asking;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import paddock.homologation.Counter;
import paddock.homologation.Law;
import paddock.homologation.Law.Register;
import paddock.homologation.Law.Taken;
import paddock.homologation.Order;
import paddock.kernel.Days;
import paddock.kernel.Text;
import paddock.web.Formats;

/**
 * A counter of an order in the period around a day: what was used, when, and what is left.
 *
 * @param used units used in the period; absent where nobody has written that down
 */
record Counted(
        Counter counter,
        String period,
        @Nullable Integer used,
        List<Line> lines,
        @Nullable Text invented) {

    /** Units used at once. */
    record Line(
            String date,
            int units,
            @Nullable String reference,
            @Nullable Text note) {}

    /** Whether everything used in the period is written down. */
    public boolean known() {
        return used != null;
    }

    /** Units left in the period, where it is known. */
    public int left() {
        return used == null ? counter.most() : Math.max(0, counter.most() - used);
    }

    /** A day on whose period counters are looked at, for readers of one language. */
    record Around(LocalDate day, Locale locale) {

        List<Counted> of(Law law, Order order) {
            return order.counters().stream()
                    .map(counter -> counted(counter, order, register(law, order, counter)))
                    .toList();
        }

        private static @Nullable Register register(Law law, Order order, Counter counter) {
            return law.registers().stream()
                    .filter(each -> each.order().equals(order.key()))
                    .filter(each -> each.counter().equals(counter.id()))
                    .findFirst()
                    .orElse(null);
        }

        private Counted counted(Counter counter, Order order, @Nullable Register register) {
            Days period = counter.per().around(within(order.validity(), day), order.validity());
            if (register == null) {
                return new Counted(counter, said(period), null, List.of(), null);
            }
            List<Line> lines = register.used().stream()
                    .sorted(Comparator.comparing(Taken::on))
                    .map(taken -> line(taken, units(taken, counter, period)))
                    .filter(line -> line.units() > 0)
                    .toList();
            Integer used = register.covers(period, order.validity()) ? register.usedIn(period, counter.unit()) : null;
            return new Counted(counter, said(period), used, lines, register.invented());
        }

        private static int units(Taken taken, Counter counter, Days period) {
            return (int)
                    taken.days(counter.unit()).stream().filter(period::contain).count();
        }

        private Line line(Taken taken, int units) {
            return new Line(new Formats(locale).date(taken.on()), units, taken.reference(), taken.note());
        }

        /** Of an order that is not in force, its last day, or its first. */
        static LocalDate within(Days validity, LocalDate day) {
            LocalDate from = validity.from();
            LocalDate until = validity.until();
            if (until != null && !day.isBefore(until)) {
                return until.minusDays(1);
            }
            return from != null && day.isBefore(from) ? from : day;
        }

        private String said(Days period) {
            LocalDate from = period.from();
            LocalDate until = period.until();
            return (from == null ? "…" : new Formats(locale).date(from)) + " – "
                    + (until == null ? "…" : new Formats(locale).date(until.minusDays(1)));
        }
    }
}
