package paddock.homologation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What may not be on the circuit beside a use, nor within it. */
final class Alongside {

    private final Judging judging;

    Alongside(Judging judging) {
        this.judging = judging;
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
}
