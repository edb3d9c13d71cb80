package paddock.homologation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paddock.homologation.Demand.InARow;

/** Rules about what is on the circuit beside a use, before it and after it. */
final class Alongside {

    private final Judging judging;
    private @Nullable Rows rows;

    Alongside(Judging judging) {
        this.judging = judging;
    }

    Truth inARow(InARow row, LocalDate day) {
        rows = rows == null ? new Rows(judging, row) : rows;
        return rows.truth(day);
    }

    /** Vehicles of one use at one time, and of which kinds they are. */
    private record Group(Vehicles vehicles, List<Truth> kinds) {

        /** Whether these and those are of two kinds that do not go together. */
        Truth clash(Group other) {
            Truth clash = Truth.FALSE;
            for (int i = 0; i < kinds.size(); i++) {
                for (int j = 0; j < kinds.size(); j++) {
                    clash = i == j ? clash : clash.or(kinds.get(i).and(other.kinds.get(j)));
                }
            }
            return clash;
        }

        /** Vehicles of which one may be of this kind and one of that; nobody knows what each of them is. */
        Truth clashWithin() {
            return Objects.equals(vehicles.count(), 1)
                    ? Truth.FALSE
                    : clash(this).and(Truth.UNKNOWN);
        }

        boolean concerned() {
            return kinds.stream().anyMatch(kind -> kind != Truth.FALSE);
        }
    }

    Truth unmixed(Demand.Unmixed demand, Slice slice) {
        List<Group> own = groups(demand, judging.use(), slice);
        List<Use> others = judging.beside();
        Truth clash = others == null && own.stream().anyMatch(Group::concerned) ? Truth.UNKNOWN : Truth.FALSE;
        for (int i = 0; i < own.size(); i++) {
            clash = clash.or(own.get(i).clashWithin());
            for (Group beside : own.subList(i + 1, own.size())) {
                clash = clash.or(own.get(i).clash(beside));
            }
        }
        for (Use other : others == null ? List.<Use>of() : others) {
            for (Group beside : Sets.at(other, slice) ? groups(demand, other, slice) : List.<Group>of()) {
                for (Group each : own) {
                    clash = clash.or(each.clash(beside));
                }
            }
        }
        return clash.not();
    }

    private List<Group> groups(Demand.Unmixed demand, Use use, Slice slice) {
        List<Group> groups = new ArrayList<>();
        for (Vehicles vehicles : use.vehicles()) {
            Moment moment = judging.moment(slice, vehicles).of(use);
            groups.add(new Group(
                    vehicles,
                    demand.kinds().stream().map(kind -> kind.at(moment)).toList()));
        }
        return groups;
    }

    /** The other uses, and what would have told of which kind vehicles are. */
    void missing(Demand.Unmixed demand, Moment moment, Set<String> into) {
        List<Use> uses = new ArrayList<>(List.of(judging.use()));
        List<Use> others = judging.beside();
        if (others == null) {
            into.add("others");
        } else {
            others.stream().filter(judging.use()::overlaps).forEach(uses::add);
        }
        for (Use use : uses) {
            for (Vehicles vehicles : use.vehicles()) {
                Moment about = moment.about(vehicles).of(use);
                demand.kinds().stream()
                        .filter(kind -> kind.at(about) == Truth.UNKNOWN)
                        .forEach(kind -> kind.missing(about, into));
            }
        }
    }

    /** Days, or weekends, used one after the other, on both sides of a use. */
    private static final class Rows {

        /** The longest way from a day that counts to the next: from a first Sunday of a month to that of the next. */
        private static final int FARTHEST = 35;

        private final Judging judging;
        private final InARow row;
        private final @Nullable List<Use> others;
        private final Used used = new Used(new HashSet<>(), new HashSet<>());

        Rows(Judging judging, InARow row) {
            this.judging = judging;
            this.row = row;
            this.others = judging.others();
            add(judging.use());
            if (others != null) {
                others.forEach(this::add);
            }
        }

        Truth truth(LocalDate day) {
            LocalDate unit = unit(day);
            if (counts(judging.use(), day) == Truth.FALSE) {
                return Truth.TRUE;
            }
            if (used.certain.contains(unit) && run(unit, used.certain) > row.most()) {
                return Truth.FALSE;
            }
            return others != null && run(unit, used.possible) <= row.most() ? Truth.TRUE : Truth.UNKNOWN;
        }

        /** Units that certainly are used, and those that possibly are as well. */
        private record Used(Set<LocalDate> certain, Set<LocalDate> possible) {}

        private void add(Use use) {
            for (Slice slice : judging.calendar().slices(use.from(), use.until(), new int[0])) {
                Truth counts = counts(use, slice.date());
                if (counts == Truth.TRUE) {
                    used.certain.add(unit(slice.date()));
                }
                if (counts != Truth.FALSE) {
                    used.possible.add(unit(slice.date()));
                }
            }
        }

        private int run(LocalDate unit, Set<LocalDate> used) {
            int length = 1;
            for (int step : new int[] {-1, 1}) {
                Optional<LocalDate> next = next(unit, step);
                while (next.filter(used::contains).isPresent() && length <= row.most()) {
                    length++;
                    next = next(next.get(), step);
                }
            }
            return length;
        }

        /** The nearest unit before or after that would count, if this use took place on it. */
        private Optional<LocalDate> next(LocalDate unit, int step) {
            return Stream.iterate(1, away -> away + 1)
                    .limit(FARTHEST + 1)
                    .map(away -> unit.plusDays((long) step * away))
                    .filter(day -> !unit(day).equals(unit) && counts(judging.use(), day) != Truth.FALSE)
                    .map(this::unit)
                    .findFirst();
        }

        private LocalDate unit(LocalDate day) {
            return row.unit() == Counter.Unit.WEEKEND && Counter.isWeekend(day) ? Counter.saturdayOf(day) : day;
        }

        private Truth counts(Use use, LocalDate day) {
            if (row.unit() == Counter.Unit.WEEKEND && !Counter.isWeekend(day)) {
                return Truth.FALSE;
            }
            return use.vehicles().stream()
                    .map(vehicles -> row.of()
                            .at(judging.moment(day, Hours.DAY / 2, vehicles).of(use)))
                    .reduce(Truth.FALSE, Truth::or);
        }
    }
}
