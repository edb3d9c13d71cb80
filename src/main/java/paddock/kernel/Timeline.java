package paddock.kernel;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A value that changes on known dates: at most one on any day, and none where nothing is known. */
public record Timeline<T>(List<Spell<T>> spells) {

    /** One value and the days it holds. */
    public record Spell<T>(Days during, T value) {}

    public Timeline {
        spells = spells.stream()
                .sorted(Comparator.comparing(
                        spell -> spell.during().from(), Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
        for (int i = 1; i < spells.size(); i++) {
            Days earlier = spells.get(i - 1).during();
            Days later = spells.get(i).during();
            if (earlier.overlap(later)) {
                throw new IllegalArgumentException(earlier + " and " + later + " overlap");
            }
        }
    }

    public static <T> Timeline<T> always(T value) {
        return new Timeline<>(List.of(new Spell<>(Days.ALWAYS, value)));
    }

    public Optional<T> on(LocalDate day) {
        return spells.stream()
                .filter(spell -> spell.during().contain(day))
                .map(Spell::value)
                .findFirst();
    }

    /** The days on which the value becomes another one, begins or ends, in order. */
    public List<LocalDate> turningPoints() {
        List<LocalDate> days = new ArrayList<>();
        for (Spell<T> spell : spells) {
            if (spell.during().from() != null) {
                days.add(spell.during().from());
            }
            if (spell.during().until() != null) {
                days.add(spell.during().until());
            }
        }
        return days.stream().distinct().sorted().toList();
    }
}
