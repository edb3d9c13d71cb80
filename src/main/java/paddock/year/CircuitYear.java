package paddock.year;

import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import paddock.circuit.Circuit;

/**
 * A year of a circuit, day by day.
 *
 * @param days what each of its days came to, from 1 January on
 * @param before the days sold in the year before
 * @param past in which years before it was used, and how many days of each were sold
 */
record CircuitYear(
        Circuit circuit, int year, List<DayUse> days, Set<LocalDate> before, SortedMap<Integer, Integer> past) {

    CircuitYear {
        days = List.copyOf(days);
        before = Set.copyOf(before);
    }

    /** How many days were sold. */
    int sold() {
        return (int) days.stream().filter(DayUse.SOLD::equals).count();
    }

    /** What a day of that year came to. */
    DayUse on(LocalDate day) {
        return days.get(day.getDayOfYear() - 1);
    }

    /** Runs of days that came to the same, in order. */
    List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= days.size(); i++) {
            if (i == days.size() || days.get(i) != days.get(first)) {
                runs.add(new Run(days.get(first), date(first), date(i)));
                first = i;
            }
        }
        return runs;
    }

    private LocalDate date(int number) {
        return Year.of(year).atDay(1).plusDays(number);
    }

    /** Days one after the other that came to the same. */
    record Run(DayUse use, LocalDate from, LocalDate until) {}
}
